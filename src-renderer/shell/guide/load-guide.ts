/**
 * Texts and pictures of the guide: part of the program, fetched from it when the guide is first opened, so that no screen waits
 * for them and none of it needs a network.
 */
import { getI18n } from 'react-i18next';
import { byLanguage } from '../../../shared/texts/files-by-language';
import type { Language } from '../../../shared/texts/languages';

const texts = byLanguage(
  import.meta.glob<object>('../../../assets/locales/*/guide.json', { import: 'default' }),
);
const pictures = import.meta.glob<string>('../../../assets/guide/*/*.jpg', {
  eager: true,
  query: '?url',
  import: 'default',
});

/** Puts the texts in a language beside the others of the program. Fails when the program does not answer. */
export async function loadGuide(language: Language): Promise<void> {
  const load = texts[language];
  if (load) getI18n().addResourceBundle(language, 'guide', await load());
}

/** Address of the picture of a topic; null where it has none. */
export const pictureOf = (topic: string, language: string): string | null =>
  pictures[`../../../assets/guide/${language}/${topic}.jpg`] ?? null;
