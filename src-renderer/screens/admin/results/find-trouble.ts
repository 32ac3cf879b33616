/**
 * What of the exams somebody at the office has to see to, the worst first. Counted from moments, each candidate's own beginning
 * and extra time included, by the plan they were begun on (the domain's SPEC, W12); days are those of where an exam is held. Pure.
 */
import { isUnexamined } from '../../../../shared/domain/attendance';
import { type CandidateStanding, standingOf } from '../../../../shared/domain/candidate-standing';
import type { ExamHead } from '../../../../shared/domain/exam';
import { heldByPlan, heldStart } from '../../../../shared/domain/plan-at-start';
import { busyInterval } from '../../../../shared/domain/plan-time';
import { groupBy } from '../../../../shared/kernel/group-by';
import { remember } from '../../../../shared/kernel/remember';
import { dayIn } from '../../../../shared/values/wall-time';
import type { ExamState } from '../../../queries/use-exam-states';

/**
 * `refused`: the hub did not take the signature. `decision`: two marks for one thing, or something that the hub doubts.
 * `not-handed-in`: signed on this device two hours ago, and no receipt. `not-signed`: begun, over for two hours, and nothing
 * came in for as long. `not-started`: its time is past, and nothing of it is here. `away`: not there
 * or stopped, and nothing planned since.
 */
export const troubles = [
  'refused',
  'decision',
  'not-handed-in',
  'not-signed',
  'not-started',
  'away',
] as const;
export type Trouble = (typeof troubles)[number];

export type TroubleLine = {
  readonly trouble: Trouble;
  readonly state: ExamState;
  /** As the candidate was begun on it; who was not begun, as it is planned now. */
  readonly exam: ExamHead;
  /** When the candidate was to begin by that plan. ISO 8601, UTC. */
  readonly startsAt: string;
  /** Since when, or when it was to begin. ISO 8601, UTC. */
  readonly since: string;
  readonly isToday: boolean;
};

const waitMs = 2 * 3_600_000;
/** Who is called in and sits down does not begin to the minute. */
const graceMs = 15 * 60_000;
/** What was left for longer is found with the filters. */
const lookBackMs = 30 * 24 * 3_600_000;

type Found = Pick<TroubleLine, 'trouble' | 'since'>;
type Look = { readonly now: Date; readonly plannedAgain: ReadonlyMap<string, number> };

const keyOf = ({ exam, candidate }: ExamState): string =>
  `${candidate.participantId} ${exam.about.qualificationId}`;

/** As the candidate was begun on it; who was not begun, as it is planned now. Asked of everybody each half a minute. */
const held = remember(({ exam, candidate, assessment: { planAtStart } }: ExamState) => {
  const startsAt = heldStart(exam, candidate, planAtStart);
  return {
    exam: heldByPlan(exam, planAtStart),
    startsAt,
    busy: busyInterval(exam, { ...candidate, startsAt }),
  };
});

const isAway = ({ assessment: { attendance } }: ExamState): boolean =>
  !!attendance && isUnexamined(attendance);

/** The last beginning that is planned per candidate and qualification, of whoever was away once: nobody asks it of the others. */
function lastPlanned(states: readonly ExamState[]): ReadonlyMap<string, number> {
  const away = new Set(states.filter(isAway).map(({ candidate }) => candidate.participantId));
  const theirs = states.filter(({ candidate }) => away.has(candidate.participantId));
  return new Map(
    [...groupBy(theirs, keyOf)].map(([key, ofOne]) => [
      key,
      Math.max(
        ...ofOne.filter(({ exam }) => exam.status === 'planned').map((state) => held(state).busy.start),
      ),
    ]),
  );
}

/** Of one that is not signed and not cancelled. */
function openTrouble(state: ExamState, { now, plannedAgain }: Look): Found | null {
  const { assessment } = state;
  const { start, end } = held(state).busy;
  const since = new Date(start).toISOString();
  const past = (moment: number): number => now.getTime() - moment;
  if (past(start) > lookBackMs) return null;
  if (assessment.attendance && isAway(state))
    return (plannedAgain.get(keyOf(state)) ?? 0) > start
      ? null
      : { trouble: 'away', since: assessment.attendance.at };
  if (assessment.events === 0 || (!assessment.startedAt && !assessment.identifiedAt))
    return past(start) > graceMs ? { trouble: 'not-started', since } : null;
  const touched = assessment.lastChangedAt ?? assessment.startedAt ?? assessment.identifiedAt ?? since;
  const isLeft = past(end) >= waitMs && past(Date.parse(touched)) >= waitMs;
  return isLeft ? { trouble: 'not-signed', since: touched } : null;
}

function troubleOf(state: ExamState, look: Look): Found | null {
  const { exam, assessment, handIn, waiting } = state;
  const { signed } = assessment;
  if (handIn?.state === 'refused') return { trouble: 'refused', since: signed?.at ?? exam.plannedAt };
  if (assessment.undecidedDoubts > 0 || (assessment.conflicts > 0 && !signed))
    return { trouble: 'decision', since: assessment.lastChangedAt ?? exam.plannedAt };
  if (!signed) return exam.status === 'planned' ? openTrouble(state, look) : null;
  const isWaiting = handIn?.state === 'waiting' || waiting > 0;
  const isLate = look.now.getTime() - Date.parse(signed.at) >= waitMs;
  return isWaiting && isLate ? { trouble: 'not-handed-in', since: signed.at } : null;
}

/**
 * One line per candidate at the most: the worst that is the matter. Within a trouble the latest exam first.
 * @param zoneOf the time zone of an exam
 */
export function findTrouble(
  states: readonly ExamState[],
  now: Date,
  zoneOf: (exam: ExamHead) => string,
): readonly TroubleLine[] {
  const look = { now, plannedAgain: lastPlanned(states) };
  const startOf = ({ startsAt }: TroubleLine): number => Date.parse(startsAt);
  return states
    .flatMap((state): readonly TroubleLine[] => {
      const found = troubleOf(state, look);
      if (!found) return [];
      const { exam, startsAt } = held(state);
      const isToday = dayIn(startsAt, zoneOf(exam)) === dayIn(now, zoneOf(exam));
      return [{ ...found, state, exam, startsAt, isToday }];
    })
    .sort((a, b) => troubles.indexOf(a.trouble) - troubles.indexOf(b.trouble) || startOf(b) - startOf(a));
}

export type DayCount = {
  readonly planned: number;
  readonly signed: number;
  /** Begun, not signed, and not said to be away or to have stopped. */
  readonly running: number;
  /** Not signed, and said to be away or to have stopped, whatever was recorded before. */
  readonly away: number;
};

/** How far today's candidates are, where it is today; cancelled exams only with what was signed in them. */
export function countDay(
  states: readonly ExamState[],
  now: Date,
  zoneOf: (exam: ExamHead) => string,
): DayCount {
  const ofToday = states.filter((state) => {
    const { exam, startsAt } = held(state);
    const isNow = dayIn(startsAt, zoneOf(exam)) === dayIn(now, zoneOf(exam));
    return isNow && (exam.status === 'planned' || state.assessment.signed !== null);
  });
  const standing = ofToday.map(({ assessment }) => standingOf(assessment));
  const count = (as: CandidateStanding): number => standing.filter((one) => one === as).length;
  return {
    planned: ofToday.length,
    signed: count('signed'),
    running: count('running'),
    away: count('away'),
  };
}
