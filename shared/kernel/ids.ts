/**
 * Identities. Every id of ours is a UUIDv7 (RFC 9562): sorted by time of birth, made on any device without asking
 * anybody. The type carries what it names, so that a participant id cannot stand where an indicator id should.
 */
export type Id<Brand extends string> = string & { readonly __brand: Brand };

export type ChangeId = Id<'Change'>;
export type DeviceId = Id<'Device'>;
export type OrganisationId = Id<'Organisation'>;
export type StaffId = Id<'Staff'>;
export type ParticipantId = Id<'Participant'>;
export type GroupId = Id<'Group'>;
export type QualificationId = Id<'Qualification'>;
export type WorkProcessId = Id<'WorkProcess'>;
export type IndicatorId = Id<'Indicator'>;
export type CompetenceId = Id<'Competence'>;
export type ConflictId = Id<'Conflict'>;
export type ImportId = Id<'Import'>;
export type PeopleRunId = Id<'PeopleRun'>;
export type ExamId = Id<'Exam'>;
export type SessionId = Id<'Session'>;
export type CertificateId = Id<'Certificate'>;
export type AssessmentId = Id<'Assessment'>;

const hex = (bytes: Uint8Array): string => Array.from(bytes, (b) => b.toString(16).padStart(2, '0')).join('');

/**
 * A UUIDv7 from a time and ten random bytes, both given by the caller.
 * @param nowMs milliseconds since 1970
 * @param random at least ten random bytes
 */
export function composeUuid7(nowMs: number, random: Uint8Array): string {
  const bytes = new Uint8Array(16);
  let rest = nowMs;
  for (let i = 5; i >= 0; i--) {
    bytes[i] = rest % 256;
    rest = Math.floor(rest / 256);
  }
  bytes.set(random.subarray(0, 10), 6);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x70;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const h = hex(bytes);
  return `${h.slice(0, 8)}-${h.slice(8, 12)}-${h.slice(12, 16)}-${h.slice(16, 20)}-${h.slice(20)}`;
}

/** A fresh id. Domain code takes this function as an argument; only actions, services and tests call it. */
export function newId<Brand extends string>(): Id<Brand> {
  return composeUuid7(Date.now(), crypto.getRandomValues(new Uint8Array(10))) as Id<Brand>;
}
