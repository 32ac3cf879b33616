/** Days as rosters write them, and which number is the month. */
import { describe, expect, it } from 'vitest';
import { findDayOrder, readRosterDay } from './roster-day';

const dayFirst = { order: 'day-first', isGuess: false } as const;

describe('a day', () => {
  it.each([
    ['2007-04-03', '2007-04-03'],
    ['3-4-2007', '2007-04-03'],
    ['03/04/2007', '2007-04-03'],
    ['3.4.2007', '2007-04-03'],
    ['20070403', '2007-04-03'],
    ['3 april 2007', '2007-04-03'],
    ['2007-04-03 00:00:00', '2007-04-03'],
    ['39175', '2007-04-03'],
    ['39175.0', '2007-04-03'],
    ['31-2-2007', null],
    ['3-4-07', null],
    ['2007', null],
    ['0-1-2007', null],
    ['onbekend', null],
  ])('%s is %s', (written, day) => {
    expect(readRosterDay(written, dayFirst)).toBe(day);
  });

  it('with the month first is so where another of its column proves it', () => {
    const order = findDayOrder(['4/2/2000', '12/19/1997', ''], 'day-first');
    expect(order).toEqual({ order: 'month-first', isGuess: false });
    expect(readRosterDay('4/2/2000', order)).toBe('2000-04-02');
    expect(readRosterDay('12/19/1997', order)).toBe('1997-12-19');
  });

  it('is as such files have it where none proves it, and that is told', () => {
    expect(findDayOrder(['4/2/2000', '3/3/2001'], 'month-first')).toEqual({
      order: 'month-first',
      isGuess: true,
    });
    expect(findDayOrder(['3/3/2001', '2001-01-02'], 'day-first')).toEqual({
      order: 'day-first',
      isGuess: false,
    });
  });

  it('that is none proves nothing of the others', () => {
    expect(findDayOrder(['31-2-2004', '12/19/1997'], 'day-first')).toEqual({
      order: 'month-first',
      isGuess: false,
    });
  });

  it('in a column that proves both is asked about where it may be either', () => {
    const order = findDayOrder(['19-12-1997', '12-19-1997', '3-4-2007'], 'day-first');
    const days = ['19-12-1997', '12-19-1997', '3-4-2007', '4-4-2007'].map((day) => readRosterDay(day, order));
    expect(days).toEqual(['1997-12-19', '1997-12-19', null, '2007-04-04']);
  });
});
