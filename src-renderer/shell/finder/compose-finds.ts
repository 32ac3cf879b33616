/**
 * What the finder lists: per kind the first few in which every word of the search occurs, and how many there are. Pure.
 */
import type { ParticipantId } from '../../../shared/kernel/ids';
import { isFoundIn, searchLineOf, searchWordsOf } from '../../../shared/kernel/search-index';
import type { RowShape } from '../../../shared/kernel/search-list';
import type { ExamState } from '../../queries/use-exam-states';
import { routeOfState } from '../../screens/exam/route-of-state';

/** In the order in which they stand. */
export const findKinds = ['place', 'exam', 'person', 'qualification', 'guide'] as const;
export type FindKind = (typeof findKinds)[number];

/** One line of the list, and where choosing it leads: to an address, or to the guide over the screen. */
export type Find = {
  readonly key: string;
  readonly label: string;
  readonly detail: string;
  /** Language of the label; absent: that of the screen. */
  readonly lang?: string;
  /** Whether it is what was typed, and not only holds it. */
  readonly isVery?: boolean;
} & ({ readonly path: string } | { readonly topic: string; readonly part: string | null });

export type FindGroup = {
  readonly kind: FindKind;
  readonly finds: readonly Find[];
  readonly total: number;
};

/** Most that are listed of a kind: whoever has more types another letter. */
export const most = 6;

/** Those of a short list that are found; of places, none of which is the rule, all stand there before the first letter. */
export function findAmong(kind: FindKind, all: readonly Find[], sought: string, shown = most): FindGroup {
  const found = all.filter(({ label, detail }) => isFoundIn(`${label} ${detail}`, sought));
  return { kind, finds: found.slice(0, shown), total: found.length };
}

/** One that the list has nothing of is left out; a long list is asked only when there is something to ask. */
export const findIn = <T>(
  kind: FindKind,
  list: { readonly find: (sought: string, shown: number) => { rows: readonly T[]; total: number } },
  sought: string,
  show: (row: T) => Find,
): FindGroup => {
  if (sought.trim() === '') return { kind, finds: [], total: 0 };
  const { rows, total } = list.find(sought, most);
  return { kind, finds: rows.map(show), total };
};

/** Whether these are the words of the search, in whatever order, and no others. */
export function isOfVeryName(name: string, sought: string): boolean {
  const [words, asked] = [name, sought].map((text) => searchWordsOf(text).toSorted().join(' '));
  return words === asked;
}

/** Whoever has the very name that was typed stands before the exams they are in. */
export function veryPersonFirst(groups: readonly FindGroup[]): readonly FindGroup[] {
  const people = groups.find(({ kind }) => kind === 'person');
  if (!people?.finds.some(({ isVery }) => isVery)) return groups;
  const finds = people.finds.toSorted((a, b) => Number(b.isVery ?? false) - Number(a.isVery ?? false));
  return groups.flatMap((group) => {
    if (group.kind === 'exam') return [{ ...people, finds }, group];
    return group === people ? [] : [group];
  });
}

/** An exam is found by what it is and who is in it: by all its candidates for the office, else each candidate apart. */
export const examShape = (isOffice: boolean, nowMs: number): RowShape<ExamState> => ({
  // What is nearest to now, past or coming, is what somebody most often means.
  orderOf: ({ exam }) => String(Math.abs(Date.parse(exam.plannedAt) - nowMs)).padStart(16, '0'),
  lineOf: ({ exam, candidate }) => {
    const people = isOffice ? exam.candidates : [candidate];
    const facts = [exam.code, exam.title, exam.place, exam.examinerName];
    return searchLineOf(
      [...facts, ...people.flatMap(({ name, number, group }) => [name, number, group])].join(' '),
    );
  },
});

/** The office opens the plan of an exam, so that one line per exam is enough. */
export function oncePerExam(states: readonly ExamState[]): readonly ExamState[] {
  const seen = new Set<string>();
  return states.filter(({ exam: { examId } }) => !seen.has(examId) && seen.add(examId));
}

/** Where an exam that was chosen leads: the office to its plan, an examiner to where they go on. */
export function pathOfExam({ exam, assessment }: ExamState, isOffice: boolean): string {
  if (isOffice) return `/planning/${exam.examId}`;
  return routeOfState(assessment)
    .replace('$examId', exam.examId)
    .replace('$assessmentId', assessment.assessmentId);
}

export const pathOfPerson = (participantId: ParticipantId): string => `/participants/${participantId}`;
