/**
 * The one list of languages the program speaks. Everything else follows from it: schemas, choices on screen, dates,
 * numbers, order, sheets, menus. The texts of each lie in `assets/locales/<code>/`.
 */
type LanguageFacts = {
  /** ISO 639 code, and the name of the folder of its texts. */
  readonly code: string;
  /** ISO 639-3 code: what files for other systems call it. */
  readonly longCode: string;
  /** BCP 47 tag by which dates and numbers are written and names are put in order. */
  readonly tag: string;
  /** What its speakers call it. */
  readonly name: string;
};

export const languages = [
  { code: 'nl', longCode: 'nld', tag: 'nl-NL', name: 'Nederlands' },
  { code: 'en', longCode: 'eng', tag: 'en-GB', name: 'English' },
  { code: 'de', longCode: 'deu', tag: 'de-DE', name: 'Deutsch' },
] as const satisfies readonly LanguageFacts[];

/** A language the program speaks. A document may be in any other: `LanguageTag`. */
export type Language = (typeof languages)[number]['code'];

export const languageCodes: readonly Language[] = languages.map(({ code }) => code);

/** What an exam centre is sure to have its texts in. */
export const defaultLanguage: Language = 'nl';
/** What somebody reads whose system has a language the program does not speak. */
const foreignLanguage: Language = 'en';

export const isLanguage = (code: string): code is Language => languageCodes.some((known) => known === code);

/** BCP 47 tag of a language. */
export const tagOf = (language: Language): string =>
  languages.find(({ code }) => code === language)?.tag ?? language;

/** ISO 639-3 code of a language, also of `de-AT`; `und` of one that the program does not speak. */
export const longCodeOf = (tag: string): string =>
  languages.find(({ code }) => code === primaryOf(tag))?.longCode ?? 'und';

/** `de` of `de-AT`, and of `de_AT.UTF-8` as a terminal says it. */
export const primaryOf = (tag: string): string => tag.toLowerCase().split(/[-_.]/, 1)[0] ?? '';

const firstSpoken = (tags: readonly string[]): Language | undefined => tags.map(primaryOf).find(isLanguage);

/** The first of the wanted languages that the program speaks, e.g. that of the document and then that of the screen. */
export const chooseLanguage = (...wanted: readonly string[]): Language =>
  firstSpoken(wanted) ?? defaultLanguage;

/** Language for a system or a browser that prefers these, the first most. */
export const systemLanguage = (tags: readonly string[]): Language => firstSpoken(tags) ?? foreignLanguage;

/** Puts names in the order people of this language expect: capitals and accents beside each other, 2 before 10. */
export const createCollator = (language: Language): Intl.Collator =>
  new Intl.Collator(tagOf(language), { sensitivity: 'base', numeric: true });
