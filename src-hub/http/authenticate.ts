/**
 * Which device asks, by its bearer token, and where its organisation stands. One query per request, so that a revoked
 * device or a new epoch counts at once in every hub on the database.
 *
 * A device that says to know of a number this hub has never given out in this epoch, or of another change at that number,
 * is asked for the hub's own word on it before anything else is done (`changes/put-back`); a header proves nothing.
 */
import type { FastifyRequest } from 'fastify';
import { type Problem, problem } from '../../shared/kernel/problem';
import { err, ok, type Result } from '../../shared/kernel/result';
import type { Endpoint } from '../../shared/protocol/http-contract';
import { clockHeader, deviceHeader, seenHeader } from '../../shared/protocol/hub-api';
import type { Sees } from '../../shared/values/sees';
import type { Signer } from '../accept/examine-change';
import { endKeysThrownAway } from '../accounts/end-keys-thrown-away';
import { hashToken } from '../accounts/enrol-device';
import { hasHandedIn, noteContact } from '../accounts/note-contact';
import { countAudit } from '../audit/write-audit';
import { readDeviceClock } from '../authorise/device-clock';
import { logEvent } from '../log';
import type { Looker, Sight } from '../sight/work-out-sight';
import type { Store } from '../store/open-store';

export type Caller = Signer &
  Looker & {
    readonly epoch: string;
    readonly lastSeq: number;
    /** A device that was loaded before this number holds what was erased since. */
    readonly erasedSeq: number;
    /** It says to know of numbers that the hub does not hold so; that is worth nothing before it is proved. */
    readonly isBehind: boolean;
  };

const bearer = /^Bearer ([A-Za-z0-9_-]{20,200})$/;
const seenPattern = /^([0-9a-f-]{36}) (\d{1,15}) ([0-9a-f]{64}|-)$/;

type Seen = { readonly epoch: string; readonly seq: number; readonly hash: string | null };

function readSeen(request: FastifyRequest): Seen | null {
  const [, epoch, seq, hash] = seenPattern.exec(String(request.headers[seenHeader])) ?? [];
  if (epoch === undefined || seq === undefined || hash === undefined) return null;
  return { epoch, seq: Number(seq), hash: hash === '-' ? null : hash };
}

type Standing = { readonly epoch: string; readonly last_seq: number; readonly hash_there: string | null };

const saysPutBack = (seen: Seen, hub: Standing): boolean =>
  seen.epoch === hub.epoch &&
  (seen.seq > hub.last_seq || (seen.hash !== null && seen.hash !== hub.hash_there));

type Access = { readonly suspended_at: Date | null; readonly revoked_at: Date | null };

/** Why a device that is known is not answered; revoked, it may still hand in what it recorded. */
function findAccessProblem(device: Access, { isForRevoked }: Endpoint): Problem | null {
  if (device.revoked_at) return isForRevoked ? null : problem('device-revoked');
  return device.suspended_at ? problem('device-suspended') : null;
}

type SightRow = { readonly sees: Sees | null; readonly sees_at: number; readonly anew_seq: number };

/** What it sees, where nothing moved that since it was worked out. */
const sightOf = (
  { sees, sees_at, anew_seq }: SightRow,
  { sight_seq }: { readonly sight_seq: number },
): Sight | null => (sees !== null && sees_at >= sight_seq ? { sees, anewSeq: anew_seq } : null);

/** The device behind a request. */
export async function authenticate(
  store: Store,
  request: FastifyRequest,
  endpoint: Endpoint,
): Promise<Result<Caller>> {
  const token = bearer.exec(request.headers.authorization ?? '')?.[1];
  if (!token) return err(problem('device-unknown'));
  const seen = readSeen(request);
  const row = await store.database
    .selectFrom('device')
    .innerJoin('organisation', 'organisation.organisation_id', 'device.organisation_id')
    .leftJoin('change', (join) =>
      join.onRef('change.organisation_id', '=', 'device.organisation_id').on('seq', '=', seen?.seq ?? 0),
    )
    .select([
      'device.organisation_id',
      'device.device_id',
      'device.public_key',
      'epoch',
      'last_seq',
      'sight_seq',
      'erased_seq',
    ])
    .select([
      'change.hash as hash_there',
      'suspended_at',
      'revoked_at',
      'last_seen_at',
      'program',
      'waiting',
      'sees',
      'sees_at',
      'anew_seq',
    ])
    .where('token_hash', '=', hashToken(token))
    .executeTakeFirst();
  if (!row) return err(problem('device-unknown'));
  const about = request.headers[deviceHeader]?.toString();
  await noteContact(store, row, about);
  const refusal = findAccessProblem(row, endpoint);
  if (refusal) {
    if (refusal.code === 'device-revoked' && hasHandedIn(about)) await endKeysThrownAway(store, row);
    const told = { what: 'device-refused', deviceId: row.device_id, outcome: refusal.code } as const;
    await countAudit(store.database, row.organisation_id, told, store.world.now());
    return err(refusal);
  }
  const isBehind = seen !== null && saysPutBack(seen, row);
  if (isBehind)
    logEvent(store.world, 'put-back-claimed', {
      deviceId: row.device_id,
      last: row.last_seq,
      seen: seen.seq,
    });
  return ok({
    organisationId: row.organisation_id,
    deviceId: row.device_id,
    publicKey: row.public_key,
    isRevoked: row.revoked_at !== null,
    arrival: {
      atMs: store.world.now().getTime(),
      clock: readDeviceClock(request.headers[clockHeader]?.toString()),
    },
    epoch: row.epoch,
    lastSeq: row.last_seq,
    erasedSeq: row.erased_seq,
    isBehind,
    sight: sightOf(row, row),
  });
}
