/**
 * Two lists that were made of the same one come together: what either added is there, what either took away is gone.
 * Items are known by an id of theirs, or are texts, each of which is there once.
 */
import { sameValue } from '../kernel/same-value';

/** The same thing three times: before, as it stands at the hub, and as somebody else made it meanwhile. */
export type ThreeWays<T> = { readonly base: T; readonly standing: T; readonly displaced: T };

/** By which field an item of a list is known; the first that it has counts. */
const idFields = ['assessmentId', 'participantId', 'staffId', 'changeId', 'versionId'] as const;

/** What an item is known by within its list; null when it has nothing of the kind. */
export function itemKeyOf(item: unknown): string | null {
  if (typeof item === 'string') return item;
  if (typeof item !== 'object' || item === null) return null;
  const fields = new Map<string, unknown>(Object.entries(item));
  // A version may be listed twice: it counted, another did, and it was brought back; or two made the same of it at one moment.
  const [digest, at] = [fields.get('versionDigest'), fields.get('publishedAt')];
  if (typeof digest === 'string' && typeof at === 'string')
    return `${digest} ${at} ${fields.get('publishedBy')}`;
  const id = idFields.map((field) => fields.get(field)).find((value) => typeof value === 'string');
  return typeof id === 'string' ? id : null;
}

type Items = readonly unknown[];
type ByKey = ReadonlyMap<string, unknown>;

/** Null when an item is known by nothing, or two by the same. */
function byKey(items: Items): ByKey | null {
  const found = new Map<string, unknown>();
  for (const item of items) {
    const key = itemKeyOf(item);
    if (key === null || found.has(key)) return null;
    found.set(key, item);
  }
  return found;
}

/**
 * In the order that stands, with what the other added behind it. An item that one took away and the other changed stays.
 * @param mergeItem makes one of two; undefined where one of the three has it not
 * @returns null when these are no lists of things that can be told apart
 */
export function mergeItems(
  ways: ThreeWays<Items>,
  mergeItem: (ways: ThreeWays<unknown>, key: string) => unknown,
): Items | null {
  const [base, standing, displaced] = [byKey(ways.base), byKey(ways.standing), byKey(ways.displaced)];
  if (!base || !standing || !displaced) return null;
  const keys = [...standing.keys(), ...[...displaced.keys()].filter((key) => !standing.has(key))];
  return keys.flatMap((key) => {
    const each = { base: base.get(key), standing: standing.get(key), displaced: displaced.get(key) };
    const isGone = each.standing === undefined || each.displaced === undefined;
    if (!isGone) return [mergeItem(each, key)];
    const left = each.standing ?? each.displaced;
    if (each.base === undefined) return [left];
    if (sameValue(each.base, left)) return [];
    mergeItem(each, key);
    return [left];
  });
}
