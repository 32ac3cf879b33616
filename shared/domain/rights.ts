/**
 * Who may write what: one table for the device and the hub. A row per kind of record; the types ask for one when a kind is
 * added. `docs/RIGHTS.md` shows it, and a test holds the two together.
 *
 * Beside the role an event of an assessment asks whose assessment it is: that is in the data and stands in `writers` (W1).
 */
import type { ContentType, DocumentType, EventType } from '../records/all-records';
import { findRecord, type RecordName } from '../records/open-record';
import type { Role } from '../values/role';

/** Roles that may write it, or `hub`: nobody but the hub, in its own chain. */
type Allowed = readonly Role[] | 'hub';

const everybody: Allowed = ['administrator', 'examiner', 'leader', 'board', 'reader'];
const administrators: Allowed = ['administrator'];
const examiners: Allowed = ['examiner'];

export const documentRights: Readonly<Record<DocumentType, Allowed>> = {
  organisation: administrators,
  staff: administrators,
  participant: administrators,
  'participant-office': administrators,
  competence: administrators,
  qualification: administrators,
  'accountability-document': administrators,
  participation: administrators,
  'portfolio-entry': administrators,
  'portfolio-evidence': administrators,
  'portfolio-link': administrators,
  'portfolio-feedback': ['administrator', 'examiner', 'leader', 'board'],
  'candidate-access': administrators,
  group: administrators,
  'group-membership': administrators,
  exam: administrators,
  'exam-template': administrators,
  device: 'hub',
  'device-access': administrators,
  'one-time-code': administrators,
  'person-certificate': 'hub',
  'file-warning': 'hub',
  'document-conflict': administrators,
  'qualification-import': administrators,
  'people-run': administrators,
  'people-run-part': administrators,
  erasure: administrators,
};

export const contentRights: Readonly<Record<ContentType, Allowed>> = {
  'exam-definition': administrators,
  'qualification-version': administrators,
};

export const eventRights: Readonly<Record<EventType, Allowed>> = {
  'candidate-identified': examiners,
  'identification-withdrawn': examiners,
  'started-off-plan': examiners,
  'mark-given': examiners,
  'mark-withdrawn': examiners,
  'remark-written': examiners,
  'assessment-signed': examiners,
  'signature-received': 'hub',
  'sheet-issued': ['administrator', 'examiner', 'leader', 'board'],
  'attendance-recorded': ['administrator', 'examiner', 'leader'],
  'taken-over': ['examiner', 'leader'],
  'evidence-attached': examiners,
  'evidence-removed': examiners,
  doubted: 'hub',
  'doubt-decided': ['administrator', 'board'],
  'session-opened': everybody,
  'device-handed': administrators,
  'device-handed-back': administrators,
};

const rightsByKind: Readonly<Record<RecordName['kind'], Readonly<Record<string, Allowed>>>> = {
  document: documentRights,
  content: contentRights,
  event: eventRights,
};

/** What this program does not know may be written by whoever administers a later one, and events by whoever works. */
const unknownRights: Readonly<Record<RecordName['kind'], Allowed>> = {
  document: administrators,
  content: administrators,
  event: everybody,
};

/** Who may write a record of this kind. */
export const writersOf = (record: RecordName): Allowed =>
  (findRecord(record) ? rightsByKind[record.kind][record.type] : undefined) ?? unknownRights[record.kind];

/** Whether somebody with these roles may write it. */
export function mayWrite(roleNames: readonly string[], record: RecordName): boolean {
  const writers = writersOf(record);
  return writers !== 'hub' && writers.some((role) => roleNames.includes(role));
}
