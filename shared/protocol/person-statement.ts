/**
 * What a person's own key signs, as text: each kind of statement begins with its own words, so that a signature under one
 * is never one under another. Lines end with a line feed, and no field can hold one.
 */
import type { CertificateId, DeviceId, OrganisationId, SessionId } from '../kernel/ids';

type Who = {
  readonly organisationId: OrganisationId;
  readonly deviceId: DeviceId;
  readonly serial: CertificateId;
};

const compose = (lines: readonly string[]): Uint8Array =>
  new TextEncoder().encode(lines.map((line) => `${line}\n`).join(''));

/** "I work on this device from here on." */
export const sessionStatement = (
  { organisationId, deviceId, serial }: Who,
  session: { readonly sessionId: SessionId; readonly openedAt: string },
): Uint8Array =>
  compose(['Vakproef session 1', organisationId, deviceId, serial, session.sessionId, session.openedAt]);

/**
 * "I stand for this": an act that binds a person.
 * @public for devices, where a person confirms an act
 * @param act kind of the record that carries the signature, such as `assessment-signed`
 * @param subjectId what it is about
 * @param digest SHA-256 in hex of what is confirmed
 */
export const actStatement = (
  { organisationId, deviceId, serial }: Who,
  act: { readonly type: string; readonly subjectId: string; readonly digest: string },
): Uint8Array =>
  compose(['Vakproef act 1', organisationId, deviceId, serial, act.type, act.subjectId, act.digest]);

/** "This key is mine": asked of a new key before the hub certifies it. */
export const keyStatement = (deviceId: DeviceId, publicKey: string): Uint8Array =>
  compose(['Vakproef key 1', deviceId, publicKey]);
