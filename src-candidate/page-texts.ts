/**
 * The texts of this page: its own and the names of things first, the words of problems after the first screen; only the language on
 * screen is loaded.
 */
import { createTexts, type Texts, textsIn } from '../shared/texts/create-texts';
import { namespacesOf } from '../shared/texts/files-by-language';
import { isLanguage, type Language, systemLanguage } from '../shared/texts/languages';

const files = import.meta.glob<object>('../assets/locales/*/{candidate,term}.json', { import: 'default' });
const problems = import.meta.glob<object>('../assets/locales/*/problem.json', { import: 'default' });
const chosenKey = 'vakproef-me-language';

/** What was chosen on this phone, else what the phone speaks. */
export function firstLanguage(): Language {
  const chosen = localStorage.getItem(chosenKey) ?? '';
  return isLanguage(chosen) ? chosen : systemLanguage(navigator.languages);
}

export const rememberLanguage = (language: Language): void => localStorage.setItem(chosenKey, language);

async function load(from: typeof files, language: Language): Promise<Texts> {
  const loading = namespacesOf(from, language).map(async ([name, file]) => [name, await file()] as const);
  return textsIn(
    createTexts({ [language]: Object.fromEntries(await Promise.all(loading)) }, language),
    language,
  );
}

/** Enough for every screen. */
export const loadPageTexts = (language: Language): Promise<Texts> => load(files, language);

/** Those, and what can be said of every problem. */
export const loadProblemTexts = (language: Language): Promise<Texts> =>
  load({ ...files, ...problems }, language);
