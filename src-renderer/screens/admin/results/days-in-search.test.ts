import { expect, test } from 'vitest';
import { daysInSearch } from './days-in-search';

const hits = (search: string, day: string): boolean => {
  const { days } = daysInSearch(search);
  return days.length > 0 && days.every(({ isOn }) => isOn(day));
};

test.each([
  ...['2026-11-27', '27-11-2026', '27-11-26', '27.11.2026', '27.11.', '27/11/2026', '11/27/2026', '27-11'],
  ...[
    '27 november 2026',
    '27 nov',
    '27. November 2026',
    'Nov 27, 2026',
    'november 2026',
    '27 nov. 26',
    '2026-11',
  ],
])('%s is 27 November 2026 in every language', (search) => {
  expect(hits(search, '2026-11-27'), search).toBe(true);
  expect(hits(search, '2026-10-27'), search).toBe(false);
});

test('months are known by their Dutch, English and German names, without their accents', () => {
  for (const name of ['maart', 'mrt', 'march', 'März', 'marz'])
    expect(hits(`9 ${name}`, '2027-03-09'), name).toBe(true);
  for (const name of ['mei', 'may', 'Mai']) expect(hits(`9 ${name}`, '2027-05-09'), name).toBe(true);
});

test('a day is that day and no other one that has its digits', () => {
  expect(hits('7-1-2027', '2027-01-07')).toBe(true);
  expect(hits('07-01-2027', '2027-01-07')).toBe(true);
  for (const day of ['2027-01-17', '2027-01-27', '2027-11-07', '2026-01-07'])
    expect(hits('7-1-2027', day), day).toBe(false);
});

test('half typed it is every day that it can still become', () => {
  for (const search of ['27-11-2', '27-11-20', '27-11-202', '27-11-'])
    expect(hits(search, '2026-11-27')).toBe(true);
  expect(hits('27-11-203', '2026-11-27')).toBe(false);
});

test.each(['marco', 'mei', '5538-b5f9', '45-13-2026', '0117', 'las-3a', '12'])('%s says no day', (search) => {
  expect(daysInSearch(search)).toEqual({ days: [], rest: search });
});

test('the other words stay words', () => {
  const { days, rest } = daysInSearch('lak 27 november 2026 LAS-1126');
  expect(days.map(({ words }) => words)).toEqual(['27 november 2026']);
  expect(rest).toBe('lak las-1126');
});
