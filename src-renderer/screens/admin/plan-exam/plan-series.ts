/**
 * One plan as several exams: so many candidates each, each exam some days after the one before, by the clock of the place.
 * They are exams of their own from then on, and share only the id of the series. Pure.
 */
import { proposeExamCode } from '../../../../shared/domain/exam-code';
import type { Qualification } from '../../../../shared/domain/qualification';
import type { Id, ParticipantId } from '../../../../shared/kernel/ids';
import { isPlannableDay } from '../../../../shared/values/plannable-day';
import type { ExamRequest } from '../../../actions/plan-exam';
import { draftToRequest, type ExamCodes, type PlanDraft, plannedMoment } from './plan-draft';
import { dayLater } from './plan-slots';

const inParts = (ids: readonly ParticipantId[], size: number): readonly (readonly ParticipantId[])[] =>
  Array.from({ length: Math.ceil(ids.length / size) }, (_, index) =>
    ids.slice(index * size, (index + 1) * size),
  );

/** How the draft is of each exam, in their order; the draft itself where it is one exam. */
export function draftsOf(draft: PlanDraft): readonly PlanDraft[] {
  const { perExam, participantIds, day, everyDays } = draft;
  if (perExam === null || perExam >= participantIds.length) return [draft];
  return inParts(participantIds, perExam).map((ids, index) => ({
    ...draft,
    participantIds: ids,
    // While the field of the day is half filled in, there is none to count from.
    day: isPlannableDay(day) ? dayLater(day, index * everyDays) : day,
  }));
}

/**
 * The days of the series, in their order. Who is in the register until a day is asked for on the last of them: whoever is in it then
 * is in it on all.
 */
export const daysOf = (draft: PlanDraft): readonly [first: string, last: string] => {
  const drafts = draftsOf(draft);
  return [drafts[0]?.day ?? draft.day, drafts.at(-1)?.day ?? draft.day];
};

/** A day of the series on whose clock the time does not exist, if there is one. */
export const dayWithoutTime = (draft: PlanDraft): string | null =>
  draft.time === ''
    ? null
    : (draftsOf(draft).find((one) => isPlannableDay(one.day) && plannedMoment(one) === null)?.day ?? null);

/** The requests; null while something is missing. A typed code is numbered, a proposed one goes by the day. */
export function seriesRequests(
  draft: PlanDraft,
  qualification: Qualification,
  codes: ExamCodes,
  newId: () => Id<'ExamSeries'>,
): readonly ExamRequest[] | null {
  const drafts = draftsOf(draft);
  const taken = new Set(codes.taken);
  const seriesId = newId();
  const requests: ExamRequest[] = [];
  for (const [index, one] of drafts.entries()) {
    const typed = one.code.trim();
    const numbered = drafts.length > 1 && typed ? `${typed}-${index + 1}` : typed;
    const code =
      numbered || proposeExamCode(codes.pattern, { code: qualification.code, day: one.day }, taken);
    taken.add(code);
    const request = draftToRequest({ ...one, code }, qualification, { taken });
    if (!request) return null;
    requests.push(drafts.length > 1 ? { ...request, from: { ...request.from, seriesId } } : request);
  }
  return requests;
}
