/** The texts a host shows outside the page: on the terminal, in native menus and dialogs, on the page without access. */
import type { Problem } from '../../shared/kernel/problem';
import { createTexts, type Texts, textsIn } from '../../shared/texts/create-texts';
import { namespacesByLanguage } from '../../shared/texts/files-by-language';
import { defaultLanguage, type Language } from '../../shared/texts/languages';

const files = import.meta.glob<object>('../../assets/locales/*/{host,problem,term}.json', {
  eager: true,
  import: 'default',
});
const texts = createTexts(namespacesByLanguage(files), defaultLanguage);

export const hostTexts = (language: Language): Texts => textsIn(texts, language);

/** Locale of a terminal, from its environment. */
export const terminalLocale = (env: NodeJS.ProcessEnv): string =>
  env.LC_ALL || env.LC_MESSAGES || env.LANG || Intl.DateTimeFormat().resolvedOptions().locale;

/** The sentence of a problem, as the page would show it. */
export const problemSentence = (language: Language, { code, details }: Problem): string =>
  hostTexts(language)(`problem:${code}`, details);
