/** The words of a sheet in its own language, whatever language the screen has: in the page, in a worker and in a test. */
import { remember } from '../kernel/remember';
import { createTexts, type Texts, textsIn, withTerms } from '../texts/create-texts';
import { namespacesByLanguage } from '../texts/files-by-language';
import { defaultLanguage, type Language } from '../texts/languages';
import type { OwnTerms } from '../texts/say-term';

const files = import.meta.glob<object>('../../assets/locales/*/{domain,sheet,term}.json', {
  eager: true,
  import: 'default',
});
const texts = createTexts(namespacesByLanguage(files), defaultLanguage);
const none: OwnTerms = {};
/** A screen asks with every drawing. */
const textsOf = remember((terms: OwnTerms) => {
  const said = withTerms(texts, terms);
  return (language: Language): Texts => textsIn(said, language);
});

/**
 * The texts of sheets in one language.
 * @param terms the words that count for the exam; absent: those of the program
 */
export const sheetTexts = (language: Language, terms: OwnTerms = none): Texts => textsOf(terms)(language);
