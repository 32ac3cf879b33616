/** What a new exam is filled in from: another exam, the exam that a candidate does over, or a template. */
import { useMemo } from 'react';
import { joinExam } from '../../../../shared/domain/exam';
import { useContent } from '../../../queries/use-content';
import { useDocument } from '../../../queries/use-documents';
import type { NewExamSearch } from '../../../ui/search-params';
import { likeExam, resitOf } from './draft-of-exam';
import { likeTemplate } from './draft-of-template';
import type { PlanDraft } from './plan-draft';

/** `undefined` while it loads; what is not on this device fills nothing in. */
export function useFilledIn({ candidate, like, template }: NewExamSearch): Partial<PlanDraft> | undefined {
  const exam = useDocument('exam', like);
  const stored = useDocument('exam-template', template);
  const planned = exam?.document;
  const definition = useContent('exam-definition', planned?.definitionDigest ?? null);
  const isLoading =
    (like !== undefined && exam === undefined) ||
    (template !== undefined && stored === undefined) ||
    definition === undefined;
  return useMemo(() => {
    if (isLoading) return undefined;
    if (planned && definition) {
      const whole = joinExam(planned, definition);
      const doesOver = planned.candidates.find(({ participantId }) => participantId === candidate);
      return doesOver ? resitOf(whole, doesOver.participantId) : likeExam(whole);
    }
    return stored ? likeTemplate(stored.document) : {};
  }, [isLoading, planned, definition, stored, candidate]);
}
