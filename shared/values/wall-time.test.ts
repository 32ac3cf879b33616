/** Clocks of other zones, and the nights in which they are set. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cityOf, comesTwice, dayIn, momentsOf, showDifferentTimes, wallTimeOf } from './wall-time';

const zones = ['Europe/Amsterdam', 'America/Kralendijk', 'Asia/Kathmandu', 'Pacific/Apia', 'UTC'];

describe('the time on a wall', () => {
  it('is that of the zone, whatever the device shows', () => {
    const moment = '2026-11-26T23:30:00.000Z';
    expect(wallTimeOf(moment, 'Europe/Amsterdam')).toEqual({ day: '2026-11-27', time: '00:30' });
    expect(wallTimeOf(moment, 'America/Kralendijk')).toEqual({ day: '2026-11-26', time: '19:30' });
    expect(dayIn(moment, 'Asia/Kathmandu')).toBe('2026-11-27');
  });

  it('is the same when it is asked again, to the second before the next minute, and no time is an error as before', () => {
    const ask = (moment: string) => wallTimeOf(moment, 'Europe/Amsterdam').time;
    const night = ['2026-10-25T00:59:59.999Z', '2026-10-25T01:00:00.000Z', '2026-10-25T00:59:00.000Z'];
    expect([...night, ...night].map(ask)).toEqual(['02:59', '02:00', '02:59', '02:59', '02:00', '02:59']);
    // Until 1972 Liberia's clock was 44 minutes and 30 seconds behind.
    const liberia = ['1971-06-01T00:44:29.000Z', '1971-06-01T00:44:30.000Z'];
    expect(liberia.map((one) => wallTimeOf(one, 'Africa/Monrovia').time)).toEqual(['23:59', '00:00']);
    expect(() => ask('nothing')).toThrow(RangeError);
  });

  it('comes back as the moment it was made of', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 60_000_000 }), fc.constantFrom(...zones), (minutes, zone) => {
        const moment = new Date(Date.UTC(2000, 0, 1) + minutes * 60_000);
        expect(momentsOf(wallTimeOf(moment, zone), zone)).toContain(moment.toISOString());
      }),
    );
  });

  it('that never comes, when the clock goes forward, is no moment', () => {
    expect(momentsOf({ day: '2026-03-29', time: '02:30' }, 'Europe/Amsterdam')).toEqual([]);
    expect(momentsOf({ day: '2026-03-29', time: '03:00' }, 'Europe/Amsterdam')).toEqual([
      '2026-03-29T01:00:00.000Z',
    ]);
    // Samoa left out a whole day.
    expect(momentsOf({ day: '2011-12-30', time: '09:00' }, 'Pacific/Apia')).toEqual([]);
  });

  it('that comes twice, when the clock goes back, is two moments', () => {
    expect(momentsOf({ day: '2026-10-25', time: '02:30' }, 'Europe/Amsterdam')).toEqual([
      '2026-10-25T00:30:00.000Z',
      '2026-10-25T01:30:00.000Z',
    ]);
  });

  it('is known to come twice for that hour alone, and both times', () => {
    const twice = (moment: string, zone = 'Europe/Amsterdam') => comesTwice(moment, zone);
    expect(['2026-10-24T23:59:00.000Z', '2026-10-25T02:00:00.000Z'].map((one) => twice(one))).toEqual([
      ...[false, false],
    ]);
    expect(['2026-10-25T00:00:00.000Z', '2026-10-25T01:59:00.000Z'].map((one) => twice(one))).toEqual([
      ...[true, true],
    ]);
    expect(twice('2026-03-29T01:00:00.000Z')).toBe(false);
    expect(twice('2026-10-25T00:30:00.000Z', 'America/Kralendijk')).toBe(false);
    // Half an hour only.
    expect(twice('2026-04-04T15:10:00.000Z', 'Australia/Lord_Howe')).toBe(true);
  });

  it('that is none is no moment', () => {
    for (const wall of [
      { day: '', time: '09:00' },
      { day: '2026-02-30', time: '09:00' },
      { day: '2026-11-25', time: '' },
    ])
      expect(momentsOf(wall, 'Europe/Amsterdam')).toEqual([]);
  });

  it('differs between zones only where a clock does', () => {
    expect(showDifferentTimes('2026-11-26T08:00:00.000Z', 'Europe/Amsterdam', 'Europe/Brussels')).toBe(false);
    expect(showDifferentTimes('2026-11-26T08:00:00.000Z', 'Europe/Amsterdam', 'America/Kralendijk')).toBe(
      true,
    );
  });

  it('is called by its city', () => {
    expect(['America/Argentina/Buenos_Aires', 'UTC'].map(cityOf)).toEqual(['Buenos Aires', 'UTC']);
  });
});
