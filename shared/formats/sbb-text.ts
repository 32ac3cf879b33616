/**
 * Texts of an SBB file as plain text within the limits of our documents. Elements in the middle of a text are read as
 * the markup they are; what was a guess is reported with the source beside what was read.
 */
import type { FileWarningCode, TextPerProfile } from '../domain/qualification-file';
import { isHtmlName } from './html-tokens';
import { parsePlainText } from './plain-text';
import { cut, excerpt, readAdditions, type SbbScope, theOne, warn } from './sbb-scope';
import type { ReadLines } from './text-lines';
import { asMarkup, attribute, sentencesInAttributes, type XmlNode } from './xml-node';

/** A text and its addition stay within them together. */
export const textLimits = {
  name: 500,
  base: 12_000,
  addition: 7_900,
  intro: 900,
  indicator: 4000,
  knowledge: 2000,
} as const;

export type Oddity = { readonly code: FileWarningCode; readonly about: string };
export type FieldSource = { readonly raw: string; readonly oddities: readonly Oddity[] };

/** Text of the limit at most; a longer one is cut with a warning that holds all of it. */
export function withinLimit(scope: SbbScope, text: string, limit: number, line: number): string {
  if (text.length <= limit) return text;
  const short = cut(text, limit).trimEnd();
  warn(scope, 'text-shortened', line, excerpt(text), { source: text, reading: [short] });
  return short;
}

const skippedAttribute = (about: string): Oddity => ({ code: 'attribute-skipped', about });

/** The text of a node with its markup; elements that are named in `apart` are read elsewhere. */
export function readSource(node: XmlNode, apart: string | null): FieldSource {
  const oddities: Oddity[] = sentencesInAttributes(node, false, true).map(skippedAttribute);
  let raw = '';
  let isAfter = false;
  for (const part of node.content) {
    if (typeof part !== 'string') {
      if (part.name === apart) isAfter = raw.trim() !== '';
      else {
        raw += asMarkup(part, isHtmlName);
        oddities.push(...sentencesInAttributes(part, true, true).map(skippedAttribute));
      }
      if (part.name !== apart && !isHtmlName(part.name))
        oddities.push({ code: 'element-read-as-text', about: part.name });
      continue;
    }
    if (isAfter && part.trim() !== '') {
      oddities.push({ code: 'text-after-element', about: excerpt(part) });
      raw += '\n';
      isAfter = false;
    }
    raw += part;
  }
  return { raw, oddities };
}

/** Letters of UTF-8 that were read as those of windows-1252, because the file says that it is written so: `Ã©` was é. */
const garbled = /[ÃÂ][\u00a0-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|â€[™œ“”¦\u009d]/;

/** What was not certain in a text, whoever reads its lines. */
export const odditiesOf = (read: Omit<ReadLines, 'lines'>, text: string): readonly Oddity[] => [
  ...(read.wasEntityGuessed ? [{ code: 'entity-guessed', about: excerpt(text) } as const] : []),
  ...read.leftOut.map((about) => ({ code: 'left-out', about: excerpt(about) }) as const),
  ...(garbled.test(text) ? [{ code: 'letters-garbled', about: excerpt(text) } as const] : []),
  ...(text.includes('\ufffd') ? [{ code: 'sign-lost', about: excerpt(text) } as const] : []),
];

/** One warning per oddity, all with the same source and reading. */
export function warnOfReading(
  scope: SbbScope,
  line: number,
  oddities: readonly Oddity[],
  guess: { readonly source: string; readonly reading: readonly string[] },
): void {
  for (const { code, about } of oddities)
    warn(scope, code, line, about, { ...guess, source: guess.source.trim() });
}

/** The own text of a node as plain text. */
export function readPlainText(scope: SbbScope, node: XmlNode, limit: number, apart: string | null): string {
  const { raw, oddities } = readSource(node, apart);
  const { text, ...read } = parsePlainText(raw);
  if (read.hadMarkup) warn(scope, 'markup-removed', node.line, excerpt(text));
  warnOfReading(scope, node.line, [...oddities, ...odditiesOf(read, text)], { source: raw, reading: [text] });
  return withinLimit(scope, text, limit, node.line);
}

/** The title of a node on one line. */
export function readTitle(scope: SbbScope, node: XmlNode, limit: number): string {
  const raw = attribute(node, 'titel');
  const { text, ...read } = parsePlainText(raw);
  const title = text.replace(/\s+/g, ' ');
  warnOfReading(scope, node.line, odditiesOf(read, text), { source: raw, reading: [title] });
  if (title === '') warn(scope, 'name-missing', node.line, node.name);
  return withinLimit(scope, title, limit, node.line);
}

/** A text element with its additions per profile, e.g. `complexiteit`. A missing element is blank text. */
export function readTextPerProfile(
  scope: SbbScope,
  parent: XmlNode,
  name: string,
  contentName: string,
): TextPerProfile {
  const node = theOne(scope, parent, name);
  if (!node) return { text: '', additions: [] };
  const listName = `${name}perprofiel`;
  const additions = readAdditions(scope, node, listName, contentName).flatMap(({ profileKey, content }) => {
    const text = readPlainText({ ...scope, profileKey }, content, textLimits.addition, null);
    return text === '' ? [] : [{ profileKey, text }];
  });
  return { text: readPlainText(scope, node, textLimits.base, listName), additions };
}
