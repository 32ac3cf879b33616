/**
 * What came from the hub, held to the keys of those who made it (Y19). What nothing proves is written down as such and
 * stands in nobody's way; once the hub tells of the key that was missing, it is read back and held to that.
 */
import type { DeviceId } from '../../shared/kernel/ids';
import { restBetween } from '../../shared/kernel/rest-between';
import { ok, type Result } from '../../shared/kernel/result';
import type { World } from '../../shared/kernel/world';
import { firstLoadPorts } from '../../shared/node/first-load-ports';
import type { SequencedChange } from '../../shared/protocol/change';
import { openFirstLoad } from '../../shared/protocol/first-load';
import type { PositionedEntry, Unproved } from '../../shared/protocol/journal-entry';
import type { BodyStore } from '../bodies/body-store';
import type { Follower } from '../follow/follower';
import type { Enrolment } from '../follow/hub-place';
import type { Journal } from '../journal/journal';
import { createMakerCheck } from '../makers/check-makers';
import { makerKeys } from '../makers/maker-keys';
import { learn, toldBy } from '../makers/makers';

export type ProveParts = {
  readonly journal: Pick<Journal, 'append' | 'read'>;
  readonly follower: Pick<Follower, 'identity' | 'hub' | 'makers' | 'catchUp'>;
  readonly bodies: Pick<BodyStore, 'get'>;
  readonly enrolment: Enrolment;
  /** Of this device as it is now, raw 32 bytes, base64. */
  readonly publicKey: () => string;
  readonly world: Pick<World, 'monotonicMs' | 'pause'>;
};

const sliceMs = 5;
const batchBytes = 2_000_000;

const restIn = ({ world }: ProveParts): (() => Promise<void>) => restBetween(world, sliceMs);

/** Those of a page that nothing proves, by the keys known before it and those it tells of. */
export async function findUnproved(
  parts: ProveParts,
  changes: readonly SequencedChange[],
): Promise<readonly Unproved[]> {
  const { follower, enrolment, publicKey } = parts;
  const makers = learn(follower.makers(), toldBy(changes, enrolment));
  const here = { deviceId: follower.identity().deviceId, publicKey: publicKey() };
  const check = createMakerCheck(makerKeys(makers, enrolment, here));
  const rest = restIn(parts);
  for (const change of changes) {
    check.add(change);
    await rest();
  }
  return check.judge(rest);
}

async function changesIn(
  { bodies }: ProveParts,
  { entry }: PositionedEntry,
): Promise<readonly SequencedChange[]> {
  if (entry.kind === 'pulled') return entry.changes;
  if (entry.kind !== 'first-load') return [];
  const body = await bodies.get(entry.digest);
  const load = body.ok ? await openFirstLoad(body.value, firstLoadPorts) : null;
  const changes: SequencedChange[] = [];
  for (const block of load?.blocks ?? []) changes.push(...((await load?.read(block)) ?? []));
  return changes;
}

/** The changes of a device that nothing proved when they came. */
async function readHeld(parts: ProveParts, deviceId: DeviceId): Promise<readonly SequencedChange[]> {
  const held = parts.follower.makers().unproved.filter((one) => one.deviceId === deviceId);
  const seqs = new Set(held.map(({ seq }) => seq));
  const found: SequencedChange[] = [];
  for (const position of new Set(held.map((one) => one.position)))
    for (const positioned of await parts.journal.read(position, 1))
      for (const change of await changesIn(parts, positioned)) if (seqs.has(change.seq)) found.push(change);
  return found;
}

/** As many as one entry of the journal holds; one batch of none where there are none. */
function inBatches(changes: readonly SequencedChange[]): SequencedChange[][] {
  const batches: SequencedChange[][] = [[]];
  let bytes = 0;
  for (const change of changes) {
    const last = batches.at(-1);
    const size = Buffer.byteLength(change.text);
    bytes += size;
    if (last && (last.length === 0 || bytes <= batchBytes)) last.push(change);
    else {
      batches.push([change]);
      bytes = size;
    }
  }
  return batches;
}

/** Holds what waited for a key that has come to that key, and writes down what it proves. */
export async function proveHeld(parts: ProveParts): Promise<Result<null>> {
  const { follower, journal } = parts;
  for (const deviceId of follower.makers().toProve) {
    const { epoch } = follower.hub();
    if (epoch === null) break;
    const held = await readHeld(parts, deviceId);
    const unproved = new Set((await findUnproved(parts, held)).map(({ seq }) => seq));
    const changes = held.filter(({ seq }) => !unproved.has(seq));
    const batches = inBatches(changes);
    for (const [at, batch] of batches.entries()) {
      const isLast = at === batches.length - 1;
      const appended = await journal.append([{ kind: 'proved', epoch, deviceId, changes: batch, isLast }]);
      if (!appended.ok) return appended;
    }
    await follower.catchUp();
  }
  return ok(null);
}
