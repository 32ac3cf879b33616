/** What a device shows of the month: states as its lists have them, the board, the filters, the planning, and the files as they are saved. */
import { presences } from '../../shared/formats/exchanged-result';
import { resultColumns } from '../../shared/formats/result-table';
import type { ResultFormat } from '../../shared/formats/write-results';
import { present } from '../../shared/kernel/assert';
import { exportResults } from '../../src-renderer/actions/export-results';
import { createExamStateComposer, type ExamState } from '../../src-renderer/queries/compose-exam-states';
import { arrangePlanning } from '../../src-renderer/screens/admin/planning/arrange-planning';
import { groupExams } from '../../src-renderer/screens/admin/planning/group-exams';
import { exchangedOf } from '../../src-renderer/screens/admin/results/exchanged-of';
import { countDay, findTrouble } from '../../src-renderer/screens/admin/results/find-trouble';
import { composeResultRow, countByFilter } from '../../src-renderer/screens/admin/results/result-rows';
import { value } from '../builders/value';
import type { Post } from './month-centre';

const zoneOf = ({ timeZone }: { readonly timeZone?: string | undefined }): string =>
  timeZone ?? 'Europe/Amsterdam';
const same = <Name extends string>(names: readonly Name[]) =>
  Object.fromEntries(names.map((name) => [name, name])) as Record<Name, Name>;

/** Every candidate as the lists of this device have them. */
export async function statesAt({ device: { cache } }: Post): Promise<readonly ExamState[]> {
  await cache.refresh();
  const { registers } = cache;
  const exams = present(registers.documents('exam').get(), 'the exams').stored.map(
    ({ document }) => document,
  );
  const people = registers.documents('participant').get();
  return createExamStateComposer()({
    exams,
    assessments: present(registers.assessments.get(), 'the assessments'),
    handIns: present(registers.handIns.streams.get(), 'what is handed in'),
    personOf: (id) => people?.byId.get(id)?.document,
  });
}

/** The day's counts, and how many there are of each trouble. */
export function boardAt(states: readonly ExamState[], now: Date) {
  const trouble: Record<string, number> = {};
  for (const line of findTrouble(states, now, zoneOf))
    trouble[line.trouble] = (trouble[line.trouble] ?? 0) + 1;
  return { day: countDay(states, now, zoneOf), trouble };
}

/** Each line of the list: by whose assessment, how far it is and how it ended. */
export const linesAt = (states: readonly ExamState[]) =>
  states
    .map((state) => ({ row: composeResultRow(state), id: state.candidate.assessmentId }))
    .map(({ row, id }) => ({ id, status: row.status, outcome: row.outcome, startsAt: row.startsAt }));

export const filtersAt = (states: readonly ExamState[]) =>
  Object.fromEntries(countByFilter(states.map((state) => composeResultRow(state))));

/** How many exams the planning shows, all of them and under each choice. */
export function planningAt(states: readonly ExamState[], now: Date) {
  const days = groupExams(states, now, zoneOf);
  const shown = (only?: 'cancelled' | 'changed' | 'away' | 'not-started'): number =>
    arrangePlanning(days, { past: true, ...(only && { only }) }, '').length;
  return {
    all: shown(),
    coming: arrangePlanning(days, {}, '').length,
    ...{ cancelled: shown('cancelled'), changed: shown('changed'), away: shown('away') },
    'not-started': shown('not-started'),
  };
}

/** A file of all of them, as it was saved. */
export async function savedFile(
  post: Post,
  states: readonly ExamState[],
  format: ResultFormat,
): Promise<string> {
  const about = { zoneOf, wordOf: (outcome: string) => outcome };
  value(
    await exportResults(post.device.deps, {
      ...{ results: states.map((state) => exchangedOf(state, about)), format, name: 'resultaten' },
      ...{ separator: ';', sheetName: 'Resultaten' },
      words: {
        ...{ columns: same(resultColumns), presence: same(presences), cancelled: 'cancelled', noName: '' },
        attendanceOf: ({ attendance }) => attendance?.said ?? '',
      },
    }),
  );
  return new TextDecoder().decode(post.saved);
}
