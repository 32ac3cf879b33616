/**
 * Objects of JSON as rows: those with the same fields name them once. Most events of an assessment are marks, so that
 * what a stream takes is nearly only what its events say.
 */

type Fields = Readonly<Record<string, unknown>>;

/** Names of the fields, and of those of `body`; null where that is no object. */
type Shape = readonly [fields: readonly string[], ofBody: readonly string[] | null];

/** A row begins with the number of its shape; the fields of a body stand where the body does. */
export type ShapedRows = {
  readonly shapes: readonly Shape[];
  readonly rows: readonly (readonly unknown[])[];
};

const bodyField = 'body';
/** Of an object that is kept as it is. */
const noShape = -1;
/** To put a field of this name into an object would be something else. */
const strangeField = '__proto__';

const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const areSame = (names: readonly string[], others: readonly string[]): boolean =>
  names.length === others.length && names.every((name, at) => name === others[at]);

/** A shape, and how an object of it is known: by all its fields, those too that are left out. */
type KnownShape = { readonly all: readonly string[]; readonly number: number; readonly shape: Shape };

const isOfShape = (all: readonly string[], ofBody: readonly string[] | null, known: KnownShape): boolean => {
  const [, ofKnown] = known.shape;
  return areSame(all, known.all) && (ofBody && ofKnown ? areSame(ofBody, ofKnown) : ofBody === ofKnown);
};

const without = (object: Fields, leftOut: ReadonlySet<string>): Fields =>
  Object.fromEntries(Object.entries(object).filter(([field]) => !leftOut.has(field)));

function toRow(object: Fields, { number, shape: [fields, ofBody] }: KnownShape): readonly unknown[] {
  const row: unknown[] = [number];
  for (const field of fields) {
    const value = object[field];
    if (field === bodyField && ofBody && isObject(value)) for (const inner of ofBody) row.push(value[inner]);
    else row.push(value);
  }
  return row;
}

/**
 * Objects that `JSON.parse` made, as rows.
 * @param leftOut fields that no row needs, and no `body`
 */
export function toRows(objects: readonly Fields[], leftOut: ReadonlySet<string> = new Set()): ShapedRows {
  const known: KnownShape[] = [];
  const rows = objects.map((object) => {
    const all = Object.keys(object);
    const { body } = object;
    const ofBody = isObject(body) ? Object.keys(body) : null;
    // A handful, so that looking through them costs less than naming them.
    const found = known.find((other) => isOfShape(all, ofBody, other));
    if (found) return toRow(object, found);
    if (all.includes(strangeField) || ofBody?.includes(strangeField))
      return [noShape, without(object, leftOut)];
    const fields = all.filter((field) => !leftOut.has(field));
    const next = { all, number: known.length, shape: [fields, ofBody] as const };
    known.push(next);
    return toRow(object, next);
  });
  return { shapes: known.map(({ shape }) => shape), rows };
}

/** The objects of these rows, with their fields in their order. */
export function fromRows({ shapes, rows }: ShapedRows): readonly unknown[] {
  return rows.map((row) => {
    const shape = shapes[Number(row[0])];
    if (!shape) return row[1];
    const [fields, ofBody] = shape;
    let at = 1;
    const take = (names: readonly string[], takeField: (name: string) => unknown): Fields => {
      const object: Record<string, unknown> = {};
      for (const name of names) object[name] = takeField(name);
      return object;
    };
    const next = (): unknown => row[at++];
    return take(fields, (name) => (name === bodyField && ofBody ? take(ofBody, next) : next()));
  });
}
