/** All texts of the product in one language, as the page has them. */
import { createTexts, type Texts, textsIn } from '../../shared/texts/create-texts';
import { namespacesByLanguage } from '../../shared/texts/files-by-language';
import { defaultLanguage, type Language } from '../../shared/texts/languages';

const texts = createTexts(
  namespacesByLanguage(
    import.meta.glob<object>('../../assets/locales/*/*.json', { eager: true, import: 'default' }),
  ),
  defaultLanguage,
);

export const textsOf = (language: Language): Texts => textsIn(texts, language);
