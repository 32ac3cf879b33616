/**
 * The plan of an exam while it is being filled in, and the pure steps on it. Nothing here is kept: the draft ends when
 * the exam is planned or the screen is left.
 */

import { proposeExamCode } from '../../../../shared/domain/exam-code';
import type { Qualification } from '../../../../shared/domain/qualification';
import type {
  ExamId,
  Id,
  ParticipantId,
  QualificationId,
  StaffId,
  WorkProcessId,
} from '../../../../shared/kernel/ids';
import { lengthProblem } from '../../../../shared/kernel/typed-words';
import type { CandidateFacts } from '../../../../shared/records/exam';
import { offeredScale } from '../../../../shared/records/standard-scales';
import type { PassRule } from '../../../../shared/values/pass-rule';
import { standardRules } from '../../../../shared/values/pass-rule';
import { isPlannableDay } from '../../../../shared/values/plannable-day';
import { dayIn, momentsOf } from '../../../../shared/values/wall-time';
import type { ExamRequest } from '../../../actions/plan-exam';
import { factsWithSlot, type Slotted } from './plan-slots';

type TemplateId = Id<'ExamTemplate'>;

export type PlanDraft = {
  readonly qualificationId: QualificationId | null;
  readonly workProcessIds: ReadonlySet<WorkProcessId>;
  /** Qualification of which all work processes were offered. */
  readonly offeredFor: QualificationId | null;
  /** In the order in which they were chosen: that is the order of the exam. */
  readonly participantIds: readonly ParticipantId[];
  /** What is said of a candidate for this exam only; who is not in it: nothing. */
  readonly candidateFacts: Readonly<Partial<Record<ParticipantId, CandidateFacts>>>;
  readonly examinerId: StaffId | null;
  /** As the browser's fields give them: `2026-11-25` and `09:00`, by the clock of `timeZone`. */
  readonly day: string;
  readonly time: string;
  /** Where it is held; one that this program knows. */
  readonly timeZone: string;
  readonly place: string;
  /** Minutes per candidate; null: not said. */
  readonly durationMinutes: number | null;
  /** By candidate the time of their own, as `09:45`; who is not in it begins with the exam. */
  readonly slotTimes: Slotted['slotTimes'];
  readonly slotMoments?: Slotted['slotMoments'];
  /** As many candidates per exam, each exam `everyDays` after the one before; null: all of them in one exam. */
  readonly perExam: number | null;
  readonly everyDays: number;
  /** Sentences offered for a remark. */
  readonly phrases: readonly string[];
  /** Exam and template that it was filled in from. */
  readonly copyOf: ExamId | null;
  readonly templateId: TemplateId | null;
  /** Blank means: as proposed. */
  readonly title: string;
  readonly code: string;
  readonly scaleId: string;
  readonly mayBeNotApplicable: boolean;
  readonly rule: PassRule;
};

/** What can be missing, each with a message and a place on the screen (`planPartIds`). */
export type PlanPart =
  | 'qualification'
  | 'work-processes'
  | 'candidates'
  | 'candidate-facts'
  | 'examiner'
  | 'moment'
  | 'place'
  | 'exam-title'
  | 'exam-code';

/** The day after that of a moment in a zone, as a date field wants it. */
function dayAfter(moment: Date, timeZone: string): string {
  const [year = 0, month = 1, day = 1] = dayIn(moment, timeZone).split('-').map(Number);
  return new Date(Date.UTC(year, month - 1, day + 1)).toISOString().slice(0, 10);
}

/**
 * Tomorrow at nine, with the rule that most centres have: what is right most often needs no tap.
 * @param timeZone the centre's
 */
export const composePlanDraft = (now: Date, timeZone: string): PlanDraft => ({
  qualificationId: null,
  workProcessIds: new Set(),
  offeredFor: null,
  participantIds: [],
  candidateFacts: {},
  examinerId: null,
  day: dayAfter(now, timeZone),
  time: '09:00',
  timeZone,
  place: '',
  durationMinutes: null,
  slotTimes: {},
  perExam: null,
  everyDays: 7,
  phrases: [],
  copyOf: null,
  templateId: null,
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

type PlannedWall = Pick<PlanDraft, 'day' | 'time' | 'timeZone'>;

/** The planned moment in UTC, the first where that time comes twice; null while day and time are no moment to plan on. */
export function plannedMoment(draft: PlannedWall): string | null {
  return isPlannableDay(draft.day) ? (momentsOf(draft, draft.timeZone)[0] ?? null) : null;
}

/** Whether the clock shows this time twice, because it goes back in that night. */
export const comesTwice = (draft: PlannedWall): boolean => momentsOf(draft, draft.timeZone).length > 1;

/** Why day and time are no moment to plan on: not filled in, a year nobody means, or an hour that the clock leaves out. */
export function momentTrouble(draft: PlannedWall): 'moment' | 'moment-year' | 'moment-left-out' | null {
  if (plannedMoment(draft) !== null) return null;
  if (draft.day === '' || draft.time === '') return 'moment';
  return isPlannableDay(draft.day) ? 'moment-left-out' : 'moment-year';
}

/** The longest texts that the record takes. */
export const planTextLimits = { place: 300, title: 300, code: 60 } as const;
const isLong = (draft: PlanDraft, field: keyof typeof planTextLimits): boolean =>
  lengthProblem(draft[field], planTextLimits[field]) !== null;

/** The longest text on adjustments that the record takes. */
export const adjustmentsLimit = 500;
/** Whether the text on adjustments is longer than the record takes; spaces around it do not count. */
export const isTooLong = (facts: CandidateFacts | undefined): boolean =>
  (facts?.adjustments ?? '').trim().length > adjustmentsLimit;

/** What is said of a candidate for this exam, without what was left blank. */
export function trimFacts(facts: CandidateFacts): CandidateFacts {
  const { learningPath = '', attempt, adjustments = '', extraMinutes, resitOf } = facts;
  return {
    ...(extraMinutes && { extraMinutes }),
    ...(resitOf && { resitOf }),
    ...(learningPath.trim() && { learningPath: learningPath.trim() }),
    ...(attempt && { attempt }),
    ...(adjustments.trim() && { adjustments: adjustments.trim() }),
  };
}

/** What must still be filled in before the exam can be planned, in the order of the screen. */
export function listMissing(draft: PlanDraft): readonly PlanPart[] {
  const isMissing: Readonly<Record<PlanPart, boolean>> = {
    qualification: draft.qualificationId === null,
    'work-processes': draft.qualificationId !== null && draft.workProcessIds.size === 0,
    candidates: draft.participantIds.length === 0,
    'candidate-facts': draft.participantIds.some((id) => isTooLong(draft.candidateFacts[id])),
    examiner: draft.examinerId === null,
    moment: plannedMoment(draft) === null,
    place: draft.place.trim() === '' || isLong(draft, 'place'),
    'exam-title': isLong(draft, 'title'),
    'exam-code': isLong(draft, 'code'),
  };
  return (Object.keys(isMissing) as PlanPart[]).filter((part) => isMissing[part]);
}

/** The key of what is said of a missing part: of moment and place it says what is wrong with it. */
export function sayMissing(draft: PlanDraft, part: PlanPart) {
  if (part === 'moment') return momentTrouble(draft) ?? part;
  return part === 'place' && isLong(draft, part) ? 'place-long' : part;
}

/** Codes that other exams have, and how a new one is made; absent: as `usualCodePattern`. */
export type ExamCodes = { readonly taken: ReadonlySet<string>; readonly pattern?: string | undefined };

/** The plan as the action takes it; null while something is missing. */
export function draftToRequest(
  draft: PlanDraft,
  qualification: Qualification,
  codes: ExamCodes,
): ExamRequest | null {
  const plannedAt = plannedMoment(draft);
  if (listMissing(draft).length > 0 || !draft.examinerId || !plannedAt) return null;
  return {
    qualificationId: qualification.qualificationId,
    workProcessIds: [...draft.workProcessIds],
    participantIds: draft.participantIds,
    examinerId: draft.examinerId,
    plannedAt,
    timeZone: draft.timeZone,
    candidateFacts: Object.fromEntries(
      draft.participantIds.map((id) => [
        id,
        factsWithSlot(draft, id, trimFacts(draft.candidateFacts[id] ?? {})),
      ]),
    ),
    place: draft.place.trim(),
    title: draft.title.trim() || qualification.name,
    code:
      draft.code.trim() ||
      proposeExamCode(codes.pattern, { code: qualification.code, day: draft.day }, codes.taken),
    scale: { ...offeredScale(draft.scaleId), mayBeNotApplicable: draft.mayBeNotApplicable },
    rule: draft.rule,
    ...(draft.durationMinutes && { durationMinutes: draft.durationMinutes }),
    phrases: draft.phrases,
    from: {
      ...(draft.copyOf && { copyOf: draft.copyOf }),
      ...(draft.templateId && { templateId: draft.templateId }),
    },
  };
}

/** Which of the offered rules this is. */
export const ruleName = (rule: PassRule): keyof typeof standardRules | 'custom' => {
  const isSame = (other: PassRule): boolean =>
    (Object.keys(other) as (keyof PassRule)[]).every((key) => other[key] === rule[key]);
  if (isSame(standardRules.all)) return 'all';
  return isSame(standardRules['three-quarters']) ? 'three-quarters' : 'custom';
};
