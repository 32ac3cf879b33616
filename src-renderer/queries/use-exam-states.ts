/** Every candidate of exams with the record of the assessment and how far it is handed in: for lists, live. */
import { useMemo, useState } from 'react';
import type { PlannedExam } from '../../shared/records/exam';
import { createExamStateComposer, type ExamState } from './compose-exam-states';
import { useQuerySource } from './query-source';
import { useDocuments, useRegister } from './use-documents';
import { useLiveValue } from './use-live-value';

export type { ExamState } from './compose-exam-states';

/** Which exams a list asks for. Keep it stable: another function is another question. */
export type ExamChoice = (exam: PlannedExam) => boolean;

const everyExam: ExamChoice = () => true;

/** `undefined` while loading. */
export function useExamStates(choose: ExamChoice = everyExam): readonly ExamState[] | undefined {
  const { registers } = useQuerySource().cache;
  const exams = useDocuments('exam');
  const people = useRegister('participant');
  const assessments = useLiveValue(registers.assessments);
  const handIns = useLiveValue(registers.handIns.streams);
  const [compose] = useState(createExamStateComposer);
  return useMemo(() => {
    if (!exams || !assessments || !handIns) return undefined;
    const chosen = exams.map(({ document }) => document).filter(choose);
    return compose({ exams: chosen, assessments, handIns, personOf: (id) => people?.byId.get(id)?.document });
  }, [exams, people, assessments, handIns, choose, compose]);
}
