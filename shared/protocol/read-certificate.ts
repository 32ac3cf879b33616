/**
 * The hub's word on a person's key, read from the change that carries it. The caller has held the bytes to the hub's key
 * before; here counts that the hub itself is the device that speaks, and that it is a certificate of this version.
 */
import { openDocument } from '../records/open-record';
import type { PersonCertificate } from '../records/person-certificate';
import { readChange, type SignedChange } from './change';

/** Null when it is no certificate by this hub, or one that this program cannot read. */
export function readCertificate(signed: SignedChange, hubId: string): PersonCertificate | null {
  const change = readChange(signed);
  if (change?.type !== 'person-certificate' || String(change.deviceId) !== hubId) return null;
  const opened = openDocument('person-certificate', change);
  return opened.state === 'read' && opened.body.serial === change.subjectId ? opened.body : null;
}
