import { describe, expect, it, vi } from 'vitest';
import { chooseTimeZone, defaultTimeZone, timeZoneSchema } from './time-zone';

let tries = 0;

describe('time zones', () => {
  it('are chosen in order, and one that is not known here is passed over', () => {
    expect(chooseTimeZone('America/Kralendijk', 'Europe/Berlin')).toBe('America/Kralendijk');
    expect(chooseTimeZone(undefined, 'Europe/Nowhere', 'Europe/Berlin')).toBe('Europe/Berlin');
    expect(chooseTimeZone(undefined)).toBe(defaultTimeZone);
  });

  it('are asked of the tables once, however many rows ask', () => {
    // Others of this process ask, too: one that is known, and names that only this try asks for.
    chooseTimeZone('Europe/Vaduz');
    tries += 1;
    const clocks = vi.spyOn(Intl, 'DateTimeFormat');
    for (let row = 0; row < 50; row += 1)
      chooseTimeZone(`Mars/Olympus_${tries}`, `Mars/Tharsis_${tries}`, 'Europe/Vaduz');
    const made = clocks.mock.calls.length;
    clocks.mockRestore();
    expect(made).toBe(2);
    // However many names come by, the answer stays right.
    for (let name = 0; name < 1100; name += 1) chooseTimeZone(`Mars/Crater${name}`);
    expect(chooseTimeZone('Mars/Olympus', 'Europe/Vaduz')).toBe('Europe/Vaduz');
  });

  it('may be stored when only a later program knows them, but not as just any text', () => {
    expect(timeZoneSchema.safeParse('Europe/Nowhere').success).toBe(true);
    expect(timeZoneSchema.safeParse('morgen om tien').success).toBe(false);
  });
});
