import { describe, expect, it } from 'vitest';
import { listLanguages } from '../../test/architecture/locale-files';
import { foldForOrder } from '../kernel/fold-text';
import { chooseLanguage, createCollator, languageCodes, languages, systemLanguage } from './languages';

describe('the list of languages', () => {
  it('has exactly those whose texts are there', () => {
    expect([...languageCodes].sort()).toEqual(listLanguages());
  });

  it.each(languages)('$code has a tag of its own language, which the runtime knows', ({ code, tag }) => {
    expect(tag.startsWith(`${code}-`)).toBe(true);
    expect(Intl.DateTimeFormat.supportedLocalesOf(tag)).toEqual([tag]);
    expect(Intl.Collator.supportedLocalesOf(tag)).toEqual([tag]);
  });
});

describe('the language for a text', () => {
  it.each([
    [['en', 'nl'], 'en'],
    [['en-US'], 'en'],
    [['fy', 'en'], 'en'],
    [['fy'], 'nl'],
    [[''], 'nl'],
  ])('of a document in %j is %s: the first that the program speaks, else Dutch', (wanted, expected) => {
    expect(chooseLanguage(...wanted)).toBe(expected);
  });

  it.each([
    [['nl_NL.UTF-8'], 'nl'],
    [['NL-be'], 'nl'],
    [['fr-FR', 'nl'], 'nl'],
    [['C.UTF-8'], 'en'],
    [['fr'], 'en'],
    [[], 'en'],
  ])('of a system with %j is %s: the first that the program speaks, else English', (tags, expected) => {
    expect(systemLanguage(tags)).toBe(expected);
  });
});

describe('the order of names', () => {
  it.each(languageCodes)('in a register, which compares folded texts, is the one of %s', (language) => {
    const names = [
      'Ärmel',
      'Arendt',
      'Azar',
      'Groß',
      'Gross-Huber',
      'Grosz',
      'Müller',
      'Mulder',
      'Muller',
      'öz',
      'Otto',
    ];
    const byFolded = (a: string, b: string): number => (foldForOrder(a) < foldForOrder(b) ? -1 : 1);
    expect([...names].sort(byFolded)).toEqual([...names].sort(createCollator(language).compare));
  });

  it('sets accents and capitals beside each other, and 2 before 10', () => {
    const names = ['Zoë 10', 'zoe 2', 'Öztürk', 'Otten', 'Şahin', 'Sanders', 'ozon'];
    expect([...names].sort(createCollator('nl').compare)).toEqual([
      'Otten',
      'ozon',
      'Öztürk',
      'Şahin',
      'Sanders',
      'zoe 2',
      'Zoë 10',
    ]);
  });
});
