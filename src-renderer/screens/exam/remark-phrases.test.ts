import { describe, expect, it } from 'vitest';
import en from '../../../assets/locales/en/exam.json';
import nl from '../../../assets/locales/nl/exam.json';
import { anId } from '../../../test/builders/an-exam';
import { joinPhrase, ownPhrases } from './remark-phrases';

const remark = (text: string, at: string) => ({ text, at, eventId: anId<'Change'>(1) });

describe('phrases', () => {
  it('are six for each kind of mark, in both languages', () => {
    for (const texts of [nl, en])
      for (const group of Object.values(texts.stock)) expect(new Set(group).size).toBe(6);
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
