import { describe, expect, it } from 'vitest';
import { cohortOfDay, cohortOfYear, isOpenForCohort, parseCohort } from './cohort';

const code = (validFrom: string | null, intakeEnd: string | null) => ({ validFrom, intakeEnd });

describe('parseCohort', () => {
  it.each(['2026', '2026-2027', ' 2026/2027 ', '2026-27', '2026 – 2027'])('reads %j', (text) => {
    expect(parseCohort(text)).toEqual({ ok: true, value: { year: 2026, text: '2026-2027' } });
  });

  it.each([
    ...[
      '26/27',
      '26-27',
      "'26-'27",
      '’26/’27',
      '26 / 27',
      '26–27',
      'schooljaar 2026-2027',
      'Schooljaar 2026/2027',
    ],
    ...[
      'schooljaar: 26/27',
      'cohort 2026',
      'Cohort 2026-2027',
      'Kohorte 2026/27',
      'Jahrgang 2026/2027',
      'school year 2026-2027',
    ],
    ...[
      'Schuljahr 2026/27',
      'studiejaar 2026',
      '2026 t/m 2027',
      '2026 tot 2027',
      '2026‑2027',
      '2026−2027',
      '２０２６',
    ],
    ...['2026\\2027', 'leerjaar 26-27'],
  ])('D21 reads %j', (text) => {
    expect(parseCohort(text)).toEqual({ ok: true, value: { year: 2026, text: '2026-2027' } });
  });

  it('M20 takes a blank as no cohort', () => {
    expect(parseCohort('  ')).toEqual({ ok: true, value: null });
  });

  it.each([
    '26',
    '2026-2028',
    '2026-2025',
    'C2026',
    '1900',
    '20266',
    '26/28',
    '2026/26',
    'schooljaar',
    '2026-2027-2028',
    'cohort 26',
  ])('refuses %j', (text) => {
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
