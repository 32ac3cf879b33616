import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { wrapText } from './wrap-text';

/** Every character one wide. */
const measure = (text: string): number => Array.from(text).length;
const withoutSpaces = (text: string): string => text.replaceAll(/\s/g, '');
const arbitraryText = fc.string({
  unit: fc.constantFrom('a', 'ë', 'ż', 'Ł', ' ', '  ', '-', '/', '\n', 'woord', '😀', '漢'),
  maxLength: 200,
});

describe('wrapText', () => {
  test('loses no character but white space', () => {
    fc.assert(
      fc.property(arbitraryText, fc.integer({ min: 1, max: 30 }), (text, width) => {
        expect(withoutSpaces(wrapText(text, width, measure).join(''))).toBe(withoutSpaces(text));
      }),
    );
  });

  test('no line is wider than the width', () => {
    fc.assert(
      fc.property(arbitraryText, fc.integer({ min: 1, max: 30 }), (text, width) => {
        for (const line of wrapText(text, width, measure)) expect(measure(line)).toBeLessThanOrEqual(width);
      }),
    );
  });

  test('a line is only ended when the next word does not fit', () => {
    expect(wrapText('een twee drie', 8, measure)).toEqual(['een twee', 'drie']);
  });

  test('a word that is wider than a line is cut, and the text goes on behind it', () => {
    expect(wrapText('arbeidsomstandighedenwet geldt', 10, measure)).toEqual([
      'arbeidsoms',
      'tandighede',
      'nwet geldt',
    ]);
  });

  test('breaks after a hyphen or slash, and keeps it', () => {
    expect(wrapText('MIG/MAG-lassen', 9, measure)).toEqual(['MIG/MAG-', 'lassen']);
  });

  test('breaks between signs of Han, and puts no closing sign at the beginning of a line', () => {
    expect(wrapText('考试成绩合格。', 6, measure)).toEqual(['考试成绩合', '格。']);
    expect(wrapText('Naam「田中」さん', 8, measure)).toEqual(['Naam「田中」', 'さん']);
  });

  test('breaks Thai between its words, which stand without spaces', () => {
    expect(wrapText('ทดสอบการทำงาน', 9, measure)).toEqual(['ทดสอบการ', 'ทำงาน']);
  });

  test('a line break in the text begins a new line, blank lines stay', () => {
    expect(wrapText('een\r\n\ntwee', 9, measure)).toEqual(['een', '', 'twee']);
  });

  test('the first line is narrower by the indent', () => {
    expect(wrapText('een twee drie', 8, measure, 5)).toEqual(['een', 'twee', 'drie']);
  });

  test('a letter and its combining mark stay together', () => {
    expect(wrapText('x\u0301x\u0301', 2, measure)).toEqual(['x\u0301', 'x\u0301']);
  });

  test('what is seen as one sign is never cut: a family, a flag, a skin colour', () => {
    const family = '👨‍👩‍👧‍👦';
    for (const sign of [family, '🇳🇱', '👍🏽'])
      expect(wrapText(sign.repeat(5), 2 * measure(sign) + 1, measure)).toEqual([
        sign.repeat(2),
        sign.repeat(2),
        sign,
      ]);
  });

  test('a blank text is one blank line', () => {
    expect(wrapText('', 9, measure)).toEqual(['']);
  });
});
