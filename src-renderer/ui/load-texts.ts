/** Texts of a language, fetched from the program itself when they are first wanted. */
import { type Namespaces, namespacesOf } from '../../shared/texts/files-by-language';
import type { Language } from '../../shared/texts/languages';

/** The build puts the files of a language into one chunk. The guide is none of them: it is read when it is opened. */
const files = import.meta.glob<object>(['../../assets/locales/*/*.json', '!**/guide.json'], {
  import: 'default',
});

/**
 * @param language one that the program has
 * @returns texts by namespace; rejects where the program itself cannot be read any more
 */
export async function loadTexts(language: Language): Promise<Namespaces> {
  const loading = namespacesOf(files, language).map(async ([name, load]) => [name, await load()] as const);
  return Object.fromEntries(await Promise.all(loading));
}
