/** Changes with every field of the envelope, for tests: name only what the test is about. */
import { createHash } from 'node:crypto';
import { type DeviceId, newId } from '../../shared/kernel/ids';
import { type Change, chainStart, type SignedChange } from '../../shared/protocol/change';
import { protocolVersion } from '../../shared/protocol/protocol-version';
import { type DocumentType, documentRecords } from '../../shared/records/all-records';

export const aDeviceId = '01900000-0000-7000-8000-00000000d001' as DeviceId;

/** An event of an assessment, unless said otherwise. */
export const aChange = (over: Partial<Change> = {}): Change => ({
  changeId: newId<'Change'>(),
  kind: 'event',
  subjectType: 'assessment',
  subjectId: newId<'Assessment'>(),
  type: 'mark-given',
  typeVersion: 1,
  needs: 'must-understand',
  examId: null,
  upon: null,
  attachments: [],
  body: {},
  protocol: protocolVersion,
  organisationId: null,
  actorId: null,
  sessionId: null,
  deviceId: aDeviceId,
  deviceSeq: 1,
  occurredAt: '2026-11-24T09:00:00.000Z',
  elapsedMs: 0,
  prevHash: chainStart,
  ...over,
});

/** A version of a document. */
export const aVersion = (
  type: DocumentType,
  subjectId: string,
  body: unknown,
  over: Partial<Change> = {},
): Change => {
  const { kind, subjectType, version: typeVersion, needs } = documentRecords[type];
  return aChange({ kind, subjectType, type, typeVersion, needs, subjectId, body, ...over });
};

/** The change as its device would hand it in, hashed truly; the signature is nobody's. */
export const asSigned = (change: unknown): SignedChange => {
  const text = JSON.stringify(change);
  return { text, hash: createHash('sha256').update(text).digest('hex'), signature: 'c2ln' };
};
