/** What stands in the way of a plan while it is filled in: clashes with exams that are planned, and who and what is free then. */
import { useDeferredValue, useMemo } from 'react';
import { type Booking, type Clash, findAllClashes } from '../../../../shared/domain/find-clashes';
import { type Freedom, findFree, knownPlaces } from '../../../../shared/domain/find-free';
import type { ExamId } from '../../../../shared/kernel/ids';
import { useDocuments } from '../../../queries/use-documents';
import { type PlanDraft, plannedMoment } from '../plan-exam/plan-draft';
import { draftsOf } from '../plan-exam/plan-series';
import { slotMoment } from '../plan-exam/plan-slots';

/** Of what is typed now: a clash of a moment ago is none. */
export type PlanClashes = {
  readonly clashes: readonly Clash[];
  /** Null while the plan has no moment. */
  readonly freedom: Freedom | null;
  /** Places to choose from, by name. */
  readonly places: readonly string[];
};

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

/** @param examId the exam that is changed; null for a new one, or a series of them */
export function usePlanClashes(draft: PlanDraft, examId: ExamId | null): PlanClashes {
  const exams = useDocuments('exam');
  const templates = useDocuments('exam-template');
  const followed = useDeferredValue(draft);
  const all = useMemo(() => (exams ?? []).map(({ document }) => document), [exams]);
  const places = useMemo(
    () =>
      knownPlaces(
        all,
        (templates ?? []).flatMap(({ document }) => (document.archivedAt ? [] : [document.place])),
      ),
    [all, templates],
  );
  return useMemo(() => {
    const bookings = draftsOf(followed).flatMap((one) => bookingOfDraft(one, examId) ?? []);
    if (bookings.length === 0) return { clashes: [], freedom: null, places };
    return { clashes: findAllClashes(bookings, all), freedom: findFree(bookings, all), places };
  }, [all, places, followed, examId]);
}
