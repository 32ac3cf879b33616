/** Reads a text that is written in one or more languages. */
import { defaultLanguage, primaryOf } from '../texts/languages';
import type { LanguageTag, Localised } from './identity';

/**
 * The language in which a text can best be read by who wants `language`: that one, the same without its region, the
 * default, or whatever there is. Blank texts do not count. Null when there is none.
 */
export function languageIn(texts: Localised, language: LanguageTag): LanguageTag | null {
  const written = Object.keys(texts).filter((tag) => texts[tag]?.trim());
  const isSame = (tag: string): boolean => primaryOf(tag) === primaryOf(language);
  const isDefault = (tag: string): boolean => primaryOf(tag) === defaultLanguage;
  return (
    written.find((tag) => tag === language) ??
    written.find(isSame) ??
    written.find(isDefault) ??
    written[0] ??
    null
  );
}

/** The text as who wants `language` can best read it; blank when there is none in any language. */
export const textIn = (texts: Localised, language: LanguageTag): string =>
  texts[languageIn(texts, language) ?? language]?.trim() ?? '';
