/**
 * Where the reader of an SBB file is, and how it reports: every warning carries the file, profile and node it belongs
 * to. Also the few readings that all parts of the file share: plain text within the limits of our documents, keys,
 * serial numbers, and what the file adds for single profiles.
 */
import type { FileWarning, FileWarningCode, TextPerProfile } from '../domain/qualification-file';
import { parsePlainText } from './plain-text';
import { attribute, childNamed, type XmlNode } from './xml-node';

/** Limits of our documents; a text and its addition stay within them together. */
export const textLimits = {
  name: 500,
  base: 12_000,
  addition: 7_900,
  intro: 900,
  indicator: 4000,
  knowledge: 2000,
} as const;

export type SbbScope = {
  readonly fileKey: string | null;
  readonly profileKey: string | null;
  readonly at: string;
  /** Keys of the profiles of this file: additions may only name these. */
  readonly profileKeys: ReadonlySet<string>;
  /** Keys already given in this file. */
  readonly usedKeys: Set<string>;
  /** Sentences of knowledge and skills by their key. */
  readonly knowledgeByKey: ReadonlyMap<string, string>;
  /** Letters of competences by the key they have in this file. */
  readonly competenceCodesByKey: ReadonlyMap<string, string>;
  readonly warnings: FileWarning[];
};

const excerptLength = 120;
/** The first words of a text, for a warning. */
export const excerpt = (text: string): string => {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > excerptLength ? `${cut(line, excerptLength)}…` : line;
};

/** At most so many characters, never half of one. */
const cut = (text: string, limit: number): string => text.slice(0, limit).replace(/[\ud800-\udbff]$/, '');

export function warn(scope: SbbScope, code: FileWarningCode, line: number, about: string): void {
  const { fileKey, profileKey, at } = scope;
  scope.warnings.push({ code, line, fileKey, profileKey, at, about });
}

/** Text of the limit at most; a longer one is cut with a warning. */
export function withinLimit(scope: SbbScope, text: string, limit: number, line: number): string {
  if (text.length <= limit) return text;
  warn(scope, 'text-shortened', line, excerpt(text));
  return cut(text, limit).trimEnd();
}

/** The own text of a node (before its first child) as plain text. */
export function readPlainText(scope: SbbScope, node: XmlNode, limit: number): string {
  const { text, hadMarkup } = parsePlainText(node.text);
  if (hadMarkup) warn(scope, 'markup-removed', node.line, excerpt(text));
  if (node.laterText !== '') warn(scope, 'text-after-element-skipped', node.line, excerpt(node.laterText));
  return withinLimit(scope, text, limit, node.line);
}

/** The title of a node on one line. */
export function readName(scope: SbbScope, node: XmlNode): string {
  const name = parsePlainText(attribute(node, 'titel')).text.replace(/\s+/g, ' ');
  if (name === '') warn(scope, 'name-missing', node.line, node.name);
  return withinLimit(scope, name, textLimits.name, node.line);
}

/** The key (`nr`) of a node; one that is missing or was used before gets a key made of its place. */
export function readKey(scope: SbbScope, node: XmlNode, code: string): string {
  const given = attribute(node, 'nr');
  if (given === '') warn(scope, 'key-missing', node.line, node.name);
  let key = given === '' ? code : given;
  if (scope.usedKeys.has(key)) {
    warn(scope, 'key-repeated', node.line, key);
    key = `${key}/${code}`;
    for (let n = 2; scope.usedKeys.has(key); n++) key = `${given}/${code}/${n}`;
  }
  scope.usedKeys.add(key);
  return key;
}

/** Serial numbers (`hoofdstuk`) of sister nodes; a missing one becomes its position. */
export function readNumbers(scope: SbbScope, nodes: readonly XmlNode[]): readonly string[] {
  const seen = new Set<string>();
  return nodes.map((node, index) => {
    const given = attribute(node, 'hoofdstuk');
    const number = /^[\w.]{1,6}$/.test(given) ? given : String(index + 1);
    if (number !== given) warn(scope, 'number-missing', node.line, attribute(node, 'titel'));
    if (seen.has(number)) warn(scope, 'number-repeated', node.line, number);
    seen.add(number);
    return number;
  });
}

/** Names the children of a node that the reader has no place for. */
export function warnOfOthers(scope: SbbScope, node: XmlNode, expected: ReadonlySet<string>): void {
  for (const child of node.children)
    if (!expected.has(child.name)) warn(scope, 'element-skipped', child.line, child.name);
}

/** What `…perprofiel` adds: each addition with the profile it is for and the node that holds its content. */
export function readAdditions(
  scope: SbbScope,
  node: XmlNode,
  listName: string,
  contentName: string,
): readonly { readonly profileKey: string; readonly content: XmlNode }[] {
  const list = childNamed(node, listName);
  if (!list) return [];
  warnOfOthers(scope, list, new Set(['aanvullend']));
  return list.children
    .filter((child) => child.name === 'aanvullend')
    .flatMap((addition) => {
      warnOfOthers(scope, addition, new Set(['profiel', contentName]));
      const contents = addition.children.filter((child) => child.name === contentName);
      const profiles = addition.children.filter((child) => child.name === 'profiel');
      if (profiles.length === 0) warn(scope, 'addition-without-profile', addition.line, excerpt(listName));
      return profiles.flatMap((profile) => {
        const profileKey = attribute(profile, 'referentie');
        if (!scope.profileKeys.has(profileKey)) {
          warn(scope, 'profile-unknown', profile.line, profileKey);
          return [];
        }
        return contents.map((content) => ({ profileKey, content }));
      });
    });
}

/** A text element with its additions per profile, e.g. `complexiteit`. A missing element is blank text. */
export function readTextPerProfile(
  scope: SbbScope,
  parent: XmlNode,
  name: string,
  contentName: string,
): TextPerProfile {
  const node = childNamed(parent, name);
  if (!node) return { text: '', additions: [] };
  const listName = `${name}perprofiel`;
  warnOfOthers(scope, node, new Set([listName]));
  const additions = readAdditions(scope, node, listName, contentName).flatMap(({ profileKey, content }) => {
    const text = readPlainText({ ...scope, profileKey }, content, textLimits.addition);
    return text === '' ? [] : [{ profileKey, text }];
  });
  return { text: readPlainText(scope, node, textLimits.base), additions };
}
