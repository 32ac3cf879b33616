/** The texts a host shows outside the page: on the terminal, in native menus and dialogs, on the page without access. */
import en from '../../assets/locales/en/host.json';
import enProblems from '../../assets/locales/en/problem.json';
import nl from '../../assets/locales/nl/host.json';
import nlProblems from '../../assets/locales/nl/problem.json';
import type { Problem } from '../../shared/kernel/problem';
import type { Language } from '../../shared/texts/languages';

export type HostTexts = typeof nl;

const textsByLanguage: Readonly<Record<Language, HostTexts>> = { nl, en };
const problemsByLanguage: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  nl: nlProblems,
  en: enProblems,
};

export const hostTexts = (language: Language): HostTexts => textsByLanguage[language];

/** Language of the user's system: Dutch for Dutch, else English. */
export const systemLanguage = (locale: string): Language =>
  locale.toLowerCase().startsWith('nl') ? 'nl' : 'en';

/** Locale of a terminal, from its environment. */
export const terminalLocale = (env: NodeJS.ProcessEnv): string =>
  env.LC_ALL || env.LC_MESSAGES || env.LANG || Intl.DateTimeFormat().resolvedOptions().locale;

/** Fills `{{name}}` places. */
export const fillText = (
  text: string,
  values: Readonly<Record<string, string | number | boolean | null>>,
): string => text.replace(/\{\{(\w+)\}\}/g, (place, name: string) => String(values[name] ?? place));

/** The sentence of a problem, as the page would show it. */
export const problemSentence = (language: Language, problem: Problem): string =>
  fillText(problemsByLanguage[language][problem.code] ?? problem.code, problem.details);
