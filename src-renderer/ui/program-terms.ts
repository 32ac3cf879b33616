/** What the program calls things in every language it speaks, also in one that is not on screen. */
import { createTexts, programTermIn } from '../../shared/texts/create-texts';
import { namespacesByLanguage } from '../../shared/texts/files-by-language';
import { defaultLanguage, type Language, languageCodes } from '../../shared/texts/languages';
import { genderSchema, type Terms, termThings } from '../../shared/values/terms';

const files = import.meta.glob<object>('../../assets/locales/*/term.json', {
  eager: true,
  import: 'default',
});
const texts = createTexts(namespacesByLanguage(files), defaultLanguage);

/** The word of every thing in every language. */
export const programTerms: Terms = Object.fromEntries(
  termThings.map((thing) => [
    thing,
    Object.fromEntries(
      languageCodes.flatMap((language) => {
        const word = programTermIn(texts, language, thing);
        return word ? [[language, { ...word, gender: genderSchema.parse(word.gender) }]] : [];
      }),
    ),
  ]),
);

const listIn = (language: Language, path: string): readonly string[] => {
  const found: unknown = texts.getResource(language, 'term', path);
  return typeof found === 'string' ? found.split(' ') : [];
};

/** The articles between which a word has its own, by gender; one or none where the language has no such choice. */
export function articlesIn(
  language: Language,
): readonly { readonly gender: string; readonly article: string }[] {
  const articles = listIn(language, 'articles.the');
  return listIn(language, 'genders').map((gender, place) => ({ gender, article: articles[place] ?? '' }));
}
