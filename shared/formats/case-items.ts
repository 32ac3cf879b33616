/**
 * The items of a CASE package as a tree: who is child of whom, in which order, with whatever else is said of each. Real
 * packages break the published schema more often than not, so nothing is required; what is odd is told, no item is lost.
 */
import { asOurs } from './case-own-marks';
import type { ReadingNotes } from './reading-notes';
import { isRecord, textOfValue } from './reading-notes';

export type CaseObject = Readonly<Record<string, unknown>>;

export type CaseItem = {
  /** As it is written, blank where there is none; our own id where we wrote it beside. */
  readonly identifier: string;
  readonly given: CaseObject;
  readonly children: CaseItem[];
  /** Associations of other kinds that begin here. */
  readonly links: CaseLink[];
  readonly line: number;
};
export type CaseLink = { readonly type: string; readonly to: CaseEnd };
/** One end of an association; the identifier may be missing, or of something that is not in the package. */
export type CaseEnd = { readonly identifier: string; readonly uri: string; readonly title: string };

export const caseText = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');
const keyOf = (text: string): string => text.trim().toLowerCase();

/** An end is an object, or in early packages only the address or the identifier. */
const endOf = (given: CaseObject, side: 'origin' | 'destination'): CaseEnd => {
  const value = given[`${side}NodeURI`] ?? given[`${side}NodeIdentifier`] ?? given[`${side}Node`];
  if (!isRecord(value)) {
    const text = caseText(value);
    return { identifier: text.slice(text.lastIndexOf('/') + 1), uri: text, title: '' };
  }
  const uri = caseText(value.uri);
  const identifier = caseText(value.identifier) || uri.slice(uri.lastIndexOf('/') + 1);
  return { identifier, uri, title: caseText(value.title) };
};

type Child = { readonly item: CaseItem; readonly sequence: number | null };

const place = (at: string) => ({ fileKey: null, at, line: 0 });

export const shortOf = ({ given, identifier }: Pick<CaseItem, 'given' | 'identifier'>): string =>
  (caseText(given.humanCodingScheme) || caseText(given.fullStatement) || identifier).slice(0, 60);

/** Serial numbers in their natural order: `10` after `9`. */
const natural = new Intl.Collator('und', { numeric: true });

function sorted(children: readonly Child[]): CaseItem[] {
  const hasSequence = children.some(({ sequence }) => sequence !== null);
  const enumeration = ({ item }: Child): string => caseText(item.given.listEnumeration);
  return [...children]
    .sort((a, b) =>
      hasSequence
        ? (a.sequence ?? Number.MAX_SAFE_INTEGER) - (b.sequence ?? Number.MAX_SAFE_INTEGER)
        : natural.compare(enumeration(a), enumeration(b)),
    )
    .map(({ item }) => item);
}

/** Items right under the document, each with what is under it. Items without a place, or in a circle, come last. */
export function caseTree(
  notes: ReadingNotes,
  document: CaseObject,
  items: readonly unknown[],
  associations: readonly unknown[],
): readonly CaseItem[] {
  const all = readItems(notes, items);
  const find = finderOf(all);
  const ownKeys = new Set([caseText(document.identifier), caseText(document.uri)].filter(Boolean).map(keyOf));
  const isDocument = ({ identifier, uri }: CaseEnd): boolean =>
    ownKeys.has(keyOf(identifier)) || ownKeys.has(keyOf(uri));
  const parents = new Map<CaseItem, CaseItem | null>();
  const children = new Map<CaseItem | null, Child[]>();
  for (const given of associations) {
    if (!isRecord(given)) {
      notes.say(place('CFAssociations'), 'field-unreadable', 'CFAssociations', {
        source: textOfValue(given),
        reading: [],
      });
      continue;
    }
    const type = caseText(given.associationType);
    const [from, to] = [endOf(given, 'origin'), endOf(given, 'destination')];
    const item = find(from);
    if (!item) {
      if (!isDocument(from))
        notes.say(
          place(type),
          'case-link-lost',
          `${from.title || from.identifier} → ${to.title || to.identifier}`,
        );
      continue;
    }
    const parent = isDocument(to) ? null : find(to);
    if (keyOf(type) !== 'ischildof' || parent === undefined || parents.has(item)) {
      if (keyOf(type) === 'ischildof' && parent !== undefined)
        notes.say(place(shortOf(item)), 'case-second-parent', to.title || to.identifier);
      item.links.push({ type, to });
      continue;
    }
    parents.set(item, parent);
    const sequence = typeof given.sequenceNumber === 'number' ? given.sequenceNumber : null;
    const siblings = children.get(parent);
    if (siblings) siblings.push({ item, sequence });
    else children.set(parent, [{ item, sequence }]);
  }
  for (const [parent, found] of children) parent?.children.push(...sorted(found));
  const roots = sorted(children.get(null) ?? []);
  return [...roots, ...withoutPlace(notes, all, parents, roots)];
}

function readItems(notes: ReadingNotes, items: readonly unknown[]): readonly CaseItem[] {
  return items.flatMap((given, index) => {
    if (isRecord(given)) {
      const { given: ours, ownId } = asOurs(given);
      const identifier = ownId ?? caseText(given.identifier);
      return [{ identifier, given: ours, children: [], links: [], line: index + 1 }];
    }
    notes.say(place('CFItems'), 'field-unreadable', 'CFItems', { source: textOfValue(given), reading: [] });
    return [];
  });
}

/** By identifier, or else by address. */
function finderOf(items: readonly CaseItem[]): (end: CaseEnd) => CaseItem | undefined {
  const byKey = new Map<string, CaseItem>();
  for (const item of items)
    for (const key of [caseText(item.given.identifier), caseText(item.given.uri)])
      if (key !== '' && !byKey.has(keyOf(key))) byKey.set(keyOf(key), item);
  return ({ identifier, uri }) => byKey.get(keyOf(identifier)) ?? byKey.get(keyOf(uri));
}

/** What no way from the document leads to: an item without a parent, or the first of a circle, which is opened there. */
function withoutPlace(
  notes: ReadingNotes,
  all: readonly CaseItem[],
  parents: ReadonlyMap<CaseItem, CaseItem | null>,
  roots: readonly CaseItem[],
): readonly CaseItem[] {
  const reached = new Set<CaseItem>();
  const reach = (from: CaseItem): void => {
    const waiting = [from];
    for (let item = waiting.pop(); item; item = waiting.pop()) {
      if (reached.has(item)) continue;
      reached.add(item);
      waiting.push(...item.children);
    }
  };
  for (const root of roots) reach(root);
  const loose: CaseItem[] = [];
  const take = (item: CaseItem): void => {
    if (reached.has(item)) return;
    const parent = parents.get(item);
    if (parent) parent.children.splice(parent.children.indexOf(item), 1);
    notes.say(place(shortOf(item)), 'case-without-place', shortOf(item));
    loose.push(item);
    reach(item);
  };
  for (const item of all) if (!parents.has(item)) take(item);
  for (const item of all) take(item);
  return loose;
}
