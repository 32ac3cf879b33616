import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parsePastedLines } from './pasted-lines';

const linesOf = (text: string): readonly string[] => parsePastedLines(text).lines;
const kindsOf = (text: string): string[] => parsePastedLines(text).guesses.map(({ kind }) => kind);
const thirty = Array.from({ length: 30 }, (_, index) => `leest tekening nummer ${index + 1} van het werk`);

describe('lines pasted from elsewhere', () => {
  it('M46 thirty lines become thirty indicators, whatever they were copied from', () => {
    const copied: Readonly<Record<string, string>> = {
      'a word processor, paragraphs': thirty.join('\r\n'),
      'a word processor, bullets': thirty.map((line) => `•\t${line};`).join('\r\n'),
      'a word processor, symbol font': thirty.map((line) => `\uf0b7\t${line}`).join('\r\n'),
      'a word processor, numbers': thirty.map((line, index) => `${index + 1}.\t${line}.`).join('\r\n'),
      'a word processor, letters': thirty
        .slice(0, 26)
        .concat(thirty.slice(26).map((line) => line))
        .map((line, index) => `${String.fromCharCode(97 + (index % 26))})\t${line}`)
        .join('\n'),
      'a sheet, one column': `${thirty.join('\n')}\n`,
      'a sheet, number and text': thirty.map((line, index) => `${index + 1}\t${line}`).join('\r\n'),
      'a page, dashes': thirty.map((line) => `  - ${line}`).join('\n'),
      'a mail': thirty.map((line) => `* ${line}`).join('\n\n'),
    };
    for (const [from, text] of Object.entries(copied)) expect(linesOf(text), from).toEqual(thirty);
  });

  it('tells what was left out of a table, and takes the column with the most text', () => {
    const read = parsePastedLines('W1\tleest de tekening\tja\nW2\tmeet het werkstuk\t\n\tslijpt\t');
    expect(read.lines).toEqual(['leest de tekening', 'meet het werkstuk', 'slijpt']);
    expect(read.guesses).toEqual([
      { kind: 'column-left-out', about: 'W1 ja', made: null },
      { kind: 'column-left-out', about: 'W2', made: null },
    ]);
    expect(linesOf('alleen hier\t\n\tleest de tekening')).toEqual(['alleen hier', 'leest de tekening']);
  });

  it('leaves the row out that names the columns, and says so', () => {
    const read = parsePastedLines('Nr\tIndicator\n1\tleest de tekening\n2\tmeet');
    expect(read.lines).toEqual(['leest de tekening', 'meet']);
    expect(read.guesses[0]).toMatchObject({ kind: 'heading-left-out', about: 'Nr Indicator' });
    expect(linesOf('a\tleest\nb\tmeet\nc\tslijpt')).toHaveLength(3);
  });

  it('keeps a cell with line ends in one line, and text that begins with a quotation mark', () => {
    expect(linesOf('"leest de\ntekening ""A1"""\nmeet')).toEqual(['leest de tekening "A1"', 'meet']);
    expect(linesOf('"Goed" zegt de klant\nmeet het werkstuk')).toEqual([
      '"Goed" zegt de klant',
      'meet het werkstuk',
    ]);
    expect(linesOf('leest de\vtekening\nmeet')).toEqual(['leest de tekening', 'meet']);
  });

  it('takes a first line that introduces the list apart, and says so', () => {
    const read = parsePastedLines('De beroepsbeoefenaar:\n- leest de tekening;\n- meet.');
    expect(read).toMatchObject({ intro: 'De beroepsbeoefenaar:', lines: ['leest de tekening', 'meet'] });
    expect(kindsOf('De beroepsbeoefenaar:\nleest de tekening\nmeet')).toContain('introduction');
    expect(linesOf('Werkt veilig:')).toEqual(['Werkt veilig:']);
  });

  it('joins lines that a page broke, in a list, and says so', () => {
    const text = '- leest de tekening\nvan het werkstuk;\n- meet de maten;\n- slijpt de naad.';
    expect(linesOf(text)).toEqual(['leest de tekening van het werkstuk', 'meet de maten', 'slijpt de naad']);
    expect(kindsOf(text)).toContain('line-joined');
  });

  it('takes no minus and no number that belongs to the text for a list sign', () => {
    const lines = ['houdt de temperatuur op peil', '-20 tot +40 graden', 'werkt met 3 mm plaat'];
    expect(linesOf(lines.join('\n'))).toEqual(lines);
    expect(linesOf('3 mm plaat lassen\nde naad slijpen')).toEqual(['3 mm plaat lassen', 'de naad slijpen']);
  });

  it('shows each line that lost its sign, with what was made of it', () => {
    const read = parsePastedLines('- leest de tekening;\n- meet');
    expect(read.guesses).toEqual([
      { kind: 'sign-off', about: '- leest de tekening;', made: 'leest de tekening' },
      { kind: 'sign-off', about: '- meet', made: 'meet' },
    ]);
    expect(kindsOf('leest de tekening\nmeet')).not.toContain('sign-off');
    expect(kindsOf('- meet\n- meet\n- leest')).toEqual(['sign-off', 'sign-off']);
  });

  it('takes as many rows as a sheet has', () => {
    expect(linesOf('meet\t1\n'.repeat(130_000))).toHaveLength(130_000);
  });

  it('is quiet about nothing', () => {
    expect(parsePastedLines('')).toEqual({ intro: '', lines: [], guesses: [] });
    expect(linesOf(' \n\t\n\r\n')).toEqual([]);
  });

  it('loses no word without saying so', () => {
    const word = fc.constantFrom(
      'lees',
      'tekening',
      'één',
      '漢字',
      '5',
      'mm',
      '&',
      '"x"',
      'a:',
      'b;',
      '<b>',
      '-',
      '•',
    );
    const line = fc.array(word, { maxLength: 6 }).map((words) => words.join(' '));
    const text = fc
      .array(fc.tuple(line, fc.constantFrom('\n', '\r\n', '\t', '\n\n')))
      .map((all) => all.flat().join(''));
    const wordsIn = (said: string): string[] =>
      (said.match(/[\p{L}\p{N}]+/gu) ?? []).filter((found) => found !== 'b');
    fc.assert(
      fc.property(text, (pasted) => {
        const { intro, lines, guesses } = parsePastedLines(pasted);
        const said = new Set(wordsIn([intro, ...lines, ...guesses.map(({ about }) => about)].join(' ')));
        expect(wordsIn(pasted).filter((each) => !said.has(each))).toEqual([]);
      }),
      { numRuns: 2000 },
    );
  });
});
