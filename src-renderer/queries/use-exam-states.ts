/** Every candidate of exams with the record of the assessment and how far it is handed in: for lists, live. */
import { useMemo, useState } from 'react';
import { rememberLast } from '../../shared/kernel/remember-last';
import type { PlannedExam } from '../../shared/records/exam';
import type { RegisterView } from '../cache/query-cache';
import { createExamStateComposer, type ExamState } from './compose-exam-states';
import { useQuerySource } from './query-source';
import { type StoredDocument, useDocuments, useRegister } from './use-documents';
import { useLiveValue } from './use-live-value';

export type { ExamState } from './compose-exam-states';

/** Which exams a list asks for. Keep it stable: another function is another question. */
export type ExamChoice = (exam: PlannedExam) => boolean;

const everyExam: ExamChoice = () => true;

type Sources = Parameters<ReturnType<typeof createExamStateComposer>>[0];
type Exams = readonly StoredDocument<'exam'>[];

/** Composes for one question after the other; of the same sources it is the same list. */
const createComposing = () => {
  const compose = createExamStateComposer();
  return rememberLast(
    (
      exams: Exams,
      assessments: Sources['assessments'],
      handIns: Sources['handIns'],
      people: RegisterView<'participant'> | undefined,
      choose: ExamChoice,
    ) =>
      compose({
        exams: exams.map(({ document }) => document).filter(choose),
        assessments,
        handIns,
        personOf: (id) => people?.byId.get(id)?.document,
      }),
  );
};
/** Several screens ask for every exam: whoever goes from one to the next finds it composed. */
const composeEvery = createComposing();

/** `undefined` while loading. */
export function useExamStates(choose: ExamChoice = everyExam): readonly ExamState[] | undefined {
  const { registers } = useQuerySource().cache;
  const exams = useDocuments('exam');
  const people = useRegister('participant');
  const assessments = useLiveValue(registers.assessments);
  const handIns = useLiveValue(registers.handIns.streams);
  const [composeOwn] = useState(createComposing);
  return useMemo(() => {
    if (!exams || !assessments || !handIns) return undefined;
    const compose = choose === everyExam ? composeEvery : composeOwn;
    return compose(exams, assessments, handIns, people, choose);
  }, [exams, people, assessments, handIns, choose, composeOwn]);
}
