/**
 * Two versions of a document that were made upon the same one come together: field by field, and deeper where a field has
 * fields. What one of them changed counts; what both changed into something else is a conflict, in which what stands
 * stays and the other is told. The same three versions give the same everywhere.
 */
import { sameValue } from '../kernel/same-value';
import { type DocumentOf, type DocumentType, documentRecords } from '../records/all-records';
import { itemKeyOf, mergeItems, type ThreeWays } from './merge-items';

/** `path`: from the top of the document to what both changed, e.g. `['name', 'nl']`. */
export type FieldConflict = ThreeWays<unknown> & { readonly path: readonly string[] };

export type Merged<T> = { readonly document: T; readonly conflicts: readonly FieldConflict[] };

export type Fields = Readonly<Record<string, unknown>>;

/** Fields that say something together only: they are taken from one side, all of them. Known by the first. */
const unitsByType: Readonly<Partial<Record<DocumentType, readonly (readonly string[])[]>>> = {
  exam: [
    ['definitionDigest', 'about'],
    ['status', 'cancelled'],
  ],
  // Why belongs to what was decided.
  'device-access': [['access', 'reason']],
};

/** Both ended it, each on their own: it ended when the first of them did, and nobody has to be asked. When stands first. */
const endsByType: Readonly<Partial<Record<DocumentType, readonly string[]>>> = {
  // Who ended it goes with when.
  participation: ['endedAt', 'endedBy'],
  'portfolio-link': ['endedAt'],
  'candidate-access': ['endedAt'],
  'group-membership': ['until'],
  // Two who put the same person in the archive meant the same.
  participant: ['inactiveSince'],
  staff: ['inactiveSince'],
  group: ['archivedAt'],
  'exam-template': ['archivedAt'],
};

function earlierEnd(type: DocumentType, { standing, displaced }: ThreeWays<Fields>): Fields {
  const [end, ...beside] = endsByType[type] ?? [];
  const [a, b] = end ? [standing[end], displaced[end]] : [];
  if (!end || typeof a !== 'string' || typeof b !== 'string') return {};
  return pick(a < b ? standing : displaced, [end, ...beside]);
}

/** Objects that are one thing, however many fields they have; units among them. */
const wholeFields: ReadonlySet<string> = new Set([
  'access',
  'account',
  'addedBy',
  'definitionDigest',
  'file',
  'frozen',
  'identity',
  'identityProvider',
  'source',
  'origin',
  'madeFrom',
  'status',
]);

/** Numbers that count how often something became other: the greater one is past both. */
const counters: ReadonlySet<string> = new Set(['version']);
const isWhole = (path: readonly string[]): boolean =>
  (path.length === 1 && wholeFields.has(path[0] ?? '')) || (path[0] === 'terms' && path.length === 3);

export const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A form leaves a blank text where there was no field: nobody said anything by that. */
const isBlank = (value: unknown): boolean => value === undefined || value === null || value === '';
const saysSame = (a: unknown, b: unknown): boolean => (isBlank(a) && isBlank(b)) || sameValue(a, b);

const pick = (from: unknown, names: readonly string[]): Fields =>
  Object.fromEntries(isFields(from) ? Object.entries(from).filter(([name]) => names.includes(name)) : []);

/** Merges one value; what is in conflict goes to `conflicts` and stands as it stood. */
function mergeValue(ways: ThreeWays<unknown>, path: readonly string[], conflicts: FieldConflict[]): unknown {
  const { base, standing, displaced } = ways;
  if (saysSame(standing, displaced) || saysSame(base, displaced)) return standing;
  if (saysSame(base, standing)) return displaced;
  if (counters.has(path.join('/')) && typeof standing === 'number' && typeof displaced === 'number')
    return Math.max(standing, displaced);
  if (isFields(standing) && isFields(displaced) && !isWhole(path))
    return mergeFields({ base: isFields(base) ? base : {}, standing, displaced }, path, conflicts);
  if (Array.isArray(standing) && Array.isArray(displaced)) {
    const items = { base: Array.isArray(base) ? base : [], standing, displaced };
    const merged = mergeItems(items, (each, key) => mergeValue(each, [...path, key], conflicts));
    if (merged) return merged;
  }
  conflicts.push({ path, ...ways });
  return standing;
}

function mergeFields(
  { base, standing, displaced }: ThreeWays<Fields>,
  path: readonly string[],
  conflicts: FieldConflict[],
): Fields {
  const names = new Set([...Object.keys(standing), ...Object.keys(displaced)]);
  const merged = [...names].map((name) => {
    const ways = { base: base[name], standing: standing[name], displaced: displaced[name] };
    return [name, mergeValue(ways, [...path, name], conflicts)] as const;
  });
  return Object.fromEntries(merged.filter(([, value]) => value !== undefined));
}

/** Fields of a unit are laid aside under the name of its first one. */
function foldUnits(units: readonly (readonly string[])[], fields: Fields): Fields {
  const inUnits = new Set(units.flat());
  const rest = Object.entries(fields).filter(([name]) => !inUnits.has(name));
  const folded = units.map((names) => [names[0], pick(fields, names)] as const);
  return Object.fromEntries([...rest, ...folded]);
}

const unitOf = (type: DocumentType, field: string | undefined): readonly string[] | undefined =>
  unitsByType[type]?.find(([first]) => first === field);

/**
 * One of them took it away, the other went on with it: it stays, because nobody sees what is taken away, and somebody
 * decides. Undefined: nothing of the kind.
 */
function stayed({ base, standing, displaced }: ThreeWays<Fields>): FieldConflict | undefined {
  const isGone = (fields: Fields): boolean => fields['isRemoved'] === true;
  if (isGone(base) || isGone(standing) === isGone(displaced)) return undefined;
  const other = isGone(standing) ? displaced : standing;
  const wentOn = Object.keys({ ...base, ...other }).some(
    (name) => name !== 'isRemoved' && !counters.has(name) && !saysSame(base[name], other[name]),
  );
  if (!wentOn) return undefined;
  const [path, ways] = [['isRemoved'], [base, standing, displaced].map(isGone)] as const;
  return { path, base: ways[0], standing: ways[1], displaced: ways[2] };
}

/** What two versions of a document were made upon; null where both began it, each on their own device. */
export type DocumentWays<T> = Omit<ThreeWays<T>, 'base'> & { readonly base: T | null };

/** Everything that somebody changed and that stands otherwise: where no merge of the two can be. */
const allConflicts = ({ base, standing, displaced }: ThreeWays<Fields>): readonly FieldConflict[] =>
  Object.keys({ ...base, ...displaced }).flatMap((name) => {
    const ways = { base: base[name], standing: standing[name], displaced: displaced[name] };
    const isMeant = !sameValue(ways.base, ways.displaced) && !sameValue(ways.standing, ways.displaced);
    return isMeant ? [{ path: [name], ...ways }] : [];
  });

/**
 * Merges two versions of a document. Where the fields together would make no document of the type, what stands counts
 * whole, and everything the other changed is in conflict.
 */
export function mergeDocuments<T extends DocumentType>(
  type: T,
  ways: DocumentWays<DocumentOf<T>>,
): Merged<DocumentOf<T>> {
  const conflicts: FieldConflict[] = [];
  const units = unitsByType[type] ?? [];
  const folded = (document: DocumentOf<T>): Fields => foldUnits(units, document);
  const { base, standing, displaced } = ways;
  const known = { ...ways, base: base ?? {} };
  const ends = earlierEnd(type, known);
  const fields = mergeFields(
    {
      base: base ? folded(base) : {},
      standing: { ...folded(standing), ...ends },
      displaced: { ...folded(displaced), ...ends },
    },
    [],
    conflicts,
  );
  const unfolded = units.reduce<Fields>((merged, [first = '']) => {
    const { [first]: unit, ...rest } = merged;
    return isFields(unit) ? { ...rest, ...unit } : rest;
  }, fields);
  const removal = stayed({ base: known.base, standing, displaced });
  if (removal) conflicts.push(removal);
  const read = documentRecords[type].schema.safeParse({
    ...unfolded,
    ...(removal ? { isRemoved: false } : {}),
  });
  if (!read.success) return { document: standing, conflicts: allConflicts(known) };
  // The schema of the type read it; the compiler cannot follow the lookup.
  return { document: read.data as DocumentOf<T>, conflicts };
}

/**
 * The fields with another value at a path that a conflict named; nothing there any more when the value is undefined.
 * A unit is replaced by all it holds.
 */
export function withFieldAt(
  type: DocumentType,
  document: Fields,
  path: readonly string[],
  value: unknown,
): Fields {
  if (path.length === 1 && unitOf(type, path[0]) && isFields(value)) return { ...document, ...value };
  return putAt(document, path, value);
}

function putAt(fields: Fields, [name, ...deeper]: readonly string[], value: unknown): Fields {
  if (name === undefined) return fields;
  const { [name]: before, ...rest } = fields;
  const next = deeper.length === 0 ? value : putIn(before, deeper, value);
  return next === undefined ? rest : { ...fields, [name]: next };
}

function putIn(before: unknown, path: readonly string[], value: unknown): unknown {
  if (!Array.isArray(before)) return putAt(isFields(before) ? before : {}, path, value);
  const [key, ...deeper] = path;
  const items: readonly unknown[] = before;
  const rest = items.filter((item) => itemKeyOf(item) !== key);
  const found = items.find((item) => itemKeyOf(item) === key);
  const next = deeper.length === 0 ? value : putIn(found, deeper, value);
  if (next === undefined) return rest;
  return found === undefined ? [...items, next] : items.map((item) => (item === found ? next : item));
}

/** What stands at a path that a conflict named. */
export function fieldAt(type: DocumentType, document: Fields, path: readonly string[]): unknown {
  const unit = path.length === 1 && unitOf(type, path[0]);
  if (unit) return pick(document, unit);
  return path.reduce<unknown>((value, key) => {
    if (Array.isArray(value)) return value.find((item: unknown) => itemKeyOf(item) === key);
    return isFields(value) ? value[key] : undefined;
  }, document);
}
