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

const shapeOf = (object: Fields): Shape => {
  const body = object[bodyField];
  return [Object.keys(object), isObject(body) ? Object.keys(body) : null];
};

const areSame = (names: readonly string[], others: readonly string[]): boolean =>
  names.length === others.length && names.every((name, at) => name === others[at]);

const isSame = ([fields, ofBody]: Shape, [others, ofOthers]: Shape): boolean =>
  areSame(fields, others) && (ofBody && ofOthers ? areSame(ofBody, ofOthers) : ofBody === ofOthers);

/** Objects that `JSON.parse` made, as rows. */
export function toRows(objects: readonly Fields[]): ShapedRows {
  const shapes: Shape[] = [];
  const rows = objects.map((object) => {
    const shape = shapeOf(object);
    const [fields, ofBody] = shape;
    if (fields.includes(strangeField) || ofBody?.includes(strangeField)) return [noShape, object];
    // A handful, so that looking through them costs less than naming them.
    const known = shapes.findIndex((other) => isSame(shape, other));
    const row: unknown[] = [known < 0 ? shapes.push(shape) - 1 : known];
    for (const field of fields) {
      const value = object[field];
      if (field === bodyField && isObject(value)) for (const inner of ofBody ?? []) row.push(value[inner]);
      else row.push(value);
    }
    return row;
  });
  return { shapes, rows };
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
