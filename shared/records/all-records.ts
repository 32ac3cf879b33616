/** Every kind of record that this program reads and writes. A new kind is one file in this room and one line here. */
import type { z } from 'zod';
import { accountabilityDocumentRecord } from './accountability-document';
import { assessmentSigned } from './assessment-signed';
import { attendanceRecorded } from './attendance-recorded';
import { candidateAccessRecord } from './candidate-access';
import { candidateIdentified } from './candidate-identified';
import { competenceRecord } from './competence';
import type { RecordDefinition } from './define-record';
import { deviceRecord } from './device';
import { deviceAccessRecord } from './device-access';
import { deviceHanded } from './device-handed';
import { deviceHandedBack } from './device-handed-back';
import { documentConflictRecord } from './document-conflict';
import { doubtDecided } from './doubt-decided';
import { doubted } from './doubted';
import { erasureRecord } from './erasure';
import { evidenceAttached } from './evidence-attached';
import { evidenceRemoved } from './evidence-removed';
import { examRecord } from './exam';
import { examDefinitionRecord } from './exam-definition';
import { examTemplateRecord } from './exam-template';
import { fileWarningRecord } from './file-warning';
import { groupRecord } from './group';
import { groupMembershipRecord } from './group-membership';
import { identificationWithdrawn } from './identification-withdrawn';
import { markGiven } from './mark-given';
import { markWithdrawn } from './mark-withdrawn';
import { oneTimeCodeRecord } from './one-time-code';
import { organisationRecord } from './organisation';
import { participantRecord } from './participant';
import { participantOfficeRecord } from './participant-office';
import { participationRecord } from './participation';
import { peopleRunRecord } from './people-run';
import { peopleRunPartRecord } from './people-run-part';
import { personCertificateRecord } from './person-certificate';
import { portfolioEntryRecord } from './portfolio-entry';
import { portfolioEvidenceRecord } from './portfolio-evidence';
import { portfolioFeedbackRecord } from './portfolio-feedback';
import { portfolioLinkRecord } from './portfolio-link';
import { qualificationRecord } from './qualification';
import { qualificationImportRecord } from './qualification-import';
import { qualificationVersionRecord } from './qualification-version';
import { remarkWritten } from './remark-written';
import { sessionOpened } from './session-opened';
import { sheetIssued } from './sheet-issued';
import { signatureReceived } from './signature-received';
import { staffRecord } from './staff';
import { startedOffPlan } from './started-off-plan';
import { takenOver } from './taken-over';

export const documentRecords = {
  organisation: organisationRecord,
  staff: staffRecord,
  participant: participantRecord,
  'participant-office': participantOfficeRecord,
  competence: competenceRecord,
  qualification: qualificationRecord,
  'accountability-document': accountabilityDocumentRecord,
  participation: participationRecord,
  'portfolio-entry': portfolioEntryRecord,
  'portfolio-evidence': portfolioEvidenceRecord,
  'portfolio-link': portfolioLinkRecord,
  'portfolio-feedback': portfolioFeedbackRecord,
  'candidate-access': candidateAccessRecord,
  group: groupRecord,
  'group-membership': groupMembershipRecord,
  exam: examRecord,
  'exam-template': examTemplateRecord,
  device: deviceRecord,
  'device-access': deviceAccessRecord,
  'one-time-code': oneTimeCodeRecord,
  'person-certificate': personCertificateRecord,
  'file-warning': fileWarningRecord,
  'document-conflict': documentConflictRecord,
  'qualification-import': qualificationImportRecord,
  'people-run': peopleRunRecord,
  'people-run-part': peopleRunPartRecord,
  erasure: erasureRecord,
} as const;
export type DocumentType = keyof typeof documentRecords;
export type DocumentOf<T extends DocumentType> = z.infer<(typeof documentRecords)[T]['schema']>;

export const contentRecords = {
  'exam-definition': examDefinitionRecord,
  'qualification-version': qualificationVersionRecord,
} as const;
export type ContentType = keyof typeof contentRecords;
export type ContentOf<T extends ContentType> = z.infer<(typeof contentRecords)[T]['schema']>;

export const assessmentEventRecords = {
  'candidate-identified': candidateIdentified,
  'identification-withdrawn': identificationWithdrawn,
  'started-off-plan': startedOffPlan,
  'mark-given': markGiven,
  'mark-withdrawn': markWithdrawn,
  'remark-written': remarkWritten,
  'assessment-signed': assessmentSigned,
  'signature-received': signatureReceived,
  'sheet-issued': sheetIssued,
  'attendance-recorded': attendanceRecorded,
  'taken-over': takenOver,
  'evidence-attached': evidenceAttached,
  'evidence-removed': evidenceRemoved,
  doubted,
  'doubt-decided': doubtDecided,
} as const;
export type AssessmentEventType = keyof typeof assessmentEventRecords;
export type AssessmentEventBody<T extends AssessmentEventType> = z.infer<
  (typeof assessmentEventRecords)[T]['schema']
>;

export const sessionEventRecords = { 'session-opened': sessionOpened } as const;

export const handingEventRecords = {
  'device-handed': deviceHanded,
  'device-handed-back': deviceHandedBack,
} as const;
export type EventType =
  | AssessmentEventType
  | keyof typeof sessionEventRecords
  | keyof typeof handingEventRecords;

export const records: readonly RecordDefinition[] = [
  ...Object.values(documentRecords),
  ...Object.values(contentRecords),
  ...Object.values(assessmentEventRecords),
  ...Object.values(sessionEventRecords),
  ...Object.values(handingEventRecords),
];
