/** By what rules an exam may begin now (W9): the centre's, read again every half minute. */
import { type StartRules, startRulesOf } from '../../../../shared/domain/decide-start';
import type { ExamHead } from '../../../../shared/domain/exam';
import { useDocuments } from '../../../queries/use-documents';
import { useNow } from '../../../ui/use-now';

export function useStartRules(exam: ExamHead): StartRules {
  const nowMs = useNow(30_000);
  return startRulesOf(exam, useDocuments('organisation')?.[0]?.document, new Date(nowMs));
}
