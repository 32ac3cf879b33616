/** What `import.meta.glob` found in the folders of the languages. */

/** Texts by namespace, as the files of one language hold them. */
export type Namespaces = Readonly<Record<string, object>>;

const partsOf = (path: string): { readonly language: string; readonly name: string } => {
  const [language = '', file = ''] = path.split('/').slice(-2);
  return { language, name: file.replace('.json', '') };
};

/** One kind of file, by language: the name of its folder. */
export const byLanguage = <T>(files: Readonly<Record<string, T>>): Readonly<Record<string, T>> =>
  Object.fromEntries(Object.entries(files).map(([path, file]) => [partsOf(path).language, file]));

/** The files of every language, each by its name without ending. */
export function namespacesByLanguage(
  files: Readonly<Record<string, object>>,
): Readonly<Record<string, Namespaces>> {
  const found: Record<string, Record<string, object>> = {};
  for (const [path, file] of Object.entries(files)) {
    const { language, name } = partsOf(path);
    found[language] = { ...found[language], [name]: file };
  }
  return found;
}

/** Names of the files of one language, with how to load each. */
export const namespacesOf = <T>(
  files: Readonly<Record<string, T>>,
  language: string,
): readonly (readonly [name: string, file: T])[] =>
  Object.entries(files)
    .filter(([path]) => partsOf(path).language === language)
    .map(([path, file]) => [partsOf(path).name, file] as const);
