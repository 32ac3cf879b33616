/**
 * Texts in Dutch and English, all bundled: no language needs a network. `<html lang>` follows the language, so that a
 * screen reader speaks it right.
 */
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { type Language, languageSchema } from '../shared/domain/identity';
import { usePreferences } from './ui/preferences';

const files = import.meta.glob<Record<string, unknown>>('../assets/locales/*/*.json', {
  eager: true,
  import: 'default',
});

function composeResources(): Record<string, Record<string, Record<string, unknown>>> {
  const resources: Record<string, Record<string, Record<string, unknown>>> = {};
  for (const [path, texts] of Object.entries(files)) {
    const [language, file] = path.split('/').slice(-2);
    if (!language || !file) continue;
    resources[language] = { ...resources[language], [file.replace('.json', '')]: texts };
  }
  return resources;
}

function showLanguage(language: Language): void {
  document.documentElement.lang = language;
  void i18next.changeLanguage(language);
}

/** Starts the texts in the remembered language and follows the preference from there on. */
export async function startI18n(): Promise<void> {
  await i18next.use(initReactI18next).init({
    resources: composeResources(),
    lng: usePreferences.getState().language,
    fallbackLng: 'nl',
    supportedLngs: [...languageSchema.options],
    defaultNS: 'common',
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  showLanguage(usePreferences.getState().language);
  usePreferences.subscribe((now, before) => {
    if (now.language !== before.language) showLanguage(now.language);
  });
}
