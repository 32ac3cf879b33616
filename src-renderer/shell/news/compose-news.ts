/**
 * What became other without the person at this device having done it, worked out from what is known anyway: there is no list of
 * messages that could say something else than the screens. Pure.
 */
import type { UpdateStatus } from '../../../shared/contract/update-contract';
import type { StaffId } from '../../../shared/kernel/ids';
import type { DocumentConflict } from '../../../shared/records/document-conflict';
import type { PlannedExam } from '../../../shared/records/exam';
import type { Staff } from '../../../shared/records/staff';
import type { ExamState } from '../../queries/use-exam-states';

export type NewsKind =
  | 'received'
  | 'refused'
  | 'plan-changed'
  | 'given-away'
  | 'cancelled'
  | 'conflict'
  | 'edition'
  | 'update';

export type News = {
  /** Tells it from every other, and from a later one about the same thing. */
  readonly key: string;
  readonly kind: NewsKind;
  /** ISO 8601, UTC. */
  readonly at: string;
  /** What it is about; blank where the kind says it all. */
  readonly name: string;
  readonly count: number;
  /** One of the addresses of the router. */
  readonly path: string;
};

type Known = {
  readonly actor: Pick<Staff, 'staffId' | 'roles'>;
  /** Of exams that are or were theirs. */
  readonly states: readonly ExamState[];
  readonly conflicts: readonly DocumentConflict[];
  readonly requests: readonly {
    readonly requestId: string;
    readonly answeredAt: string | null;
    readonly found?: readonly unknown[];
  }[];
  readonly update: UpdateStatus | undefined;
};

/** Older ones are found on their screens. */
const keptMs = 14 * 24 * 3_600_000;

/** Exams that somebody was to examine, or was until the plan changed. */
export const isOrWasOf =
  (staffId: StaffId) =>
  ({ assessments, changes = [] }: PlannedExam): boolean =>
    assessments.some(({ examinerId }) => examinerId === staffId) ||
    changes.some(({ before }) => before.examinerId === staffId);

/** What a colleague last made of the plan of an exam; what stood before is told on the screen it leads to. */
function newsOfPlan({ exam, candidate }: ExamState, staffId: StaffId): readonly News[] {
  const name = [exam.code, exam.title].filter(Boolean).join(' · ');
  const about = { name, count: 1, path: '/' };
  const { cancelled } = exam;
  if (exam.status === 'cancelled')
    return cancelled && cancelled.byStaffId !== staffId
      ? [{ ...about, kind: 'cancelled', key: `cancelled ${exam.examId} ${cancelled.at}`, at: cancelled.at }]
      : [];
  const last = exam.changes?.at(-1);
  if (!last || last.byStaffId === staffId) return [];
  const isTheirs = candidate.examinerId === staffId;
  const kind = isTheirs ? 'plan-changed' : 'given-away';
  if (!isTheirs && last.before.examinerId !== staffId) return [];
  return [{ ...about, kind, key: `plan ${last.changeId}`, at: last.at }];
}

/** What became of a signature that was given on this device. */
function newsOfHandIn({ exam, candidate, assessment, handIn, filesWaiting }: ExamState): readonly News[] {
  const { examId } = exam;
  const { assessmentId } = candidate;
  const about = { name: [candidate.name, exam.code].filter(Boolean).join(' · '), count: 1 };
  if (!assessment.signed || !handIn || handIn.state === 'waiting') return [];
  if (handIn.state === 'refused')
    return [
      { ...about, kind: 'refused', key: `refused ${assessmentId}`, at: assessment.signed.at, path: '/sync' },
    ];
  // Y26: with its files, or not yet.
  if (filesWaiting) return [];
  const path = `/exam/${examId}/sheet/${assessmentId}`;
  return [
    { ...about, kind: 'received', key: `received ${handIn.receiptNumber}`, at: handIn.receivedAt, path },
  ];
}

function newsOfOffice({ actor, conflicts, requests }: Known): readonly News[] {
  if (!actor.roles.includes('administrator')) return [];
  const asked = conflicts.map(({ conflictId, noticedAt, name }): News => {
    return {
      kind: 'conflict',
      key: `conflict ${conflictId}`,
      at: noticedAt,
      name,
      count: 1,
      path: '/conflicts',
    };
  });
  const editions = requests.flatMap(({ requestId, answeredAt, found = [] }): readonly News[] => {
    if (answeredAt === null || found.length === 0) return [];
    const path = '/qualifications/catalogue';
    return [
      { kind: 'edition', key: `edition ${requestId}`, at: answeredAt, name: '', count: found.length, path },
    ];
  });
  return [...asked, ...editions];
}

/** An update that is checked and kept. */
function newsOfUpdate({ update }: Known): readonly News[] {
  if (update?.phase !== 'ready' || !update.offered) return [];
  const { version, releasedAt } = update.offered;
  return [
    { kind: 'update', key: `update ${version}`, at: releasedAt, name: version, count: 1, path: '/settings' },
  ];
}

/** The latest first; what is older than a fortnight is left out, but for an update, which waits until it is installed. */
export function composeNews(known: Known, now: Date): readonly News[] {
  const { actor, states } = known;
  const all = [
    ...states.flatMap((state) => newsOfHandIn(state)),
    ...states.flatMap((state) => newsOfPlan(state, actor.staffId)),
    ...newsOfOffice(known),
  ].filter(({ at }) => now.getTime() - Date.parse(at) <= keptMs);
  // An exam says what became of its plan once, and not per candidate.
  const once = new Map([...all, ...newsOfUpdate(known)].map((one) => [one.key, one]));
  return [...once.values()].sort((a, b) => b.at.localeCompare(a.at));
}
