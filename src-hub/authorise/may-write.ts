/**
 * Who may write what, asked of one pure table (`domain/rights`) between the first look at a change and the judgement over
 * it. Whoever writes has proved who they are by a session (`prove-session`); what the hub alone may say, no device says.
 *
 * A document or a content beyond what somebody may is refused and kept in quarantine. An event of an exam is never thrown
 * away for a question of rights: it is taken, and the doubt goes along with it.
 */
import { mayWrite as mayRolesWrite, writersOf } from '../../shared/domain/rights';
import type { DeviceId, OrganisationId, SessionId } from '../../shared/kernel/ids';
import { isSignedBy, publicKeyOf } from '../../shared/node/ed25519';
import { isBinding, readActProof } from '../../shared/protocol/act-proof';
import type { Change } from '../../shared/protocol/change';
import type { DoubtReason } from '../../shared/records/doubted';
import { type Arrival, holdsAt, mayComeIn, momentsOf } from './device-clock';
import type { Session } from './prove-session';

/** The device that asks to write, as far as the hub has proved it. */
export type Writer = {
  readonly organisationId: OrganisationId;
  readonly deviceId: DeviceId;
  /** An administrator took the device its access. */
  readonly isRevoked?: boolean;
  /** Absent where somebody else brings what it made. */
  readonly arrival?: Arrival;
};

/** What this device's sessions of a push proved to be; null where one was opened and nothing proves it. */
export type Sessions = ReadonlyMap<SessionId, Session | null>;

/** Why its writer may not write a change, and whether that keeps it out. */
export type Objection = { readonly reason: DoubtReason; readonly isRefusal: boolean };

/** Null when the writer may. */
export type MayWrite = (change: Change, writer: Writer, sessions: Sessions) => Objection | null;

const objectTo = (change: Change, reason: DoubtReason): Objection => ({
  reason,
  isRefusal: change.kind !== 'event' || writersOf(change) === 'hub',
});

/** Whether the certificate held when the change was made, as far as clocks tell (H47). */
function isCovered(change: Change, session: Session, arrival: Arrival | null): boolean {
  if (arrival && !mayComeIn(session, arrival.atMs)) return false;
  return momentsOf(change, arrival).some((moment) => holdsAt(session, moment));
}

/** Whether who works there stands for it: the device alone binds nobody. */
function isConfirmed(change: Change, { publicKey }: Session, writer: Writer): boolean {
  const proof = readActProof(change, writer);
  return proof !== null && isSignedBy(publicKeyOf(publicKey), proof.statement, proof.signature);
}

function findReason(change: Change, writer: Writer, sessions: Sessions): DoubtReason | null {
  const { sessionId, actorId, deviceSeq } = change;
  const session = sessionId === null ? undefined : sessions.get(sessionId);
  if (session === null) return 'certificate';
  if (!session || session.staffId !== actorId || deviceSeq < session.openedSeq) return 'no-session';
  if (!isCovered(change, session, writer.arrival ?? null)) return 'certificate';
  if (!mayRolesWrite(session.roles, change)) return 'role';
  return isBinding(change) && !isConfirmed(change, session, writer) ? 'signature' : null;
}

/** What whoever works on the device may write, in a session that is theirs. */
export const mayWrite: MayWrite = (change, writer, sessions) => {
  if (writersOf(change) === 'hub') return objectTo(change, 'role');
  const reason = writer.isRevoked ? 'device' : findReason(change, writer, sessions);
  return reason && objectTo(change, reason);
};
