/**
 * What a month of exams comes to, counted from the plan and the raw events by plain loops. Nothing of the product counts here, so
 * that what the product counts can be held to it; the numbers of rules are those of the domain's SPEC.
 */

const hourMs = 3_600_000;
const centreZone = 'Europe/Amsterdam';

/** An event as it travels. */
export type RawEvent = {
  readonly changeId: string;
  readonly type: string;
  readonly occurredAt: string;
  readonly actorId: string | null;
  readonly body: unknown;
};

export type RawPlan = {
  readonly examId: string;
  readonly code: string;
  readonly status: string;
  readonly plannedAt: string;
  readonly timeZone?: string | undefined;
  readonly durationMinutes?: number | undefined;
  readonly about: { readonly qualificationId: string };
};

/** A candidate who stands in the lists. */
export type RawCandidate = {
  readonly plan: RawPlan;
  readonly assessmentId: string;
  readonly participantId: string;
  readonly startsAt?: string | undefined;
  readonly extraMinutes?: number | undefined;
  /** Whom the plan of now assigns it to. */
  readonly examinerId: string;
  readonly events: readonly RawEvent[];
  /** Changes of the device that is looked at and that have no receipt. */
  readonly waiting: number;
};

type Body = {
  readonly attendance?: string;
  readonly outcome?: 'passed' | 'failed';
  readonly plan?: {
    readonly code: string;
    readonly plannedAt: string;
    readonly startsAt?: string;
    readonly timeZone?: string;
  };
};

/** What happened to one candidate. */
export type Story = {
  readonly signedAt: string | null;
  readonly outcome: 'passed' | 'failed' | null;
  readonly identifiedAt: string | null;
  /** Somebody who has it confirmed them, or marked. */
  readonly begunAt: string | null;
  /** First mark or remark. */
  readonly startedAt: string | null;
  /** Last mark or remark. */
  readonly touchedAt: string | null;
  /** What was said last of whether they were there. */
  readonly said: string | null;
  /** The plan they were begun on (W12), else that of now. */
  readonly code: string;
  readonly at: string;
  readonly zone: string;
  /** When their time is over, in ms since 1970. */
  readonly endMs: number;
};

const isWork = (type: string): boolean => /^(mark-given|mark-withdrawn|remark-written)$/.test(type);

export function storyOf({ plan, startsAt, extraMinutes, examinerId, events }: RawCandidate): Story {
  let [signedAt, outcome, startedAt, touchedAt, said]: (string | null)[] = Array(5).fill(null);
  let begunOn: Body['plan'];
  let holder = examinerId;
  const confirmed: { readonly at: string; readonly by: string | null }[] = [];
  for (const { type, occurredAt, actorId, body } of [...events].sort((a, b) =>
    a.changeId < b.changeId ? -1 : 1,
  )) {
    const about = body as Body;
    // The oldest signature counts (A7).
    if (type === 'assessment-signed' && !signedAt) [signedAt, outcome] = [occurredAt, about.outcome ?? null];
    if (type === 'taken-over') holder = actorId ?? holder;
    if (type === 'candidate-identified') {
      begunOn ??= about.plan;
      confirmed.push({ at: occurredAt, by: actorId });
    }
    if (isWork(type)) {
      startedAt ??= occurredAt;
      touchedAt = occurredAt;
    }
    if (type === 'attendance-recorded') said = about.attendance ?? null;
  }
  // Whoever has it confirms for themselves who stands there; a signature stands for whoever did (A5, W10).
  const identifiedAt = confirmed.find(({ by }) => by === holder || signedAt)?.at ?? null;
  const at = begunOn?.startsAt ?? begunOn?.plannedAt ?? startsAt ?? plan.plannedAt;
  const minutes = (plan.durationMinutes ?? 60) + (extraMinutes ?? 0);
  return {
    ...{
      signedAt: signedAt ?? null,
      outcome: outcome as Story['outcome'],
      identifiedAt,
    },
    ...{
      begunAt: identifiedAt ?? startedAt ?? null,
      startedAt: startedAt ?? null,
      touchedAt: touchedAt ?? null,
      said: said ?? null,
    },
    ...{ code: begunOn?.code ?? plan.code, at, endMs: Date.parse(at) + minutes * 60_000 },
    zone: (begunOn ? begunOn.timeZone : plan.timeZone) ?? centreZone,
  };
}

export const dayOf = (moment: string, timeZone: string): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(new Date(moment));

export const isOut = (said: string | null): boolean =>
  said === 'absent' || said === 'ill' || said === 'refused' || said === 'stopped';

/** Per person and qualification the last beginning that is still planned. */
function lastBeginnings(all: readonly RawCandidate[]): Readonly<Record<string, string>> {
  const last: Record<string, string> = {};
  for (const one of all) {
    const key = `${one.participantId} ${one.plan.about.qualificationId}`;
    const { at } = storyOf(one);
    if (one.plan.status === 'planned' && at > (last[key] ?? '')) last[key] = at;
  }
  return last;
}

function troublePlainly(one: RawCandidate, now: Date, last: Readonly<Record<string, string>>): string | null {
  const { signedAt, said, at, begunAt, touchedAt, endMs } = storyOf(one);
  if (signedAt)
    return one.waiting > 0 && now.getTime() - Date.parse(signedAt) >= 2 * hourMs ? 'not-handed-in' : null;
  const passed = now.getTime() - Date.parse(at);
  if (one.plan.status === 'cancelled' || passed > 30 * 24 * hourMs) return null;
  if (isOut(said)) {
    const again = last[`${one.participantId} ${one.plan.about.qualificationId}`] ?? '';
    return again <= at ? 'away' : null;
  }
  if (!begunAt) return passed > hourMs / 4 ? 'not-started' : null;
  const untouched = now.getTime() - Date.parse(touchedAt ?? begunAt);
  return now.getTime() - endMs >= 2 * hourMs && untouched >= 2 * hourMs ? 'not-signed' : null;
}

/** What the day counts and the board tells, at one moment. */
export function countPlainly(all: readonly RawCandidate[], now: Date) {
  const day = { planned: 0, signed: 0, running: 0, away: 0 };
  const trouble: Record<string, number> = {};
  const last = lastBeginnings(all);
  for (const one of all) {
    const { signedAt, said, at, zone, begunAt } = storyOf(one);
    const isNow = dayOf(at, zone) === dayOf(now.toISOString(), zone);
    if (isNow && (one.plan.status === 'planned' || signedAt)) {
      day.planned += 1;
      if (signedAt) day.signed += 1;
      else if (isOut(said)) day.away += 1;
      else if (begunAt) day.running += 1;
    }
    const is = troublePlainly(one, now, last);
    if (is) trouble[is] = (trouble[is] ?? 0) + 1;
  }
  return { day, trouble };
}

/** How many stand under each filter of the list. */
export function filtersPlainly(all: readonly RawCandidate[]) {
  const counts = {
    all: 0,
    signed: 0,
    passed: 0,
    failed: 0,
    cancelled: 0,
    running: 0,
    'not-started': 0,
    waiting: 0,
  };
  for (const one of all) {
    const { signedAt, outcome, begunAt } = storyOf(one);
    counts.all += 1;
    if (one.waiting > 0) counts.waiting += 1;
    if (signedAt && outcome) {
      counts.signed += 1;
      counts[outcome] += 1;
    } else if (one.plan.status === 'cancelled') counts.cancelled += 1;
    else if (begunAt) counts.running += 1;
    else counts['not-started'] += 1;
  }
  return counts;
}

/** How far one came, in the words of the plain shape from which every file is written. */
export function presencePlainly(one: RawCandidate): string {
  const { signedAt, said, startedAt, identifiedAt } = storyOf(one);
  if (signedAt) return 'present';
  if (said === 'stopped') return 'unfinished';
  if (isOut(said)) return 'absent';
  if (startedAt) return 'unfinished';
  return identifiedAt || said ? 'not-started' : 'unknown';
}
