/** `hub check` and `hub chains`: what the hub holds, and what somebody should look at. Names here, ids in the log. */
import { findWrongBases } from '../accept/basis-report';
import { findChainBreaks } from '../accept/chain-report';
import { countUnsigned, findLostTexts } from '../accept/erasure-report';
import { checkAudit } from '../audit/check-audit';
import { checkBodies, usualReadBytes } from '../bodies/check-bodies';
import type { Bodies } from '../bodies/object-store';
import type { Store } from '../store/open-store';
import type { Command } from './command';
import { describeScans } from './describe-scans';
import { listCentres, listDevices, type NamedCentre } from './find-named';

const kinds = {
  gap: 'misses changes before',
  fork: 'wrote two branches from (a copy of its folder was used, or it was put back)',
  link: 'does not go on from the change before',
} as const;

async function findFindings(store: Store, nameOf: (deviceId: string) => string): Promise<readonly string[]> {
  const breaks = await findChainBreaks(store.database);
  const wrongBases = await findWrongBases(store.database);
  const lostTexts = await findLostTexts(store);
  return [
    ...breaks.map(({ deviceId, kind, deviceSeq }) => `${nameOf(deviceId)} ${kinds[kind]} ${deviceSeq}`),
    ...wrongBases.map(
      ({ assessmentId, signatureId }) =>
        `assessment ${assessmentId}: signature ${signatureId} is not put under its events`,
    ),
    ...lostTexts.map(
      ({ subjectType, subjectId, texts }) =>
        `${subjectType} ${subjectId}: ${texts} texts are gone, and nobody asked to erase them`,
    ),
  ];
}

const listAllDevices = async (store: Store, centres: readonly NamedCentre[]) =>
  (await Promise.all(centres.map((centre) => listDevices(store, centre)))).flat();

async function findAuditGaps(store: Store, centres: readonly NamedCentre[]): Promise<readonly string[]> {
  const states = await Promise.all(centres.map((c) => checkAudit(store.database, c.organisationId)));
  return states.flatMap(({ missing }, place) =>
    missing > 0 ? [`${centres[place]?.name}: ${missing} rows were taken out of the audit log`] : [],
  );
}

async function nameDevices(store: Store, centres: readonly NamedCentre[]): Promise<(id: string) => string> {
  const devices = await listAllDevices(store, centres);
  const names = new Map(devices.map((d) => [d.deviceId as string, `${d.deviceName} of ${d.name}`]));
  return (deviceId) => `${names.get(deviceId) ?? 'a device'} (${deviceId})`;
}

async function describeCentreState(store: Store, centre: NamedCentre): Promise<string> {
  const { organisationId, name } = centre;
  const { last_seq } = await store.database
    .selectFrom('organisation')
    .select('last_seq')
    .where('organisation_id', '=', organisationId)
    .executeTakeFirstOrThrow();
  const refused = await store.database
    .selectFrom('refused_change')
    .select((count) => count.fn.countAll<number>().as('count'))
    .where('organisation_id', '=', organisationId)
    .executeTakeFirstOrThrow();
  const devices = await listDevices(store, centre);
  const out = devices.filter(({ isRevoked }) => isRevoked).length;
  const audit = await checkAudit(store.database, organisationId);
  const since = audit.since ? ` since ${audit.since.toISOString().slice(0, 10)}` : '';
  return `${name}: ${last_seq} changes, ${Number(refused.count)} refused and kept, ${devices.length} devices, ${out} shut out, ${audit.rows} rows of audit log${since}`;
}

async function describeUnsigned(store: Store, centres: readonly NamedCentre[]): Promise<readonly string[]> {
  const unsigned = await countUnsigned(store);
  return centres.flatMap(({ organisationId, name }) => {
    const texts = unsigned.get(organisationId);
    return texts
      ? [
          `${name}: ${texts} texts were erased by an earlier hub, which signed for none; nothing proves who asked`,
        ]
      : [];
  });
}

async function describePutBacks(store: Store, nameOf: (id: string) => string): Promise<readonly string[]> {
  const rows = await store.database
    .selectFrom('put_back')
    .innerJoin('organisation', 'organisation.organisation_id', 'put_back.organisation_id')
    .select(['name', 'at', 'device_id', 'proved_seq', 'put_back.last_seq'])
    .orderBy('at')
    .execute();
  return rows.map(({ name, at, device_id, proved_seq, last_seq }) =>
    device_id === null
      ? `${name}: told to hand in anew by a command at ${at.toISOString()}`
      : `${name}: had forgotten what was behind ${last_seq} (there was at least ${proved_seq}), proved by ${nameOf(device_id)} at ${at.toISOString()}; devices hand it in again by themselves`,
  );
}

async function describeCopies(store: Store, nameOf: (id: string) => string): Promise<readonly string[]> {
  const rows = await store.database
    .selectFrom('parted_device')
    .select(['device_id', 'new_device_id', 'parted_at'])
    .orderBy('parted_at')
    .execute();
  return rows.map(
    ({ device_id, new_device_id, parted_at }) =>
      `${nameOf(new_device_id)} was a copy of ${nameOf(device_id)} until ${parted_at.toISOString()}; nothing of either is lost`,
  );
}

const mostNamed = 20;

/** Files as far as there are any. */
async function describeBodies(
  store: Store,
  bodies: Bodies | null,
  isAll: boolean,
): Promise<{ readonly states: readonly string[]; readonly findings: readonly string[] }> {
  const { count } = await store.database
    .selectFrom('body')
    .select((all) => all.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  if (Number(count) === 0) return { states: [], findings: [] };
  if (!bodies)
    return {
      states: [],
      findings: [`VAKPROEF_HUB_FILES does not say where the ${count} files of this hub are`],
    };
  const checked = await checkBodies(store, bodies.objects, isAll ? Number.POSITIVE_INFINITY : usualReadBytes);
  const megabytes = Math.ceil(checked.bytes / 1024 ** 2);
  const { damaged } = checked;
  const more = damaged.length - mostNamed;
  return {
    states: [`${checked.bodies} files, ${megabytes} MB; ${checked.read} of them read back now`],
    findings: [
      ...damaged
        .slice(0, mostNamed)
        .map(({ place, what }) =>
          what === 'gone'
            ? `file ${place} is not where it was put: hub files puts it back from a backup`
            : `file ${place} does not read back as it came: devices that hold it send it again by themselves, and hub files puts it back from a backup`,
        ),
      ...(more > 0 ? [`and ${more} more files`] : []),
    ],
  };
}

export const checkHub: Command = {
  usage: 'check [--files all]',
  summary: 'tells what the hub holds and what somebody should look at; ends with 1 when there is something',
  options: ['files'],
  run: async ({ store: open, bodies, option, hasScanner }) => {
    const store = await open();
    const files = await describeBodies(store, await bodies(), option('files') === 'all');
    const scans = await describeScans(store, hasScanner);
    const centres = await listCentres(store);
    const nameOf = await nameDevices(store, centres);
    const states: string[] = [];
    for (const centre of centres) states.push(await describeCentreState(store, centre));
    states.push(...(await describeUnsigned(store, centres)));
    const isFlushed = store.durability === 'flushed';
    const findings = [
      ...(isFlushed ? [] : ['the database does not wait for its disk: what is receipted can be lost']),
      ...(await listAllDevices(store, centres)).flatMap(({ isDoubled, deviceId }) =>
        isDoubled
          ? [
              `${nameOf(deviceId)} is two: a copy of its folder is in use; at its next contact it takes an id of its own`,
            ]
          : [],
      ),
      ...(await findFindings(store, nameOf)),
      ...(await findAuditGaps(store, centres)),
      ...files.findings,
      ...scans.findings,
    ];
    const putBacks = await describePutBacks(store, nameOf);
    const lines = [
      `the database answers; what is receipted is ${isFlushed ? 'on its disk' : 'in memory only'}`,
      ...states,
      ...files.states,
      ...scans.states,
      ...putBacks,
      ...(await describeCopies(store, nameOf)),
      ...(findings.length > 0 ? ['', 'to look at:', ...findings] : ['nothing to look at']),
    ];
    return { text: lines.join('\n'), isGood: findings.length === 0 };
  },
};

export const showChains: Command = {
  usage: 'chains',
  summary: 'tells gaps and forks in what devices sent, and signatures that do not fit',
  run: async ({ store: open }) => {
    const store = await open();
    const nameOf = await nameDevices(store, await listCentres(store));
    const findings = await findFindings(store, nameOf);
    return { text: findings.join('\n') || 'all chains whole' };
  },
};
