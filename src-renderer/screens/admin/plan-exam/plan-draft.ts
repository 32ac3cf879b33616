/**
 * The plan of an exam while it is being filled in, and the pure steps on it. Nothing here is kept: the draft ends when
 * the exam is planned or the screen is left.
 */

import type { Qualification } from '../../../../shared/domain/qualification';
import type { ParticipantId, QualificationId, StaffId, WorkProcessId } from '../../../../shared/kernel/ids';
import { offeredScale } from '../../../../shared/records/standard-scales';
import type { PassRule } from '../../../../shared/values/pass-rule';
import { standardRules } from '../../../../shared/values/pass-rule';
import type { ExamRequest } from '../../../actions/plan-exam';

export type PlanDraft = {
  readonly qualificationId: QualificationId | null;
  readonly workProcessIds: ReadonlySet<WorkProcessId>;
  /** Qualification of which all work processes were offered. */
  readonly offeredFor: QualificationId | null;
  /** In the order in which they were chosen: that is the order of the exam. */
  readonly participantIds: readonly ParticipantId[];
  readonly examinerId: StaffId | null;
  /** As the browser's fields give them: `2026-11-25` and `09:00`, by the wall clock. */
  readonly day: string;
  readonly time: string;
  readonly place: string;
  /** Blank means: as proposed. */
  readonly title: string;
  readonly code: string;
  readonly scaleId: string;
  readonly mayBeNotApplicable: boolean;
  readonly rule: PassRule;
};

/** What can be missing, each with a message and a place on the screen (`planPartIds`). */
export type PlanPart = 'qualification' | 'work-processes' | 'candidates' | 'examiner' | 'moment' | 'place';

const twoDigits = (value: number): string => String(value).padStart(2, '0');

/** The day of a moment by the wall clock, as a date field wants it. */
export const wallDay = (moment: Date): string =>
  `${moment.getFullYear()}-${twoDigits(moment.getMonth() + 1)}-${twoDigits(moment.getDate())}`;

/** Tomorrow at nine, with the rule that most centres have: what is right most often needs no tap. */
export const composePlanDraft = (now: Date): PlanDraft => ({
  qualificationId: null,
  workProcessIds: new Set(),
  offeredFor: null,
  participantIds: [],
  examinerId: null,
  day: wallDay(new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1)),
  time: '09:00',
  place: '',
  title: '',
  code: '',
  scaleId: 'met-not-met',
  mayBeNotApplicable: false,
  rule: standardRules['three-quarters'],
});

/** Work processes that can be examined: those with something to mark. */
export const examinableIds = (qualification: Qualification): readonly WorkProcessId[] =>
  qualification.coreTasks.flatMap((coreTask) =>
    coreTask.workProcesses.filter((w) => w.indicators.length > 0).map((w) => w.workProcessId),
  );

/** Another qualification; what of it is examined is offered when its tree is there. */
export const chooseQualification = (
  qualificationId: QualificationId,
): Pick<PlanDraft, 'qualificationId' | 'workProcessIds' | 'offeredFor'> => ({
  qualificationId,
  workProcessIds: new Set(),
  offeredFor: null,
});

/**
 * All work processes of a newly chosen qualification, as most exams have it; once, so that a choice is never undone.
 */
export const offerAll = (draft: PlanDraft, qualification: Qualification): PlanDraft => {
  const { qualificationId } = qualification;
  if (draft.qualificationId !== qualificationId || draft.offeredFor === qualificationId) return draft;
  return { ...draft, workProcessIds: new Set(examinableIds(qualification)), offeredFor: qualificationId };
};

/** Adds or takes away; ids that are in already stay where they were. */
export function withChosen<T>(chosen: readonly T[], ids: readonly T[], isChosen: boolean): readonly T[] {
  return isChosen
    ? [...chosen, ...ids.filter((id) => !chosen.includes(id))]
    : chosen.filter((id) => !ids.includes(id));
}

/** The planned moment in UTC, or null while day and time are no moment. */
export function plannedMoment({ day, time }: Pick<PlanDraft, 'day' | 'time'>): string | null {
  const moment = new Date(`${day}T${time}`);
  return Number.isNaN(moment.getTime()) ? null : moment.toISOString();
}

/** Proposed code: code of the qualification and the day, with a number when that code is taken. */
export function proposeCode(
  qualification: Qualification,
  day: string,
  takenCodes: ReadonlySet<string>,
): string {
  const stem = [qualification.code, day.replaceAll('-', '')].filter((part) => part !== '').join('-');
  let number = 1;
  while (takenCodes.has(`${stem}-${twoDigits(number)}`)) number += 1;
  return `${stem}-${twoDigits(number)}`;
}

/** What must still be filled in before the exam can be planned, in the order of the screen. */
export function listMissing(draft: PlanDraft): readonly PlanPart[] {
  const isMissing: Readonly<Record<PlanPart, boolean>> = {
    qualification: draft.qualificationId === null,
    'work-processes': draft.qualificationId !== null && draft.workProcessIds.size === 0,
    candidates: draft.participantIds.length === 0,
    examiner: draft.examinerId === null,
    moment: plannedMoment(draft) === null,
    place: draft.place.trim() === '',
  };
  return (Object.keys(isMissing) as PlanPart[]).filter((part) => isMissing[part]);
}

/** The plan as the action takes it; null while something is missing. */
export function draftToRequest(
  draft: PlanDraft,
  qualification: Qualification,
  takenCodes: ReadonlySet<string>,
): ExamRequest | null {
  const plannedAt = plannedMoment(draft);
  if (listMissing(draft).length > 0 || !draft.examinerId || !plannedAt) return null;
  return {
    qualificationId: qualification.qualificationId,
    workProcessIds: [...draft.workProcessIds],
    participantIds: draft.participantIds,
    examinerId: draft.examinerId,
    plannedAt,
    place: draft.place.trim(),
    title: draft.title.trim() || qualification.name,
    code: draft.code.trim() || proposeCode(qualification, draft.day, takenCodes),
    scale: { ...offeredScale(draft.scaleId), mayBeNotApplicable: draft.mayBeNotApplicable },
    rule: draft.rule,
  };
}

/** Which of the offered rules this is. */
export const ruleName = (rule: PassRule): keyof typeof standardRules | 'custom' => {
  const isSame = (other: PassRule): boolean =>
    (Object.keys(other) as (keyof PassRule)[]).every((key) => other[key] === rule[key]);
  if (isSame(standardRules.all)) return 'all';
  return isSame(standardRules['three-quarters']) ? 'three-quarters' : 'custom';
};
