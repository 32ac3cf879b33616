/** One XML element as plain data, as far as a reader needs it. */
export type XmlNode = {
  /** In small letters, without a prefix (`s:dossier` is a `dossier`). */
  readonly name: string;
  /** By their names in small letters, without prefix, underscores and dashes. */
  readonly attributes: Readonly<Record<string, string>>;
  /** Texts and elements as they follow each other. */
  readonly content: readonly (string | XmlNode)[];
  /** Line of its start tag. */
  readonly line: number;
};

const isElement = (part: string | XmlNode): part is XmlNode => typeof part !== 'string';

export const childrenOf = (node: XmlNode): readonly XmlNode[] => node.content.filter(isElement);

export const childrenNamed = (node: XmlNode, name: string): readonly XmlNode[] =>
  childrenOf(node).filter((child) => child.name === name);

/** The name under which an attribute is kept: files write `Geldig_vanaf` and `geldig_vanaf`. */
export const attributeName = (name: string): string =>
  name
    .slice(name.indexOf(':') + 1)
    .toLowerCase()
    .replace(/[_-]/g, '');

export const attribute = (node: XmlNode, name: string): string =>
  (node.attributes[attributeName(name)] ?? '').trim();

/** The text right in a node, what stands in its elements not included. */
export const ownText = (node: XmlNode): string =>
  node.content.map((part) => (isElement(part) ? '\n' : part)).join('');

/** Everything that can be read in a node: titles, other sentences and texts, also those of the elements in it. */
export function wholeText(node: XmlNode): string {
  const parts = node.content.map((part) => (isElement(part) ? `\n${wholeText(part)}\n` : part)).join('');
  return [...sentencesInAttributes(node, false, false), attribute(node, 'titel'), parts]
    .join('\n')
    .replace(/\s*\n\s*/g, '\n')
    .trim();
}

/** A node as it would stand in HTML, for elements that were written in the middle of a text. `isTag` tells which names stay. */
export function asMarkup(node: XmlNode, isTag: (name: string) => boolean): string {
  const inside = node.content.map((part) => (isElement(part) ? asMarkup(part, isTag) : part)).join('');
  if (!isTag(node.name)) return ` ${inside} `;
  const alternative = attribute(node, 'alt').replace(/"/g, '&quot;');
  const start = alternative === '' ? `<${node.name}>` : `<${node.name} alt="${alternative}">`;
  return ['br', 'hr', 'img'].includes(node.name) ? `${start}${inside}` : `${start}${inside}</${node.name}>`;
}

/** What these say is read elsewhere, is no text, or is how a text looks. */
const noText = new Set(
  (
    'nr titel hoofdstuk niveau beroepsgroep referentie referentiedomein referentievorigeversie code status versie ministerie ' +
    'prijsfactor obkid id class style face size color lang dir href src align valign width height xmlns type start value'
  ).split(' '),
);

/** Sentences in attributes that nobody reads, of a node and, where `isDeep`, of the elements in it. */
export function sentencesInAttributes(node: XmlNode, isDeep: boolean, titleToo: boolean): readonly string[] {
  const own = Object.entries(node.attributes)
    .filter(([name]) => !noText.has(name) || (titleToo && name === 'titel'))
    .map(([, value]) => value.trim())
    .filter((value) => /\p{L}\s+\p{L}|\p{L}{12}/u.test(value));
  const inner = isDeep ? childrenOf(node).flatMap((child) => sentencesInAttributes(child, true, true)) : [];
  return [...own, ...inner];
}
