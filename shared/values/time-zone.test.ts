import { describe, expect, it } from 'vitest';
import { chooseTimeZone, defaultTimeZone, timeZoneSchema } from './time-zone';

describe('time zones', () => {
  it('are chosen in order, and one that is not known here is passed over', () => {
    expect(chooseTimeZone('America/Kralendijk', 'Europe/Berlin')).toBe('America/Kralendijk');
    expect(chooseTimeZone(undefined, 'Europe/Nowhere', 'Europe/Berlin')).toBe('Europe/Berlin');
    expect(chooseTimeZone(undefined)).toBe(defaultTimeZone);
  });

  it('may be stored when only a later program knows them, but not as just any text', () => {
    expect(timeZoneSchema.safeParse('Europe/Nowhere').success).toBe(true);
    expect(timeZoneSchema.safeParse('morgen om tien').success).toBe(false);
  });
});
