/**
 * Where the reader of an SBB file is, and how it reports: every warning carries the file, profile and node it belongs
 * to, and the source text where the reading was a guess. Also the few readings that all parts of the file share: keys,
 * serial numbers, and what the file adds for single profiles.
 */
import type { FileGuess, FileWarning, FileWarningCode } from '../domain/qualification-file';
import {
  attribute,
  childrenNamed,
  childrenOf,
  ownText,
  sentencesInAttributes,
  wholeText,
  type XmlNode,
} from './xml-node';

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
export const cut = (text: string, limit: number): string =>
  text.slice(0, limit).replace(/[\ud800-\udbff]$/, '');

/** `guess` is there where what was read is not certain, or where something was not taken over. */
export function warn(
  scope: SbbScope,
  code: FileWarningCode,
  line: number,
  about: string,
  guess?: FileGuess,
): void {
  const { fileKey, profileKey, at } = scope;
  scope.warnings.push({ code, line, fileKey, profileKey, at, about, ...(guess ? { guess } : {}) });
}

/** Text that stands in the file and has no place with us: shown beside nothing. */
export const notTaken = (source: string): FileGuess | undefined =>
  source === '' ? undefined : { source, reading: [] };

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

/** The last number of `3.1.2` or `B1-K1-W2`; other short numbers (`1a`) as they are. Blank when there is none. */
const ownNumber = (given: string): string => {
  const [, last] = /[^\w]\s*\D{0,2}(\d{1,4})\W*$/.exec(` ${given}`) ?? [];
  if (last) return String(Number(last));
  return /^\w{1,6}$/.test(given) ? given : '';
};

/** Serial numbers (`hoofdstuk`) of sister nodes; a missing one becomes its position. */
export function readNumbers(scope: SbbScope, nodes: readonly XmlNode[]): readonly string[] {
  const given = nodes.map((node) => attribute(node, 'hoofdstuk'));
  const own = given.map(ownNumber);
  /** `3.1` and `4.1` would be one number: then the places tell them apart. */
  const isMixed = own.some((number, i) => own.indexOf(number) < i && given.indexOf(given[i] ?? '') === i);
  const seen = new Set<string>();
  return nodes.map((node, index) => {
    const number = (isMixed ? '' : own[index]) || String(index + 1);
    const title = attribute(node, 'titel');
    if (isMixed || !own[index]) warn(scope, 'number-missing', node.line, title);
    if (seen.has(number)) warn(scope, 'number-repeated', node.line, number);
    seen.add(number);
    return number;
  });
}

/** Their titles are read, or say no more than their names do. */
const titled = new Set(
  'dossier profiel kerntaak werkproces kennisofvaardigheid basis basistaken profielen verantwoording'.split(
    ' ',
  ),
);

/** Names sentences that stand in attributes which nobody reads. */
export function warnOfAttributes(scope: SbbScope, node: XmlNode): void {
  for (const text of sentencesInAttributes(node, false, !titled.has(node.name)))
    warn(scope, 'attribute-skipped', node.line, excerpt(text), notTaken(text));
}

/** Names the children of a node that the reader has no place for, with what can be read in them. */
export function warnOfElements(scope: SbbScope, node: XmlNode, expected: ReadonlySet<string>): void {
  warnOfAttributes(scope, node);
  for (const child of childrenOf(node))
    if (!expected.has(child.name))
      warn(scope, 'element-skipped', child.line, child.name, notTaken(wholeText(child)));
}

/** The same, and names text that stands between the elements of a node that should hold elements only. */
export function warnOfOthers(scope: SbbScope, node: XmlNode, expected: ReadonlySet<string>): void {
  warnOfElements(scope, node, expected);
  const text = ownText(node).trim();
  if (text !== '') warn(scope, 'text-out-of-place', node.line, excerpt(text), notTaken(text));
}

/** The one element of this name; of several, their contents one after the other, with a warning. */
export function theOne(scope: SbbScope, parent: XmlNode, name: string): XmlNode | null {
  const [first, ...others] = childrenNamed(parent, name);
  if (!first || others.length === 0) return first ?? null;
  warn(scope, 'element-repeated', others[0]?.line ?? first.line, name);
  for (const other of others) warnOfAttributes(scope, other);
  return { ...first, content: [first, ...others].flatMap((node) => [...node.content, '\n']) };
}

/** What `…perprofiel` adds: each addition with the profile it is for and the node that holds its content. */
export function readAdditions(
  scope: SbbScope,
  node: XmlNode,
  listName: string,
  contentName: string,
): readonly { readonly profileKey: string; readonly content: XmlNode }[] {
  const list = theOne(scope, node, listName);
  if (!list) return [];
  warnOfOthers(scope, list, new Set(['aanvullend']));
  return childrenNamed(list, 'aanvullend').flatMap((addition) => {
    warnOfOthers(scope, addition, new Set(['profiel', contentName]));
    const contents = childrenNamed(addition, contentName);
    const lost = contents.map(wholeText).join('\n');
    const profiles = childrenNamed(addition, 'profiel');
    if (profiles.length === 0)
      warn(scope, 'addition-without-profile', addition.line, listName, notTaken(lost));
    return profiles.flatMap((profile) => {
      const profileKey = attribute(profile, 'referentie');
      warnOfOthers(scope, profile, new Set());
      if (!scope.profileKeys.has(profileKey)) {
        const source = [attribute(profile, 'titel'), lost].filter(Boolean).join('\n');
        warn(scope, 'profile-unknown', profile.line, profileKey, notTaken(source));
        return [];
      }
      return contents.map((content) => ({ profileKey, content }));
    });
  });
}
