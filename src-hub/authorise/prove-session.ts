/**
 * Whether a session is what it says: opened on this device, by the person to whom the hub gave this key, with that key.
 * Pure; whoever calls has found the certificate by its serial and knows what the person is now.
 */
import type { SessionId, StaffId } from '../../shared/kernel/ids';
import { isSignedBy, publicKeyOf } from '../../shared/node/ed25519';
import type { Change } from '../../shared/protocol/change';
import { sessionStatement } from '../../shared/protocol/person-statement';
import type { PersonCertificate } from '../../shared/records/person-certificate';
import { sessionOpened } from '../../shared/records/session-opened';

/** Somebody at work on a device, proved. */
export type Session = {
  readonly sessionId: SessionId;
  readonly staffId: StaffId;
  /** Of the certificate: what they sign with. */
  readonly publicKey: string;
  /** What the certificate says they are, and they still are. */
  readonly roles: readonly string[];
  /** Of the certificate. */
  readonly validFrom: string;
  readonly validUntil: string;
  /** Number, in the device's chain, of the change that opened it. */
  readonly openedSeq: number;
};

/** What the change that opens a session says; null when it is none, or one that this program cannot read. */
export function readOpening(change: Change) {
  if (change.type !== 'session-opened' || change.subjectType !== 'session') return null;
  if (change.typeVersion > sessionOpened.version) return null;
  return sessionOpened.schema.safeParse(change.body).data ?? null;
}

/**
 * The session that the change opens; null when nothing proves it.
 * @param certificate of the serial that it names, by this hub; null when there is none
 * @param rolesNow what the person is by their document, nothing when they work here no more
 */
export function proveSession(
  change: Change,
  certificate: PersonCertificate | null,
  rolesNow: readonly string[],
): Session | null {
  const opening = readOpening(change);
  const { organisationId, deviceId, sessionId, deviceSeq } = change;
  if (!opening || !certificate || organisationId === null || sessionId === null) return null;
  const { serial, staffId, roles, publicKey, validFrom, validUntil } = certificate;
  const agrees =
    sessionId === change.subjectId &&
    opening.by.serial === serial &&
    certificate.deviceId === deviceId &&
    [opening.staffId, change.actorId].every((named) => named === staffId);
  if (!agrees) return null;
  const statement = sessionStatement(
    { organisationId, deviceId, serial },
    { sessionId, openedAt: opening.openedAt },
  );
  if (!isSignedBy(publicKeyOf(publicKey), statement, opening.by.signature)) return null;
  const kept = roles.filter((role) => rolesNow.includes(role));
  return { sessionId, staffId, publicKey, roles: kept, validFrom, validUntil, openedSeq: deviceSeq };
}
