import { describe, expect, it } from 'vitest';
import { parseBehaviour as parseLines } from './behaviour';
import { readLines } from './text-lines';

const parseBehaviour = (text: string) => parseLines(readLines(text).lines);

describe('parseBehaviour', () => {
  it('reads the introduction and one indicator per list line, without list marks', () => {
    expect(
      parseBehaviour('De vakman:\n- leest de tekening;\n– meet na; \n• ruimt op.\n\n').behaviour,
    ).toEqual({
      intro: 'De vakman:',
      lines: ['leest de tekening', 'meet na', 'ruimt op'],
    });
  });

  it('takes a first line ending in a colon as introduction even with a dash before it', () => {
    expect(parseBehaviour('-De vakman:\n- meet na;').behaviour).toEqual({
      intro: 'De vakman:',
      lines: ['meet na'],
    });
  });

  it('keeps a colon, a semicolon inside a line and the full stop of an abbreviation', () => {
    expect(
      parseBehaviour('Zij:\n- past toe: praten; uitleggen;\n- draagt bril, jas, enz.;').behaviour.lines,
    ).toEqual(['past toe: praten; uitleggen', 'draagt bril, jas, enz.']);
  });

  it('joins a line without a list mark to the indicator before it and says so', () => {
    const { behaviour, oddities } = parseBehaviour('Zij:\n- zaagt op de lijn\nen meet na;\n- ruimt op.');
    expect(behaviour.lines).toEqual(['zaagt op de lijn en meet na', 'ruimt op']);
    expect(oddities).toEqual([{ kind: 'line-joined', about: 'en meet na;' }]);
  });

  it('keeps text without a list as indicators and says so', () => {
    const { behaviour, oddities } = parseBehaviour('Laat de werkplek schoon achter.');
    expect(behaviour).toEqual({ intro: '', lines: ['Laat de werkplek schoon achter'] });
    expect(oddities.map((oddity) => oddity.kind)).toEqual(['without-list']);
  });

  it('finds nothing in blank text and in lone dashes', () => {
    expect(parseBehaviour('\n - \n\n').behaviour).toEqual({ intro: '', lines: [] });
  });

  it('keeps an introduction without indicators', () => {
    expect(parseBehaviour('De vakman:')).toEqual({
      behaviour: { intro: 'De vakman:', lines: [] },
      oddities: [],
    });
  });
});
