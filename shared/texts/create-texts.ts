/**
 * The one way to make texts: for the page, the sheet, the hosts and their terminal alike. Everything is given at once
 * and nothing is fetched, so a text is there as soon as it is asked for. A key is `<namespace>:<path>`; `count` chooses
 * the plural by the rules of the language.
 */
import { createInstance, type i18n } from 'i18next';
import type { Namespaces } from './files-by-language';
import { isolate } from './isolate';
import type { Language } from './languages';

export type TextValues = Readonly<Record<string, string | number | boolean | null | readonly string[]>>;
/** Gives the text of a key, with the values filled in. */
export type Texts = (key: string, values?: TextValues) => string;

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
