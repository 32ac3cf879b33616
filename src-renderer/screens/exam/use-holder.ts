/** Whose the assessment is to write, seen from who works on this device. */
import { examinerOf } from '../../../shared/domain/exam';
import { useActor } from '../../queries/use-actor';
import { useDocument } from '../../queries/use-documents';
import type { ExamPlace } from './use-exam-place';

export type Holder = {
  readonly isActor: boolean;
  /** Blank when this device does not have their name. */
  readonly name: string;
};

/** `undefined` while it is not known who works here. */
export function useHolder({ exam, candidate, assessment }: ExamPlace): Holder | undefined {
  const actor = useActor();
  const staffId = assessment.holder?.staffId ?? candidate.examinerId;
  const staff = useDocument('staff', staffId);
  if (actor === undefined) return undefined;
  const name =
    staff?.document.name ?? (staffId === candidate.examinerId ? examinerOf(exam, candidate).name : '');
  return { isActor: actor?.staffId === staffId, name };
}
