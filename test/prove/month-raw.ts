/** The month as it lies at the hub, text by text, put together by plain loops: nothing of the product reads it. */
import type { Store } from '../../src-hub/store/open-store';
import type { RawCandidate, RawEvent, RawPlan } from '../simulation/count-plainly';

type RawExam = RawPlan & {
  readonly title: string;
  readonly isRemoved?: boolean;
  readonly changes?: readonly unknown[];
  readonly candidates: readonly {
    readonly participantId: string;
    readonly number: string;
    readonly startsAt?: string;
    readonly extraMinutes?: number;
    readonly attempt?: number;
  }[];
  readonly assessments: readonly {
    readonly assessmentId: string;
    readonly participantId: string;
    readonly examinerId: string;
  }[];
};
export type RawMonth = {
  readonly exams: readonly RawExam[];
  readonly candidates: readonly (RawCandidate & { readonly number: string })[];
  /** Ids of all changes that the hub holds. */
  readonly changeIds: ReadonlySet<string>;
  /** What the hub doubted. */
  readonly doubted: number;
};

const isBeside = (type: string): boolean => type === 'attendance-recorded' || type === 'sheet-issued';

export async function readRawMonth({ database }: Store): Promise<RawMonth> {
  const rows = await database.selectFrom('change').select(['text', 'type']).orderBy('seq').execute();
  const exams = new Map<string, RawExam>();
  const numbers = new Map<string, string>();
  const events = new Map<string, RawEvent[]>();
  const changeIds = new Set<string>();
  let doubted = 0;
  for (const { text, type } of rows) {
    const change = JSON.parse(text);
    changeIds.add(change.changeId);
    if (type === 'doubted') doubted += 1;
    if (type === 'exam') exams.set(change.subjectId, change.body);
    if (type === 'participant') numbers.set(change.subjectId, change.body.number);
    if (change.kind === 'event' && change.subjectType === 'assessment' && change.actorId !== null) {
      const known = events.get(change.subjectId) ?? [];
      known.push(change);
      events.set(change.subjectId, known);
    }
  }
  const all: (RawCandidate & { number: string })[] = [];
  for (const plan of exams.values()) {
    for (const { assessmentId, participantId, examinerId } of plan.assessments) {
      const own = events.get(assessmentId) ?? [];
      const seat = plan.candidates.find((one) => one.participantId === participantId);
      const isBegun = own.some(({ type }) => !isBeside(type));
      if (!isBegun && (!seat || plan.isRemoved)) continue;
      all.push({
        ...{ plan, assessmentId, participantId, examinerId, events: own, waiting: 0 },
        ...{ startsAt: seat?.startsAt, extraMinutes: seat?.extraMinutes },
        number: seat?.number ?? numbers.get(participantId) ?? '',
      });
    }
  }
  return {
    exams: [...exams.values()].filter(({ isRemoved }) => !isRemoved),
    candidates: all,
    changeIds,
    doubted,
  };
}
