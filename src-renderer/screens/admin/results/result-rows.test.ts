import { describe, expect, test } from 'vitest';
import { recordOf } from '../../../../shared/domain/assessment-record';
import { problem } from '../../../../shared/kernel/problem';
import { formNumberOf } from '../../../../shared/report/form-number';
import { createSearchList } from '../../../../test/builders/a-search-list';
import { type AssessmentStory, anAssessment } from '../../../../test/builders/an-assessment';
import { aCandidate, anExam, anId } from '../../../../test/builders/an-exam';
import type { ExamState } from '../../../queries/use-exam-states';
import type { ResultFilter } from '../../../ui/search-params';
import {
  composeResultRow,
  findRows as findIn,
  isUnder,
  type ResultRow,
  resultShape,
  sortRows,
} from './result-rows';

const exam = anExam();
const received = {
  state: 'received',
  receiptNumber: '8F2C',
  receivedAt: '2026-11-24T11:00:00.000Z',
} as const;

const dayOf = ({ state }: ResultRow): string => state.exam.plannedAt.slice(0, 10);
const findRows = (list: ReturnType<typeof listOf>, filter: ResultFilter, search: string) =>
  findIn(list, search, dayOf).filter((row) => isUnder(row, filter));
const listOf = (rows: readonly ResultRow[]) => createSearchList(rows, resultShape);
const aRow = (story: AssessmentStory, changes: Partial<ExamState> = {}): ResultRow =>
  composeResultRow({
    exam: story.exam,
    candidate: story.exam.candidates[0] ?? aCandidate(),
    assessment: recordOf(story.assessment),
    handIn: null,
    waiting: 0,
    ...changes,
  });

const untouched = anAssessment(exam);
const running = anAssessment(exam).identified().marked('1.1.1', 'met');
const passed = anAssessment(exam).identified().markedAll('met').signed();
const failed = anAssessment(exam)
  .identified()
  .markedAll('met')
  .marked('1.1.1', 'not-met')
  .remarked('1.1.1', 'Geen bril.')
  .signed();

describe('result rows', () => {
  test('the status follows the assessment, and an outcome is there only when signed', () => {
    expect(aRow(untouched)).toMatchObject({ status: 'not-started', outcome: null });
    expect(aRow(anAssessment(exam).identified())).toMatchObject({ status: 'running', outcome: null });
    expect(aRow(running)).toMatchObject({ status: 'running', outcome: null, marked: 1, total: 3 });
    expect(aRow(anAssessment(exam).identified().markedAll('met')).outcome).toBeNull();
    expect(aRow(passed)).toMatchObject({ status: 'signed', outcome: 'passed' });
    expect(aRow(failed)).toMatchObject({ status: 'signed', outcome: 'failed' });
  });

  test('a cancelled exam is cancelled, but what was signed in it stays signed', () => {
    const cancelled = anExam({ status: 'cancelled' });
    expect(aRow(anAssessment(cancelled)).status).toBe('cancelled');
    expect(aRow(anAssessment(cancelled).identified().markedAll('met').signed()).status).toBe('signed');
  });

  test('it never says received while anything still waits', () => {
    expect(aRow(untouched).handInStand).toBe('nothing');
    expect(aRow(running).handInStand).toBe('from-hub');
    expect(aRow(running, { waiting: 2 }).handInStand).toBe('waiting');
    expect(aRow(passed, { handIn: { state: 'waiting' } }).handInStand).toBe('waiting');
    expect(aRow(passed, { handIn: received }).handInStand).toBe('received');
    expect(aRow(passed, { handIn: received, waiting: 1 }).handInStand).toBe('waiting');
    const refused = { state: 'refused', problem: problem('hash-wrong') } as const;
    expect(aRow(passed, { handIn: refused, waiting: 1 }).handInStand).toBe('refused');
  });

  test.each<[ResultFilter, number]>([
    ['all', 4],
    ['not-started', 1],
    ['running', 1],
    ['signed', 2],
    ['passed', 1],
    ['failed', 1],
    ['waiting', 1],
    ['received', 2],
    ['attention', 0],
    ['cancelled', 0],
  ])('filter %s finds %i', (filter, count) => {
    const rows = [
      aRow(untouched),
      aRow(running, { waiting: 1 }),
      aRow(passed, { handIn: received }),
      aRow(failed),
    ];
    expect(findRows(listOf(rows), filter, '')).toHaveLength(count);
  });

  test('conflicts and refusals need attention', () => {
    const here = anAssessment(exam).identified();
    const there = here.onDevice(2).marked('1.1.1', 'not-met');
    const conflict = aRow(here.marked('1.1.1', 'met').receiving(there));
    const refused = aRow(passed, { handIn: { state: 'refused', problem: problem('hash-wrong') } });
    expect(findRows(listOf([conflict, refused, aRow(running)]), 'attention', '')).toEqual([
      conflict,
      refused,
    ]);
  });

  test('search finds name without accents, number, exam and qualification, all words', () => {
    const rows = [aRow(passed)];
    for (const search of ['seyma', 'ŞEYMA lak', '0117', 'proeve lassen', 'allround', '25684', 'las-3a'])
      expect(findRows(listOf(rows), 'all', search), search).toHaveLength(1);
    expect(findRows(listOf(rows), 'all', 'seyma 9999')).toHaveLength(0);
    expect(findRows(listOf(rows), 'passed', 'seyma')).toHaveLength(1);
    expect(findRows(listOf(rows), 'failed', 'seyma')).toHaveLength(0);
  });

  test('whoever examines finds it: who was planned, who took over, who signed', () => {
    const state = aRow(passed).state;
    const taken = { ...state.assessment, holderId: anId<'Staff'>(8123) };
    const row = composeResultRow({ ...state, assessment: taken }, () => 'Marco de Wit');
    for (const search of [exam.examinerName, 'marco wit', taken.signed?.signedName ?? 'nobody'])
      expect(findRows(listOf([row]), 'all', search), search).toHaveLength(1);
    expect(row.examiner).toEqual({ staffId: anId(8123), name: 'Marco de Wit' });
    expect(aRow(untouched).examiner.name).toBe(exam.examinerName);
  });

  test('a day finds the exams of that day with the other words, and a number that looks like one', () => {
    const like = aCandidate({ number: '24-11-077', name: 'Bo', assessmentId: anId(7007) });
    const other = anExam({ candidates: [like], plannedAt: '2026-12-01T08:00:00.000Z' });
    const list = listOf([aRow(passed), aRow(anAssessment(other))]);
    const namesOf = (search: string) => findRows(list, 'all', search).map((row) => row.state.candidate.name);
    for (const search of ['24-11-2026', '2026-11-24', '24 november 2026', 'seyma 24. nov'])
      expect(namesOf(search), search).toEqual(['Şeyma van der Łąk']);
    expect(namesOf('24-11')).toEqual(['Bo', 'Şeyma van der Łąk']);
    expect(namesOf('bo 24-11-2026')).toEqual([]);
  });

  test('what stands on the sheet finds it: number of the form, of the receipt, digest of the exam', () => {
    const told = { number: '5538-B5F9', receivedAt: received.receivedAt };
    const office = aRow(passed, { assessment: { ...recordOf(passed.assessment), received: told } });
    const examiner = aRow(passed, { handIn: { ...received, receiptNumber: '5538-B5F9' } });
    const formNumber = formNumberOf(passed.assessment);
    for (const row of [office, examiner])
      for (const search of [
        formNumber,
        formNumber.slice(0, 9),
        '5538-b5f9',
        exam.definitionDigest.slice(0, 8),
      ])
        expect(findRows(listOf([row]), 'all', search), search).toHaveLength(1);
    expect(findRows(listOf([aRow(failed)]), 'all', '5538-b5f9')).toHaveLength(0);
  });

  test('sorts by every column and back, by name among equals', () => {
    const named = (number: number, name: string, plannedAt: string, story: 'passed' | 'open'): ResultRow => {
      const own = anExam({
        candidates: [aCandidate({ assessmentId: anId(7001), number: `n${number}`, name })],
        plannedAt,
        title: `Proef ${number}`,
      });
      return aRow(
        story === 'passed' ? anAssessment(own).identified().markedAll('met').signed() : anAssessment(own),
      );
    };
    const a = named(10, 'Ägnes', '2026-11-24T08:00:00.000Z', 'open');
    const b = named(9, 'Bram', '2026-11-25T08:00:00.000Z', 'passed');
    const c = named(2, 'cato', '2026-11-23T08:00:00.000Z', 'open');
    const order = (column: Parameters<typeof sortRows>[1]['column'], direction: 'ascending' | 'descending') =>
      sortRows(listOf([b, c, a]).rows, { column, direction }).map((row) => row.state.candidate.name);
    expect(order('candidate', 'ascending')).toEqual(['Ägnes', 'Bram', 'cato']);
    expect(order('candidate', 'descending')).toEqual(['cato', 'Bram', 'Ägnes']);
    expect(order('exam', 'ascending')).toEqual(['cato', 'Bram', 'Ägnes']);
    expect(order('date', 'descending')).toEqual(['Bram', 'Ägnes', 'cato']);
    expect(order('status', 'ascending')).toEqual(['Ägnes', 'cato', 'Bram']);
    expect(order('result', 'ascending')).toEqual(['Bram', 'Ägnes', 'cato']);
  });
});
