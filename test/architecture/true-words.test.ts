/** What the product says of codes, outcomes and positions of welding is so: a word that is false on paper is an appeal lost. */
import { describe, expect, it } from 'vitest';
import { listLanguages, readTexts } from './locale-files';
import { listFiles, readText } from './source-files';

const languages = listLanguages();
/** Tells an administrator which word not to choose, and so names it. */
const warning = 'settings:centre.words-hint';

const saying = (language: string, wrong: RegExp): string[] =>
  [...readTexts(language)]
    .filter(([key, text]) => key !== warning && wrong.test(text))
    .map(([key, text]) => `${key}: ${text}`);

describe.each(languages)('the texts in %s', (language) => {
  it('never call an exam bare "passed": a diploma needs more than one', () => {
    const bare = {
      nl: /geslaagd|gezakt/i,
      en: /(\bnot passed\b|\bpasses\b|^passed|: passed)/i,
      de: /bestanden/i,
    };
    expect(saying(language, bare[language as keyof typeof bare] ?? /$^/)).toEqual([]);
  });

  it('call crebo only what it was called before', () => {
    expect(saying(language, /(?<!(voorheen|formerly|früher) )\bcrebo/i)).toEqual([]);
  });

  it('know that a code may be a K with four digits', () => {
    const fiveOnly = saying(language, /vijf cijfers|five digits|fünf Ziffern/i).filter(
      (said) => !/\bK\b/.test(said),
    );
    expect(fiveOnly).toEqual([]);
  });
});

it('the sample names the welding position H-L045 by its name', () => {
  const samples = listFiles(['assets/sample-centre'], (file) => file.endsWith('.json')).map(readText);
  expect(samples.join()).toContain('H-L045');
  expect(samples.join()).not.toContain('PH-L045');
});
