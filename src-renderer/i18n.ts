/**
 * Texts in Dutch and English, all part of the program: no language needs a network. Only the language on screen is
 * loaded. `<html lang>` follows it, so that a screen reader speaks it right.
 */
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { Language } from '../shared/texts/languages';
import { usePreferences } from './ui/preferences';

const loadTexts: Readonly<Record<Language, () => Promise<{ readonly texts: Record<string, unknown> }>>> = {
  nl: () => import('./texts/nl'),
  en: () => import('./texts/en'),
};

/** Namespaces of the language: the name of each file without its ending. */
async function addTexts(language: Language): Promise<void> {
  const { texts } = await loadTexts[language]();
  for (const [path, namespace] of Object.entries(texts)) {
    const name = path.split('/').at(-1)?.replace('.json', '') ?? path;
    i18next.addResourceBundle(language, name, namespace);
  }
}

async function showLanguage(language: Language): Promise<void> {
  await addTexts(language);
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
}

/** Starts the texts in the remembered language and follows the preference from there on. */
export async function startI18n(): Promise<void> {
  const { language } = usePreferences.getState();
  await i18next.use(initReactI18next).init({
    resources: {},
    lng: language,
    fallbackLng: false,
    defaultNS: 'common',
    interpolation: { escapeValue: false },
  });
  await showLanguage(language);
  usePreferences.subscribe((now, before) => {
    if (now.language !== before.language) void showLanguage(now.language);
  });
}
