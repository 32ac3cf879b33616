/**
 * The words of a sheet in its own language, whatever language the screen has. Reads the same locale files as the
 * screens, but without their library: a sheet must come out the same in the page, in a worker and in a test.
 * A key is `<namespace>:<path>`; `count` chooses `_one` or `_other`. A missing text is a bug and throws.
 */
import domainEn from '../../assets/locales/en/domain.json';
import sheetEn from '../../assets/locales/en/sheet.json';
import domainNl from '../../assets/locales/nl/domain.json';
import sheetNl from '../../assets/locales/nl/sheet.json';
import type { Language } from '../texts/languages';

export type TextValues = Readonly<Record<string, string | number>>;
/** Gives the text of a key, with the values filled in. */
export type Texts = (key: string, values?: TextValues) => string;

type TextTree = { readonly [key: string]: string | TextTree };

const trees: Readonly<Record<Language, Readonly<Record<string, TextTree>>>> = {
  nl: { sheet: sheetNl, domain: domainNl },
  en: { sheet: sheetEn, domain: domainEn },
};

function findText(tree: TextTree | undefined, path: string): string | null {
  let node: string | TextTree | undefined = tree;
  for (const part of path.split('.')) {
    if (typeof node !== 'object' || !Object.hasOwn(node, part)) return null;
    node = node[part];
  }
  return typeof node === 'string' ? node : null;
}

const fillIn = (text: string, values: TextValues): string =>
  text.replaceAll(/\{\{(\w+)\}\}/g, (whole, name: string) => String(values[name] ?? whole));

/** The texts of sheets in one language. */
export function sheetTexts(language: Language): Texts {
  return (key, values = {}) => {
    const [namespace = '', path = ''] = key.split(':');
    const tree = trees[language][namespace];
    const plural = values.count === 1 ? `${path}_one` : `${path}_other`;
    const text = ('count' in values ? findText(tree, plural) : null) ?? findText(tree, path);
    if (text === null) throw new Error(`no text for ${key} in ${language}`);
    return fillIn(text, values);
  };
}
