/** Own fields of one node that two people changed: field by field. What cannot be both is a conflict, and theirs stays. */
import { sameValue } from '../../kernel/same-value';
import { mergeLines } from './merge-lines';

export type FieldConflict = {
  readonly field: string;
  readonly base: unknown;
  readonly theirs: unknown;
  readonly mine: unknown;
};
type Fields = Readonly<Record<string, unknown>>;

/** Marks by which files find their nodes again: nobody types them, so nobody is asked about them. */
const unasked = new Set(['sourceKey', 'origin']);

/** @returns the fields together, in the order of `base`, and what could not be both */
export function mergeFields(
  base: Fields,
  theirs: Fields,
  mine: Fields,
): { readonly own: Fields; readonly conflicts: readonly FieldConflict[] } {
  const conflicts: FieldConflict[] = [];
  const added = [...Object.keys(theirs), ...Object.keys(mine)].toSorted();
  const names = [...new Set([...Object.keys(base), ...added])];
  const entries = names.map((field) => {
    const given = {
      field,
      base: ownValue(base, field),
      theirs: ownValue(theirs, field),
      mine: ownValue(mine, field),
    };
    const { value, isConflict } = mergeValue(given);
    if (isConflict && !unasked.has(field)) conflicts.push(given);
    return [field, value] as const;
  });
  return { own: Object.fromEntries(entries.filter(([, value]) => value !== undefined)), conflicts };
}

/** Its own only: a field may be called `constructor`. */
const ownValue = (fields: Fields, field: string): unknown =>
  Object.hasOwn(fields, field) ? fields[field] : undefined;

function mergeValue(given: FieldConflict): { readonly value: unknown; readonly isConflict: boolean } {
  const { base, theirs, mine } = given;
  if (sameValue(theirs, mine) || sameValue(mine, base)) return { value: theirs, isConflict: false };
  if (sameValue(theirs, base)) return { value: mine, isConflict: false };
  const merged = mergeLists(given);
  return { value: merged ?? theirs, isConflict: merged === null };
}

const isTexts = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.every((item) => typeof item === 'string');

/** Competences are a set: links that either made or took away. Lines are merged in their order. Null for anything else. */
function mergeLists({ field, base = [], theirs = [], mine = [] }: FieldConflict): readonly string[] | null {
  if (!isTexts(base) || !isTexts(theirs) || !isTexts(mine)) return null;
  if (field !== 'competenceIds') return mergeLines(base, theirs, mine);
  const kept = base.filter((id) => theirs.includes(id) && mine.includes(id));
  const added = [...theirs, ...mine].filter((id) => !base.includes(id)).toSorted();
  return [...new Set([...kept, ...added])];
}
