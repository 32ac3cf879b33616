import { describe, expect, it } from 'vitest';
import { type Language, languageCodes } from '../../shared/texts/languages';
import { composeFormat } from './use-format';

/** ICU writes some spaces as no-break ones. */
const plain = (text: string): string => text.replaceAll(/[\u00a0\u202f]/g, ' ');
const moment = '2026-03-04T10:42:07.000Z';

describe('the formats', () => {
  it('write days, numbers and sizes as people of the language do', () => {
    const written = (language: Language): string[] => {
      const format = composeFormat(language);
      return [
        format.day(moment),
        format.number(12_345.5),
        format.bytes(1_400_000_000),
        format.percent(75),
      ].map(plain);
    };
    expect(written('nl')).toEqual(['4 mrt 2026', '12.345,5', '1,4 GB', '75%']);
    expect(written('en')).toEqual(['4 Mar 2026', '12,345.5', '1.4 GB', '75%']);
    expect(written('de')).toEqual(['4. März 2026', '12.345,5', '1,4 GB', '75 %']);
  });

  it('name a language in the language of the screen, also one the program does not speak', () => {
    expect(composeFormat('nl').language('fy')).toBe('Fries');
    expect(composeFormat('de').language('nl')).toBe('Niederländisch');
  });

  it.each(languageCodes)('are there in %s', (language) => {
    const format = composeFormat(language);
    expect(format.dayAndTime(moment)).toContain('2026');
    expect(languageCodes.map(format.language)).not.toContain(language);
    expect(['b', 'a 10', 'a 2'].sort(format.compare)).toEqual(['a 2', 'a 10', 'b']);
  });

  it('tell a moment by the clock of a zone, and name the zone only where the device shows another time', () => {
    const device = Intl.DateTimeFormat().resolvedOptions().timeZone;
    const other = device === 'America/Kralendijk' ? 'Europe/Amsterdam' : 'America/Kralendijk';
    const format = (timeZone: string) => composeFormat('en', { timeZone, nameOf: (city) => `${city} time` });
    expect(plain(format('America/Kralendijk').dayAndTime(moment))).toContain('4 Mar 2026 06:42');
    expect(plain(format('Europe/Amsterdam').exactTime(moment))).toContain('11:42:07');
    expect(format('Europe/Amsterdam').day('2026-11-26T23:30:00.000Z')).toBe('27 Nov 2026');
    expect(format(other).dayAndTime(moment)).toMatch(/ \(\w+ time\)$/);
    expect(format(other).zone(moment)).toMatch(/^\w+ time$/);
    expect(format(device).dayAndTime(moment)).not.toContain('(');
    expect(format(device).zone(moment)).toBe('');
  });
});
