/** How sentences name things: with the words of whoever they are for, the right article, and never with nothing. */
import { describe, expect, it } from 'vitest';
import { readTexts } from '../../test/architecture/locale-files';
import { languageCodes } from './languages';
import { type OwnTerms, sayTerm } from './say-term';

const all = new Map(languageCodes.map((code) => [code, readTexts(code)]));
const say = (language: (typeof languageCodes)[number], place: string, own: OwnTerms = {}) =>
  sayTerm(place, { own, language, read: (path) => all.get(language)?.get(`term:${path}`) });

const traject: OwnTerms = {
  qualification: {
    nl: { singular: 'traject', plural: 'trajecten', gender: 'neuter' },
    en: { singular: 'education', plural: 'educations' },
    de: { singular: 'Bildungsgang', plural: 'Bildungsgänge', gender: 'masculine' },
  },
  'work-process': { nl: { singular: '  ', plural: '' } },
  indicator: { nl: { singular: 'punt', plural: '', gender: 'neuter' } },
};

describe('a term', () => {
  it.each([
    ['nl', 'qualification.The', 'Het traject'],
    ['nl', 'qualification.this', 'dit traject'],
    ['nl', 'qualification.each', 'elk traject'],
    ['nl', 'core-task.The', 'De kerntaak'],
    ['nl', 'work-process.this', 'dit werkproces'],
    ['en', 'qualification.a', 'an education'],
    ['en', 'core-task.A', 'A core task'],
    ['de', 'qualification.The', 'Der Bildungsgang'],
    ['de', 'qualification.theObject', 'den Bildungsgang'],
    ['de', 'qualification.aDative', 'einem Bildungsgang'],
    ['de', 'work-process.aObject', 'einen Arbeitsprozess'],
    ['de', 'core-task.AObject', 'Eine Kernaufgabe'],
  ] as const)('in %s: %s is %s, with the article of its gender', (language, place, said) => {
    expect(say(language, place, traject)).toBe(said);
  });

  it.each([
    ['hour', 'an hour'],
    ['MBO course', 'an MBO course'],
    ['A level', 'an A level'],
    ['UX track', 'a UX track'],
    ['BBL route', 'a BBL route'],
    ['honours track', 'an honours track'],
    ['unit', 'a unit'],
    ['uninterrupted day', 'an uninterrupted day'],
    ['European course', 'a European course'],
    ['one-day course', 'a one-day course'],
    ['18-week course', 'an 18-week course'],
    ['8-hour day', 'an 8-hour day'],
    ['180-hour course', 'a 180-hour course'],
    ['Education', 'an Education'],
  ])('in English has the article of its sound: %s', (singular, said) => {
    expect(say('en', 'qualification.a', { qualification: { en: { singular, plural: '' } } })).toBe(said);
  });

  it.each([
    ['nl', 'ijkpunt', 'IJkpunt'],
    ['nl', 'ĳkpunt', 'Ĳkpunt'],
    ['nl', 'IJkpunt', 'IJkpunt'],
    ['nl', 'item', 'Item'],
    ['de', 'ijob', 'Ijob'],
  ] as const)('in %s begins a sentence with a whole letter: %s', (language, singular, said) => {
    const own = { qualification: { [language]: { singular, plural: '' } } };
    expect(say(language, 'qualification.One', own)).toBe(said);
  });

  it('M24 is never blank: blanks count as nothing, and where there is no plural the one word serves', () => {
    expect(say('nl', 'work-process.many', traject)).toBe('werkprocessen');
    expect(say('nl', 'indicator.many', traject)).toBe('punt');
    expect(say('nl', 'indicator.many', { indicator: { nl: { singular: '', plural: 'punten' } } })).toBe(
      'punten',
    );
  });

  it('of a language that nobody wrote a word for is the one of the program', () => {
    expect(say('en', 'indicator.one', traject)).toBe('indicator');
    expect(
      say('de', 'qualification.one', { qualification: { 'de-AT': { singular: 'Lehrgang', plural: '' } } }),
    ).toBe('Lehrgang');
  });

  it('that has a long name in the program has one name where it is somebody’s own', () => {
    expect(say('nl', 'performance-indicator.Many')).toBe('Prestatie-indicatoren');
    expect(say('nl', 'performance-indicator.One', traject)).toBe('Punt');
  });

  it('of no known gender has the article that comes first, and no word is taken for another value', () => {
    const odd: OwnTerms = { qualification: { nl: { singular: 'pad', plural: 'paden', gender: 'feminine' } } };
    expect(say('nl', 'qualification.the', odd)).toBe('de pad');
    expect(say('nl', 'qualification', odd)).toBeUndefined();
    expect(say('nl', 'qualification.sing', odd)).toBeUndefined();
    expect(say('nl', 'name')).toBeUndefined();
    expect(say('nl', 'constructor.one')).toBeUndefined();
  });
});
