import { describe, expect, it } from 'vitest';
import { parseCreboList } from './crebo-list';

describe('parseCreboList', () => {
  it('M61 reads codes parted by commas, spaces, semicolons and new lines, each once', () => {
    expect(parseCreboList(' 25486, 25484;25485\n25486\tK0125 k0125 ')).toEqual({
      codes: ['25486', '25484', '25485', 'K0125'],
      malformed: [],
      repeated: 2,
    });
  });

  it.each([
    ...[
      '"25655"',
      "'25655'",
      '“25655”',
      '‘25655’',
      '="25655"',
      '(25655)',
      '[25655]',
      '25655.',
      '25655.0',
      '25655.00',
    ],
    ...[
      '25655,0',
      '2.5655E4',
      '2,5655E+04',
      '2.5655e+04',
      '25.655',
      '\ufeff25655',
      '25655\u200b',
      '２５６５５',
      '\u00a025655\u00a0',
    ],
    ...['25655\t', '<25655>', '25655:', '25655;', '25655|', '`25655`'],
  ])('D21 reads %j as spreadsheets and letters write it', (text) => {
    expect(parseCreboList(text)).toEqual({ codes: ['25655'], malformed: [], repeated: 0 });
  });

  it.each(['k0123', 'K0123', 'k-0123', '"K0123"', 'K.0123'])('D21 reads %j as an elective', (text) => {
    expect(parseCreboList(text).codes).toEqual(['K0123']);
  });

  it('D21 reads a column of a CSV file with quotes and another with decimals', () => {
    expect(parseCreboList('"25655","25656"\r\n"25657";25658.0').codes).toEqual([
      '25655',
      '25656',
      '25657',
      '25658',
    ]);
  });

  it('M61 names what is no code, as it was written', () => {
    expect(parseCreboList('2548 254866 25x86 K12 25486')).toEqual({
      codes: ['25486'],
      malformed: ['2548', '254866', '25x86', 'K12'],
      repeated: 0,
    });
  });

  it('finds nothing in separators only', () => {
    expect(parseCreboList(' ,;\n')).toEqual({ codes: [], malformed: [], repeated: 0 });
  });
});
