import { describe, expect, it } from 'vitest';
import { cohortOfDay, cohortOfYear, isOpenForCohort, parseCohort } from './cohort';

const code = (validFrom: string | null, intakeEnd: string | null) => ({ validFrom, intakeEnd });

describe('parseCohort', () => {
  it.each(['2026', '2026-2027', ' 2026/2027 ', '2026-27', '2026 – 2027'])('reads %j', (text) => {
    expect(parseCohort(text)).toEqual({ ok: true, value: { year: 2026, text: '2026-2027' } });
  });

  it('M20 takes a blank as no cohort', () => {
    expect(parseCohort('  ')).toEqual({ ok: true, value: null });
  });

  it.each(['26', '2026-2028', '2026-2025', 'C2026', '1900', '20266'])('refuses %j', (text) => {
    const read = parseCohort(text);
    expect(read.ok ? null : read.problem.code).toBe('cohort-malformed');
  });
});

describe('cohortOfDay', () => {
  it('starts a cohort in August', () => {
    expect(cohortOfDay(2026, 7).text).toBe('2025-2026');
    expect(cohortOfDay(2026, 8).text).toBe('2026-2027');
  });
});

describe('isOpenForCohort', () => {
  const cohort = cohortOfYear(2026);
  it.each([
    [code('2026-08-01', null), true],
    [code('2026-08-02', null), false],
    [code('2015-08-01', '2026-08-01'), true],
    [code('2015-08-01', '2026-07-31'), false],
    [code(null, null), true],
  ])('%j is open: %s', (validity, isOpen) => {
    expect(isOpenForCohort(validity, cohort)).toBe(isOpen);
  });
});
