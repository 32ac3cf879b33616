/**
 * Makes changes from drafts and keeps them: who, where and when, the chain of this device, hash and signature.
 * Recording the same draft again gives the change that was made the first time; the same id with other content is
 * refused. Drafts of one call become one frame, so all of them are kept or none.
 *
 * The chain of a device has no gaps: calls that wait together are composed one after another and handed to the journal
 * in the same tick, where they share one flush; when that fails, the chain goes back to where it was.
 */
import { hash as hashOf } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { Session } from '../../shared/contract/people-contract';
import { assert } from '../../shared/kernel/assert';
import type { ChangeId, DeviceId, OrganisationId, StaffId } from '../../shared/kernel/ids';
import { problem } from '../../shared/kernel/problem';
import { err, ok, type Result } from '../../shared/kernel/result';
import {
  type Change,
  type Draft,
  parseChange,
  type SignedChange,
  signedChangeSchema,
} from '../../shared/protocol/change';
import { isNestedTooDeep } from '../../shared/protocol/nesting';
import { protocolVersion } from '../../shared/protocol/protocol-version';
import type { ChainEnd } from '../follow/folds';
import type { Follower } from '../follow/follower';
import type { Journal } from '../journal/journal';
import { deriveSigningKey, type SigningKey } from '../keys/signing-key';
import { normaliseDraft } from './normalise-draft';
import { refuseDraft } from './refuse-draft';
import { toJson } from './to-json';

export type Recorded = {
  /** Position up to which the journal must be read to see all of the changes. */
  readonly position: number;
  /** One per draft, in their order. */
  readonly changes: SignedChange[];
  readonly savedAt: string;
};

export type Recorder = {
  /** Ed25519 key of this device, raw 32 bytes, base64. */
  readonly publicKey: string;
  /** @param by whose they are: nobody else may work here at this moment; absent: whoever does */
  readonly record: (drafts: readonly Draft[], by?: StaffId) => Promise<Result<Recorded>>;
};

export type RecorderOptions = {
  readonly journal: Pick<Journal, 'append'>;
  /** Knows this device's own changes: where each stands, and where their chain ends. */
  readonly follower: Pick<Follower, 'identity' | 'catchUp' | 'findOwn' | 'chainEnd' | 'people'>;
  readonly secret: Uint8Array;
  readonly now: () => Date;
  /** Milliseconds since the program started, monotonic. */
  readonly elapsedMs: () => number;
  readonly organisationId: () => OrganisationId | null;
  /** Who works here; null when the device is locked. */
  readonly session: () => Session | null;
};

type DeviceKey = SigningKey & { readonly deviceId: DeviceId };
type Call = {
  readonly drafts: readonly Draft[];
  /** Who the device was when it was asked. */
  readonly deviceId: DeviceId;
  /** Who worked here when it was asked, and for which centre. */
  readonly session: Session | null;
  readonly organisationId: OrganisationId | null;
  readonly settle: (result: Result<Recorded>) => void;
  readonly fail: (bug: unknown) => void;
};
/** A call made ready: which changes are new, and which were there. */
type Prepared = {
  readonly call: Call;
  readonly fresh: readonly SignedChange[];
  readonly changes: SignedChange[];
  readonly knownUpTo: number;
  readonly savedAt: string;
};

/** A text of so many letters may be three times as many bytes, and the hub's door counts bytes. */
const maxTextBytes = signedChangeSchema.shape.text.maxLength ?? Number.POSITIVE_INFINITY;

/** Whether a recorded change says what the draft says. */
const isSameDraft = (change: Change, draft: Draft): boolean => {
  const json = toJson(draft);
  if (json === null) return false;
  const asRecorded: Record<string, unknown> = JSON.parse(json);
  const recorded: Record<string, unknown> = change;
  return Object.entries(asRecorded).every(([field, said]) => isDeepStrictEqual(recorded[field], said));
};

/** A recorder over a journal that is followed. */
export function createRecorder(options: RecorderOptions): Recorder {
  const { journal, follower, now } = options;
  const keyNow = (): DeviceKey => {
    const { deviceId, keySeed } = follower.identity();
    return { deviceId, ...deriveSigningKey(options.secret, deviceId, keySeed) };
  };
  let key = keyNow();
  /** A copy of a folder may become another device while the program runs. */
  const currentKey = (): DeviceKey => {
    if (key.deviceId !== follower.identity().deviceId) key = keyNow();
    return key;
  };
  let waiting: Call[] = [];
  let isRunning = false;

  /** The session that it was asked in ended with another id or centre: whoever unlocks again says it again. */
  const isStale = ({ session, deviceId, organisationId }: Call, as: DeviceKey): boolean =>
    (session !== null && deviceId !== as.deviceId) ||
    (organisationId !== null && organisationId !== options.organisationId());
  const sign = (
    draft: Draft,
    before: ChainEnd,
    { session, organisationId }: Pick<Call, 'session' | 'organisationId'>,
    as: DeviceKey,
  ): SignedChange | null => {
    const change: Change = {
      ...draft,
      protocol: protocolVersion,
      organisationId,
      actorId: session?.staffId ?? null,
      sessionId: session?.sessionId ?? null,
      deviceId: as.deviceId,
      deviceSeq: before.deviceSeq + 1,
      occurredAt: now().toISOString(),
      elapsedMs: Math.max(0, options.elapsedMs()),
      prevHash: before.hash,
    };
    const text = toJson(change);
    if (text === null) return null;
    const hash = hashOf('sha256', text, 'buffer');
    return { text, hash: hash.toString('hex'), signature: as.sign(hash) };
  };

  /** Composes the new changes of a call behind `before`; touches nothing. */
  const prepare = async (call: Call, before: ChainEnd, as: DeviceKey): Promise<Result<Prepared>> => {
    if (isStale(call, as)) return err(problem('device-locked'));
    const fresh: SignedChange[] = [];
    const changes: SignedChange[] = [];
    const composed = new Map<ChangeId, SignedChange>();
    let point = before;
    let knownUpTo = 0;
    let savedAt = '';
    // One for all of them: the device may join another centre while what was recorded before is looked up.
    const organisationId = options.organisationId();
    const place = { organisationId, deviceId: as.deviceId, people: follower.people() };
    for (const raw of call.drafts) {
      const normal = normaliseDraft(raw);
      if (!normal.ok) return normal;
      const draft = normal.value;
      const known = await follower.findOwn(draft.changeId);
      const earlier = known?.signed ?? composed.get(draft.changeId);
      if (earlier) {
        const change = parseChange(earlier);
        if (!isSameDraft(change, draft)) return err(problem('change-differs', { changeId: draft.changeId }));
        changes.push(earlier);
        savedAt = change.occurredAt;
        knownUpTo = Math.max(knownUpTo, known?.position ?? 0);
        continue;
      }
      const refusal = refuseDraft(draft, call.session, place);
      if (refusal) return err(refusal);
      const signed = sign(draft, point, { ...call, organisationId }, as);
      if (!signed || isNestedTooDeep(signed.text, draft))
        return err(problem('invalid-input', { at: 'body' }));
      if (Buffer.byteLength(signed.text) > maxTextBytes)
        return err(problem('too-large', { changeId: draft.changeId }));
      point = { deviceSeq: point.deviceSeq + 1, hash: signed.hash };
      fresh.push(signed);
      changes.push(signed);
      composed.set(draft.changeId, signed);
    }
    return ok({ call, fresh, changes, knownUpTo, savedAt });
  };

  /** Appends one prepared call; true when it is kept. */
  const keep = async ({ call, fresh, changes, knownUpTo, savedAt }: Prepared): Promise<boolean> => {
    if (fresh.length === 0) {
      call.settle(ok({ position: knownUpTo, changes, savedAt }));
      return true;
    }
    const kept = await journal.append(fresh.map((change) => ({ kind: 'own', change })));
    if (!kept.ok) {
      call.settle(kept);
      return false;
    }
    const position = Math.max(kept.value.position, knownUpTo);
    call.settle(ok({ position, changes, savedAt: now().toISOString() }));
    return true;
  };

  /** One round: prepares the calls in order, hands them to the journal in one tick, waits for all. */
  const runRound = async (calls: readonly Call[]): Promise<void> => {
    await follower.catchUp();
    const prepared: Prepared[] = [];
    const named = new Set<ChangeId>();
    let point = follower.chainEnd();
    const as = currentKey();
    for (const call of calls) {
      // A repeat of a change that is on its way waits until that one is kept or refused.
      if (call.drafts.some((draft) => named.has(draft.changeId))) {
        waiting.push(call);
        continue;
      }
      const ready = await prepare(call, point, as);
      if (!ready.ok) {
        call.settle(ready);
        continue;
      }
      prepared.push(ready.value);
      for (const draft of call.drafts) named.add(draft.changeId);
      const last = ready.value.fresh.at(-1);
      if (last) point = { deviceSeq: point.deviceSeq + ready.value.fresh.length, hash: last.hash };
    }
    const outcomes = await Promise.all(prepared.map(keep));
    const isKept = outcomes.every((outcome, i) => outcome || prepared[i]?.fresh.length === 0);
    const isRefused = outcomes.every((outcome, i) => !outcome || prepared[i]?.fresh.length === 0);
    assert(isKept || isRefused, 'appends of one tick are kept or refused together');
  };

  const run = async (): Promise<void> => {
    isRunning = true;
    while (waiting.length > 0) {
      const calls = waiting;
      waiting = [];
      try {
        await runRound(calls);
      } catch (bug) {
        for (const { fail } of calls) fail(bug);
      }
    }
    isRunning = false;
    // The answers are out: what the next round would have to do first is done now. It meets the same failure itself.
    follower.catchUp().catch(() => undefined);
  };

  return {
    get publicKey() {
      return currentKey().publicKey;
    },
    record: (drafts, by) =>
      new Promise((settle, fail) => {
        const session = options.session();
        const isAnothers = by !== undefined && options.organisationId() !== null && session?.staffId !== by;
        if (isAnothers) return settle(err(problem('device-locked')));
        waiting.push({
          drafts,
          deviceId: currentKey().deviceId,
          session,
          organisationId: options.organisationId(),
          settle,
          fail,
        });
        if (!isRunning) void run();
      }),
  };
}
