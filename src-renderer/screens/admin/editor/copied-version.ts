/**
 * A piece of a version that was copied from a draft. In a draft a text may be longer than a version takes: the form says so and
 * nothing of it is lost, and neither is it by copying.
 */
import {
  type QualificationVersion,
  qualificationVersionSchema,
} from '../../../../shared/records/qualification-version';

type Path = readonly PropertyKey[];

const at = (whole: unknown, path: Path): unknown =>
  path.reduce<unknown>(
    (found, key) => (typeof found === 'object' && found !== null ? Reflect.get(found, key) : undefined),
    whole,
  );

function put(whole: unknown, path: Path, text: unknown): void {
  const around = at(whole, path.slice(0, -1));
  const last = path.at(-1);
  if (typeof around === 'object' && around !== null && last !== undefined) Reflect.set(around, last, text);
}

/** The version as it was said; null where anything but the length of its texts is not as a version has it. */
export function readCopiedVersion(said: unknown): QualificationVersion | null {
  const whole = qualificationVersionSchema.safeParse(said);
  if (whole.success) return whole.data;
  const { issues } = whole.error;
  if (!issues.every((issue) => issue.code === 'too_big' && issue.origin === 'string')) return null;
  const long = issues.map(({ path }) => ({ path, text: at(said, path) }));
  const short = structuredClone(said);
  for (const { path } of long) put(short, path, '');
  const read = qualificationVersionSchema.safeParse(short);
  if (!read.success) return null;
  for (const { path, text } of long) put(read.data, path, text);
  return read.data;
}
