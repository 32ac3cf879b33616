/** One engine for page, sheet, host and terminal: what it fills in, which plural it takes, what it never does. */
import { describe, expect, it } from 'vitest';
import { createTexts, textsIn, withTerms } from './create-texts';

const resources = {
  nl: { common: { welcome: 'Dag {{name}}', left_one: 'nog {{count}}', left_other: 'nog {{count}} over' } },
  en: {
    common: { welcome: 'Hello {{name}}', left_one: '{{count}} left', left_other: '{{count}} left over' },
  },
};
const texts = createTexts(resources, 'nl');
const nl = textsIn(texts, 'nl');

describe('texts', () => {
  it('are there at once, in the language that is asked for whatever is on screen', () => {
    expect(texts.t('welcome', { name: 'Fatma' })).toBe('Dag Fatma');
    expect(nl('common:welcome', { name: 'Fatma' })).toBe('Dag Fatma');
    expect(textsIn(texts, 'en')('common:welcome', { name: 'Fatma' })).toBe('Hello Fatma');
  });

  it('take the plural of the count', () => {
    expect([0, 1, 2].map((count) => nl('common:left', { count }))).toEqual([
      'nog 0 over',
      'nog 1',
      'nog 2 over',
    ]);
  });

  it('fill in what a person typed as it stands, and read no commands in it', () => {
    for (const name of ["<b>O'Neil & Zn.</b>", '{{count}}', '$t(common:left)', '%s'])
      expect(nl('common:welcome', { name })).toBe(`Dag ${name}`);
  });

  it('keep a name that is read from right to left to itself', () => {
    expect(nl('common:welcome', { name: 'محمد' })).toBe('Dag \u2068محمد\u2069');
    expect(nl('common:welcome', { name: 'Łukasz 张伟' })).toBe('Dag Łukasz 张伟');
  });

  it('name a thing by the word of the program, and by one of the centre where there is one', () => {
    const term = {
      genders: 'common neuter',
      articles: { the: 'de het' },
      things: { step: { singular: 'stap', plural: 'stappen', gender: 'common' } },
    };
    const texts = createTexts(
      { nl: { term, common: { all: '{{step.Many}} van {{name}}: {{step.the}}, {{step.odd}}, {{other}}' } } },
      'nl',
    );
    const own = { step: { nl: { singular: 'het {{name}} $t(common:all)', plural: '', gender: 'neuter' } } };
    const say = (from = texts) => textsIn(from, 'nl')('common:all', { name: 'Fatma' });
    expect(say()).toBe('Stappen van Fatma: de stap, {{step.odd}}, {{other}}');
    // What somebody typed as a term is no command either.
    const word = 'het {{name}} $t(common:all)';
    expect(say(withTerms(texts, own))).toBe(
      `H${word.slice(1)} van Fatma: het ${word}, {{step.odd}}, {{other}}`,
    );
    expect(say()).toBe('Stappen van Fatma: de stap, {{step.odd}}, {{other}}');
  });

  it('that are missing are a fault, not a sentence in another language', () => {
    expect(() => nl('common:goodbye')).toThrow('no text for common:goodbye in nl');
    const half = createTexts({ ...resources, en: {} }, 'nl');
    expect(() => textsIn(half, 'en')('common:welcome', { name: '' })).toThrow(
      'no text for common:welcome in en',
    );
  });

  it('of one instance know nothing of another', () => {
    const other = createTexts({ nl: { common: { welcome: 'Moin {{name}}' } } }, 'nl');
    expect(textsIn(other, 'nl')('common:welcome', { name: 'Joke' })).toBe('Moin Joke');
    expect(nl('common:welcome', { name: 'Joke' })).toBe('Dag Joke');
  });
});
