/** The words of a sheet in its own language, whatever language the screen has: in the page, in a worker and in a test. */
import { createTexts, type Texts, textsIn } from '../texts/create-texts';
import { namespacesByLanguage } from '../texts/files-by-language';
import { defaultLanguage, type Language } from '../texts/languages';

const files = import.meta.glob<object>('../../assets/locales/*/{domain,sheet}.json', {
  eager: true,
  import: 'default',
});
const texts = createTexts(namespacesByLanguage(files), defaultLanguage);

/** The texts of sheets in one language. */
export const sheetTexts = (language: Language): Texts => textsIn(texts, language);
