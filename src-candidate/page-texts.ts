/** The texts of this page: only its own, the names of things and the words of problems; only the language on screen is loaded. */
import { createTexts, type Texts, textsIn } from '../shared/texts/create-texts';
import { namespacesOf } from '../shared/texts/files-by-language';
import { isLanguage, type Language, systemLanguage } from '../shared/texts/languages';

const files = import.meta.glob<object>('../assets/locales/*/{candidate,problem,term}.json', {
  import: 'default',
});
const chosenKey = 'vakproef-me-language';

/** What was chosen on this phone, else what the phone speaks. */
export function firstLanguage(): Language {
  const chosen = localStorage.getItem(chosenKey) ?? '';
  return isLanguage(chosen) ? chosen : systemLanguage(navigator.languages);
}

export const rememberLanguage = (language: Language): void => localStorage.setItem(chosenKey, language);

export async function loadPageTexts(language: Language): Promise<Texts> {
  const loading = namespacesOf(files, language).map(async ([name, load]) => [name, await load()] as const);
  const texts = createTexts({ [language]: Object.fromEntries(await Promise.all(loading)) }, language);
  document.documentElement.lang = language;
  return textsIn(texts, language);
}
