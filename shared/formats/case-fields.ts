/**
 * The fields of one CASE item in our words, and back: title and text, code, what we wrote in its extensions, and all the
 * rest word for word in the node's origin, so that a package of others comes out with what it came in with.
 */
import { type CaseItem, type CaseObject, caseText } from './case-items';
import { isRecord, type ReadingNotes, type ReadingPlace } from './reading-notes';

/** Ours in the extensions of an item, by the name of our field. */
export const ownPrefix = 'vakproef:';
/** Theirs, in the origin of a node of ours, by the name of the CASE field. */
export const casePrefix = 'case:';
/** Says of an item that we wrote it: then what it does not say is blank, and not kept from elsewhere. */
export const ownMark = `${ownPrefix}node`;

/** What has a place of its own with us, or says how the item lies in its package. */
const placed = new Set([
  ...[
    'identifier',
    'uri',
    'fullStatement',
    'abbreviatedStatement',
    'humanCodingScheme',
    'notes',
    'extensions',
  ],
  ...['CFDocumentURI', 'lastChangeDateTime'],
]);

const longestName = 500;

export type CaseTexts = { readonly name: string; readonly description: string };

/** A short name, and the whole text below it where the name is not all of it. */
export function caseTexts({ given }: CaseItem): CaseTexts {
  const full = typeof given.fullStatement === 'string' ? given.fullStatement : '';
  const short = caseText(given.abbreviatedStatement);
  const notes = typeof given.notes === 'string' ? given.notes : '';
  const cut = full.length <= longestName ? full : `${full.slice(0, 119).replace(/\s+\S*$/, '')}…`;
  const name = short !== '' && short.length <= longestName ? short : cut;
  const whole = full === name || full === '' ? '' : full;
  return { name, description: [whole, notes].filter((text) => text !== '').join('\n\n') };
}

export const isOwnItem = ({ given }: CaseItem): boolean =>
  isRecord(given.extensions) && given.extensions[ownMark] === 1;

/** Our fields that stand in the extensions, each as its schema wants it. */
export function ownFields<Fields>(
  notes: ReadingNotes,
  place: ReadingPlace,
  { given }: CaseItem,
  texts: Readonly<Record<string, unknown>>,
  read: (notes: ReadingNotes, place: ReadingPlace, given: CaseObject) => Fields,
): Fields {
  const extensions = isRecord(given.extensions) ? given.extensions : {};
  const own = Object.entries(extensions).flatMap(([name, value]) =>
    name.startsWith(ownPrefix) && name !== ownMark && name !== `${ownPrefix}competences`
      ? [[name.slice(ownPrefix.length), value] as const]
      : [],
  );
  return read(notes, place, { ...Object.fromEntries(own), ...texts });
}

/** How the item is known in its framework, with everything it says that has no place with us. */
export function caseOrigin(item: CaseItem): CaseObject | null {
  if (isOwnItem(item)) return null;
  const { given, identifier, links } = item;
  const theirs = isRecord(given.extensions) ? Object.entries(given.extensions) : [];
  const others = Object.entries(given).filter(
    ([name, value]) => !placed.has(name) && name !== '__proto__' && value !== null && value !== '',
  );
  const extensions = Object.fromEntries([
    ...theirs.filter(([name]) => !name.startsWith(ownPrefix) && name !== '__proto__'),
    ...others.map(([name, value]) => [`${casePrefix}${name}`, value] as const),
    ...(links.length > 0 ? [[`${casePrefix}links`, links] as const] : []),
  ]);
  return {
    identifier: identifier.slice(0, 500),
    ...(caseText(given.uri) ? { uri: caseText(given.uri).slice(0, 2000) } : {}),
    ...(Object.keys(extensions).length > 0 ? { extensions } : {}),
  };
}
