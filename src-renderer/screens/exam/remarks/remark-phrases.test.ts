import { describe, expect, it } from 'vitest';
import { standardScales } from '../../../../shared/records/standard-scales';
import { languageCodes } from '../../../../shared/texts/languages';
import { anId } from '../../../../test/builders/an-exam';
import { joinPhrase, ownPhrases, stockPhrases } from './remark-phrases';

const remark = (text: string, at: string) => ({
  text,
  level: null,
  at,
  by: null,
  changeId: anId<'Change'>(1),
});

describe('phrases', () => {
  it('are six for each kind of mark, in every language', () => {
    const values = ['sufficient', 'insufficient', 'good', 'not-observed', 'not-applicable'] as const;
    const scale = standardScales['o-v-g'];
    const all = languageCodes.flatMap((language) => values.map((v) => stockPhrases(v, scale, language)));
    expect(all.map((phrases) => phrases.length)).toEqual(all.map(() => 6));
    expect(new Set(all.flat()).size).toBe(30 * languageCodes.length);
  });

  it('fit a pass of a scale that has only one', () => {
    const scale = standardScales['met-not-met'];
    expect(stockPhrases('met', scale, 'nl')).toEqual(stockPhrases(null, scale, 'nl'));
    expect(stockPhrases('met', scale, 'nl')).not.toEqual(stockPhrases('not-met', scale, 'nl'));
  });

  it('of the examiner come newest first, once, short, and without the stock ones', () => {
    const remarks = new Map([
      [1, remark('bril vergeten', '2026-01-01')],
      [2, remark('handschoen kapot', '2026-01-03')],
      [3, remark('bril vergeten', '2026-01-02')],
      [4, remark('Niet gezien.', '2026-01-04')],
      [5, remark('x'.repeat(100), '2026-01-05')],
    ]);
    expect(ownPhrases(remarks, ['Niet gezien.'])).toEqual(['handschoen kapot', 'bril vergeten']);
  });

  it('are put behind each other, and not twice', () => {
    expect(joinPhrase('', 'Te laat.')).toBe('Te laat.');
    expect(joinPhrase('Te laat. ', 'Niet veilig.')).toBe('Te laat. Niet veilig.');
    expect(joinPhrase('Te laat. Niet veilig.', 'Te laat.')).toBe('Te laat. Niet veilig.');
  });
});
