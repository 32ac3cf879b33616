/**
 * The texts of the page, all part of the program: no language needs a network. Only the language on screen is loaded.
 * `<html lang>` follows it, so that a screen reader speaks it right.
 */
import type { i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { createTexts } from '../shared/texts/create-texts';
import type { Language } from '../shared/texts/languages';
import { loadTexts } from './ui/load-texts';
import { usePreferences } from './ui/preferences';

async function showLanguage(texts: i18n, language: Language): Promise<void> {
  for (const [name, namespace] of Object.entries(await loadTexts(language)))
    texts.addResourceBundle(language, name, namespace);
  await texts.changeLanguage(language);
  document.documentElement.lang = language;
}

/** Starts the texts in the remembered language and follows the preference from there on. */
export async function startI18n(): Promise<void> {
  const { language } = usePreferences.getState();
  const texts = createTexts({ [language]: await loadTexts(language) }, language);
  initReactI18next.init(texts);
  document.documentElement.lang = language;
  usePreferences.subscribe((now, before) => {
    if (now.language !== before.language) void showLanguage(texts, now.language);
  });
}
