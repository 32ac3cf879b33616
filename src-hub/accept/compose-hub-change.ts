/**
 * What the hub itself says, as a change like any other: the hub is a device of every organisation, with its own key and
 * a chain of its own in each.
 */
import { createHash } from 'node:crypto';
import type { ChangeId, DeviceId, ExamId, OrganisationId } from '../../shared/kernel/ids';
import { signWith } from '../../shared/node/ed25519';
import { type Change, chainStart, type SignedChange } from '../../shared/protocol/change';
import { composeDraft } from '../../shared/protocol/compose-draft';
import { protocolVersion } from '../../shared/protocol/protocol-version';
import type { RecordDefinition } from '../../shared/records/define-record';
import type { Store } from '../store/open-store';

export type HubRecord = {
  readonly record: RecordDefinition;
  readonly subjectId: string;
  readonly examId?: ExamId | null;
  /** Files that the body names. */
  readonly attachments?: Change['attachments'];
  readonly body: unknown;
};

export type ChainEnd = { readonly seq: number; readonly hash: string };

/** The end of a chain that holds nothing yet. */
export const emptyChain: ChainEnd = { seq: 0, hash: chainStart };

/** The hub, as the device that it is in every organisation. */
export const hubDevice = ({ identity }: Pick<Store, 'identity'>): DeviceId => identity.hubId as DeviceId;

/** Writes and signs the next change of the hub's chain. */
export function composeHubChange(
  store: Pick<Store, 'identity' | 'world'>,
  organisationId: OrganisationId,
  { record, subjectId, examId = null, attachments = [], body }: HubRecord,
  {
    previous,
    upon,
    now,
  }: { readonly previous: ChainEnd; readonly upon: ChangeId | null; readonly now: Date },
): { readonly change: Change; readonly signed: SignedChange } {
  const changeId = store.world.newId<'Change'>();
  const change: Change = {
    ...composeDraft(record, { changeId, subjectId, examId, upon, attachments, body }),
    protocol: protocolVersion,
    organisationId,
    actorId: null,
    sessionId: null,
    deviceId: hubDevice(store),
    deviceSeq: previous.seq + 1,
    occurredAt: now.toISOString(),
    elapsedMs: 0,
    prevHash: previous.hash,
  };
  const text = JSON.stringify(change);
  const hash = createHash('sha256').update(text, 'utf8').digest('hex');
  const signature = signWith(store.identity.privateKey, Buffer.from(hash, 'hex'));
  return { change, signed: { text, hash, signature } };
}
