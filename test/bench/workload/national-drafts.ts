/** The national set as drafts for a journal: documents first, then a year of marks, exam after exam. */

import { indicatorsOf } from '../../../shared/domain/decide-mark';
import { present } from '../../../shared/kernel/assert';
import type { ChangeId, IndicatorId, StaffId } from '../../../shared/kernel/ids';
import type { World } from '../../../shared/kernel/world';
import type { Draft } from '../../../shared/protocol/change';
import {
  composeContentDraft,
  composeDocumentDraft,
  composeEventDraft,
  composeQualificationDrafts,
} from '../../../src-renderer/actions/compose-draft';
import { aWorld } from '../../builders/a-world';
import { recordsOf } from '../../builders/an-exam';
import type { NationalSet } from './national-set';
import { createTextMaker } from './text-maker';

const seed = 7;
const eventSeed = 8;

/** Every document as a new one. */
export function composeDocumentDrafts({ staff, qualifications, participants, exams }: NationalSet): Draft[] {
  const world = aWorld(seed);
  const upon = null;
  return [
    ...staff.map((document) =>
      composeDocumentDraft(world, { type: 'staff', documentId: document.staffId, document, upon }),
    ),
    ...qualifications.flatMap((qualification) => composeQualificationDrafts(world, qualification, null)),
    ...participants.map((document) =>
      composeDocumentDraft(world, {
        type: 'participant',
        documentId: document.participantId,
        document,
        upon,
      }),
    ),
    ...composeExamDrafts(world, exams),
  ];
}

/** What exams pin comes once, however many pin it. */
function composeExamDrafts(world: World, exams: NationalSet['exams']): Draft[] {
  const records = exams.map(recordsOf);
  const definitions = records.map(({ definition }) =>
    composeContentDraft(world, 'exam-definition', definition),
  );
  const bySubject = new Map(definitions.map((draft) => [draft.subjectId, draft]));
  const planned = records.map(({ planned: exam }) =>
    composeDocumentDraft(world, { type: 'exam', documentId: exam.examId, document: exam, upon: null }),
  );
  return [...bySubject.values(), ...planned];
}

/** An event with who must be signed in when it is recorded. */
export type WorkedDraft = { readonly examinerId: StaffId; readonly draft: Draft };

/** Identification and marks of every exam, in the order of the exams; later marks replace earlier ones. */
export function* composeEventDrafts({ exams, eventCount }: NationalSet): Generator<WorkedDraft> {
  const maker = createTextMaker(seed);
  const world = aWorld(eventSeed);
  const perExam = Math.ceil(eventCount / exams.length);
  for (const exam of exams) {
    const { examId, examinerId } = exam;
    const indicators = indicatorsOf(exam);
    const last = new Map<IndicatorId, ChangeId>();
    for (const { assessmentId } of exam.candidates) {
      const about = { examId, assessmentId };
      const body = { method: 'identity-document' as const };
      yield {
        examinerId,
        draft: composeEventDraft(world, about, { type: 'candidate-identified', upon: null, body }),
      };
      for (let i = 1; i < perExam; i++) {
        const { indicatorId } = present(indicators[(i - 1) % indicators.length], 'an indicator');
        const mark = maker.isLucky(0.93) ? ('met' as const) : ('not-met' as const);
        const draft = composeEventDraft(world, about, {
          type: 'mark-given',
          upon: last.get(indicatorId) ?? null,
          body: { indicatorId, value: mark, undoes: null, settles: [] },
        });
        last.set(indicatorId, draft.changeId);
        yield { examinerId, draft };
      }
    }
  }
}

/** Gives the events of the set one by one; throws when there are no more. */
export function takeMarks(set: NationalSet): () => Draft {
  const marks = composeEventDrafts(set);
  return () => present(marks.next().value, 'another mark').draft;
}
