/** A whole hub: store, server, figures and, when asked for, the sample centre with a code to enrol a device with. */
import type { AddressInfo } from 'node:net';
import type { FastifyInstance } from 'fastify';
import type { World } from '../shared/kernel/world';
import { createEnrolmentCode } from './accounts/enrolment-code';
import { publishDevices } from './accounts/publish-devices';
import { pruneAudit } from './audit/prune-audit';
import { openClamd } from './bodies/clamd';
import { ensureFilesPlace } from './bodies/files-place';
import { type KeepScanned, keepBodiesScanned } from './bodies/keep-scanned';
import { evenOutKeys } from './bodies/key-copies';
import { fillAttachments } from './bodies/note-attachments';
import type { Bodies } from './bodies/object-store';
import { openBodies } from './bodies/open-bodies';
import { sweepBodies } from './bodies/sweep-bodies';
import { sweepCandidates } from './candidates/forget-candidates';
import { closeServer } from './http/close-server';
import { createServer } from './http/create-server';
import { serveMetrics } from './http/serve-metrics';
import { createProviders } from './identity/providers';
import { logEvent } from './log';
import { createMetrics } from './metrics';
import { openHubStore } from './open-hub-store';
import type { HubSettings } from './read-settings';
import { seedSampleCentre } from './sample-centre/seed-sample-centre';
import { fillMembers } from './sight/fill-members';
import type { Store } from './store/open-store';

export type Hub = {
  readonly url: string;
  /** A fresh code for the sample centre; null without one. */
  readonly enrolmentCode: string | null;
  /** Where the figures are served; null when they are not. */
  readonly metricsPort: number | null;
  /** Finishes what is being answered, then closes the database. */
  readonly close: () => Promise<void>;
};

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

function addressOf(server: FastifyInstance, { host, tls }: HubSettings): { url: string; port: number } {
  const { port } = server.server.address() as AddressInfo;
  const name = host.includes(':') ? `[${host}]` : host;
  return { url: `${tls ? 'https' : 'http'}://${name}:${port}`, port };
}

/** Lets go what the audit log need not keep any more, at once and every day. */
async function keepAuditPruned({ database, world }: Store, years: number): Promise<() => void> {
  const prune = async (): Promise<void> => {
    const rows = await pruneAudit(database, years, world.now());
    if (rows > 0) logEvent(world, 'audit-pruned', { rows });
  };
  await prune();
  return world.every(dayMs, () => {
    // A database that is away now is there tomorrow.
    prune().catch(() => logEvent(world, 'audit-not-pruned'));
  });
}

/** Throws away what nothing needs any more, at once and every hour. */
function keepBodiesSwept(store: Store, bodies: Bodies | null): () => void {
  if (!bodies) {
    logEvent(store.world, 'no-place-for-files');
    return () => {};
  }
  void sweepBodies(store, bodies.objects);
  return store.world.every(hourMs, () => void sweepBodies(store, bodies.objects));
}

const nobodyLooks: KeepScanned = { figures: () => null, stop: async () => {} };

/** Has the virus scanner of the settings look at files. */
function keepScanned(store: Store, bodies: Bodies | null, { scanner }: HubSettings): KeepScanned {
  if (!bodies || !scanner) return nobodyLooks;
  return keepBodiesScanned(store, bodies.objects, openClamd(scanner));
}

/** Forgets sessions and ways of candidates that nobody comes back to, and what they left half sent. */
function keepCandidatesSwept(store: Store): () => void {
  return store.world.every(hourMs, () => {
    // A database that is away now is there in an hour.
    sweepCandidates(store).catch(() => logEvent(store.world, 'candidates-not-swept'));
  });
}

/** Starts a hub and resolves when it answers. */
export async function serveHub(settings: HubSettings, world: World): Promise<Hub> {
  const { now } = world;
  const store = await openHubStore(settings.place, 'serve', world);
  let scanned = nobodyLooks;
  const metrics = createMetrics(store.poolFigures, () => scanned.figures());
  const { tls, trustedProxies } = settings;
  const providers = createProviders(world, settings.mayAskHere);
  const bodies = settings.bodies && (await openBodies(settings.bodies));
  const { candidates } = settings;
  const options = { limits: { trustedProxies }, tls, metrics, providers, bodies, candidates };
  const server = await createServer(store, now, options);
  const closing: (() => Promise<void>)[] = [() => closeServer(server, world)];
  const close = async (): Promise<void> => {
    logEvent(world, 'hub-stopping');
    for (const end of closing) await end();
    await store.close();
    logEvent(world, 'hub-stopped');
  };
  try {
    if (bodies) await ensureFilesPlace(store, bodies.objects);
    await fillMembers(store);
    await fillAttachments(store);
    if (bodies) await evenOutKeys(store, bodies.objects);
    await publishDevices(store, now());
    const stopPruning = await keepAuditPruned(store, settings.auditYears);
    const stopSweeping = keepBodiesSwept(store, bodies);
    const stopForgetting = keepCandidatesSwept(store);
    scanned = keepScanned(store, bodies, settings);
    closing.unshift(
      async () => stopPruning(),
      async () => stopForgetting(),
      async () => stopSweeping(),
      () => scanned.stop(),
    );
    const enrolmentCode = settings.hasSampleCentre
      ? await createEnrolmentCode(store, await seedSampleCentre(store, now()), now())
      : null;
    const figures = settings.metrics ? await serveMetrics(metrics, settings.metrics) : null;
    if (figures) closing.push(figures.close);
    await server.listen({ host: settings.host, port: settings.port });
    const { url, port } = addressOf(server, settings);
    const { hubId } = store.identity;
    logEvent(world, 'hub-started', { hubId, port, durability: store.durability });
    return { url, enrolmentCode, metricsPort: figures?.port ?? null, close };
  } catch (error) {
    await close();
    throw error;
  }
}
