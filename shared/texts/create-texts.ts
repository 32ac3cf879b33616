/**
 * The one way to make texts: for the page, the sheet, the hosts and their terminal alike. Everything is given at once
 * and nothing is fetched, so a text is there as soon as it is asked for. A key is `<namespace>:<path>`; `count` chooses
 * the plural by the rules of the language. What a text calls a thing of a qualification is filled in by itself (`say-term`).
 */
import { createInstance, type InitOptions, type i18n } from 'i18next';
import type { Namespaces } from './files-by-language';
import { isolate } from './isolate';
import type { Language } from './languages';
import { type OwnTerms, programTerm, type ReadTerm, sayTerm } from './say-term';

export type TextValues = Readonly<Record<string, string | number | boolean | null | readonly string[]>>;
/** Gives the text of a key, with the values filled in. */
export type Texts = (key: string, values?: TextValues) => string;

const readTerms =
  (texts: i18n, language: string): ReadTerm =>
  (path) => {
    const found: unknown = texts.getResource(language, 'term', path);
    return typeof found === 'string' ? found : undefined;
  };

/** A value that a text wants and nobody gave: a term, or it stays as it stands there. */
const fillInTerms =
  (texts: i18n, own: OwnTerms): NonNullable<InitOptions['missingInterpolationHandler']> =>
  (_text: string, [braces = '', place = '']: readonly string[], options: InitOptions) => {
    const language = options.lng ?? texts.language;
    return sayTerm(place.trim(), { own, language, read: readTerms(texts, language) }) ?? braces;
  };

/** The same texts with words of one's own, in one language for good. */
export const withTerms = (texts: i18n, own: OwnTerms, language = texts.language): i18n =>
  texts.cloneInstance({
    lng: language,
    missingInterpolationHandler: fillInTerms(texts, own),
    // Makes the clone fill in by itself, not by what the original was given.
    interpolation: { ...texts.options.interpolation },
  });

/** What the program itself calls a thing, in a language whose texts are there. */
export const programTermIn = (texts: i18n, language: string, thing: string): ReturnType<typeof programTerm> =>
  programTerm(thing, readTerms(texts, language));

/** @param resources texts of each language that is there from the beginning */
export function createTexts(resources: Readonly<Record<string, Namespaces>>, language: Language): i18n {
  const texts = createInstance();
  void texts.init({
    resources: Object.fromEntries(
      Object.entries(resources).map(([code, namespaces]) => [code, { ...namespaces }]),
    ),
    lng: language,
    // Every language is whole: a missing text is a fault that shows, not a sentence in another language.
    fallbackLng: false,
    defaultNS: 'common',
    initAsync: false,
    missingInterpolationHandler: fillInTerms(texts, {}),
    // React escapes, and paper and terminal need no escaping. What is filled in keeps its own direction to itself.
    interpolation: { escapeValue: true, escape: isolate },
  });
  return texts;
}

/** The texts in one language, whatever language is on screen. A missing text throws. */
export function textsIn(texts: i18n, language: Language): Texts {
  const fill = texts.getFixedT(language);
  return (key, values = {}) => {
    if (!texts.exists(key, { ...values, lng: language }))
      throw new Error(`no text for ${key} in ${language}`);
    return fill(key, { ...values });
  };
}
