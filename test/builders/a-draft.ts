/** Drafts for tests: each with its own id, valid, and recognisable by the text of its remark. */
import { type ExamId, type IndicatorId, newId } from '../../shared/kernel/ids';
import type { Draft } from '../../shared/protocol/change';

/** A mark on an indicator; anything can be given otherwise. */
export const aMarkDraft = (over: Partial<Draft> = {}): Draft => ({
  changeId: newId<'Change'>(),
  kind: 'event',
  subjectType: 'assessment',
  subjectId: newId<'Assessment'>(),
  type: 'mark-given',
  typeVersion: 1,
  needs: 'must-understand',
  examId: newId<'Exam'>() as ExamId,
  upon: null,
  attachments: [],
  body: { indicatorId: newId<'Indicator'>() as IndicatorId, value: 'sufficient', undoes: null },
  ...over,
});

/** A remark with the given text. */
export const aRemarkDraft = (text: string, over: Partial<Draft> = {}): Draft =>
  aMarkDraft({
    type: 'remark-written',
    body: { indicatorId: newId<'Indicator'>() as IndicatorId, text, undoes: null },
    ...over,
  });

/** A version of a document of a type that this program does not know, so that its body may be anything. */
export const aDocumentDraft = (over: Partial<Draft> = {}): Draft =>
  aMarkDraft({
    kind: 'document',
    subjectType: 'seating-plan',
    type: 'seating-plan',
    examId: null,
    body: { seats: 12 },
    ...over,
  });
