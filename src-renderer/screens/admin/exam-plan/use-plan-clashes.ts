/** What stands in the way of a plan that is being filled in, and which examiners are not free then; followed as one types. */
import { useDeferredValue, useMemo } from 'react';
import { type Booking, busyExaminers, type Clash, findClashes } from '../../../../shared/domain/find-clashes';
import type { ExamId, StaffId } from '../../../../shared/kernel/ids';
import { useDocuments } from '../../../queries/use-documents';
import { type PlanDraft, plannedMoment } from '../plan-exam/plan-draft';
import { slotMoment } from '../plan-exam/plan-slots';

/** Of what is typed now: a clash of a moment ago is none. */
type PlanClashes = { readonly clashes: readonly Clash[]; readonly busy: ReadonlySet<StaffId> };
const none: PlanClashes = { clashes: [], busy: new Set() };

/** Null while it has no moment yet. */
export function bookingOfDraft(draft: PlanDraft, examId: ExamId | null): Booking | null {
  const plannedAt = plannedMoment(draft);
  if (!plannedAt) return null;
  return {
    examId,
    plannedAt,
    durationMinutes: draft.durationMinutes ?? undefined,
    place: draft.place,
    candidates: draft.participantIds.map((participantId) => ({
      participantId,
      startsAt: slotMoment(draft, participantId),
      extraMinutes: draft.candidateFacts[participantId]?.extraMinutes,
      examinerId: draft.examinerId,
    })),
  };
}

/** @param examId the exam that is changed; null for a new one */
export function usePlanClashes(draft: PlanDraft, examId: ExamId | null): PlanClashes {
  const exams = useDocuments('exam');
  const followed = useDeferredValue(draft);
  return useMemo(() => {
    const booking = bookingOfDraft(followed, examId);
    if (!exams || !booking) return none;
    const all = exams.map(({ document }) => document);
    return { clashes: findClashes(booking, all), busy: busyExaminers(booking, all) };
  }, [exams, followed, examId]);
}
