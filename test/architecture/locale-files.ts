/** The texts of the product as flat keys: `planning:form.title` → text, per language. */
import { listFiles, readText } from './source-files';

export type Texts = ReadonlyMap<string, string>;

/** A list of texts is a tree too: its keys are numbers. */
type Tree = { readonly [key: string]: string | Tree };

const flatten = (tree: Tree, prefix: string): [key: string, text: string][] =>
  Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string'
      ? [[prefix + key, value] as [string, string]]
      : flatten(value, `${prefix}${key}.`),
  );

/** Keys that i18next adds for plurals are parts of one text. */
export const stemOf = (key: string): string => key.replace(/_(zero|one|two|few|many|other)$/, '');

/** Codes of the languages that have a folder of texts. */
export const listLanguages = (): string[] =>
  [
    ...new Set(
      listFiles(['assets/locales'], (file) => file.endsWith('.json')).map(
        (file) => file.split('/').at(-2) ?? '',
      ),
    ),
  ].sort();

/** Names of the files of a language, without the ending. */
export const listNamespaces = (language: string): string[] =>
  listFiles([`assets/locales/${language}`], (file) => file.endsWith('.json'))
    .map((file) => (file.split('/').at(-1) ?? '').replace('.json', ''))
    .sort();

/** One file of a language as it stands there. */
export const readNamespace = (language: string, namespace: string): Tree =>
  JSON.parse(readText(`assets/locales/${language}/${namespace}.json`));

export const readTexts = (language: string): Texts =>
  new Map(
    listNamespaces(language).flatMap((namespace) =>
      flatten(readNamespace(language, namespace), `${namespace}:`),
    ),
  );
