/** Reads the bytes of a JSON file, in whatever of the usual encodings it is. A fault has the line it stands in. */
import { problem } from '../kernel/problem';
import { err, ok, type Result } from '../kernel/result';
import { decodeWhole } from './decode-whole';

/** Deeper than any file means anything; what is kept of it must fit into a record. */
const mostNesting = 40;

const isDeeper = (value: unknown, left: number): boolean =>
  typeof value === 'object' &&
  value !== null &&
  (left === 0 || Object.values(value).some((part) => isDeeper(part, left - 1)));

/** Where the parser stopped, as far as it says so; null where it does not. */
const positionOf = (thrown: unknown): number | null => {
  const at = /position (\d+)/.exec(thrown instanceof Error ? thrown.message : '')?.[1];
  return at === undefined ? null : Number(at);
};

export function parseJson(bytes: Uint8Array): Result<unknown> {
  const decoded = decodeWhole(bytes);
  if (!decoded.ok) return decoded;
  const { text } = decoded.value;
  try {
    const value: unknown = JSON.parse(text);
    return isDeeper(value, mostNesting) ? err(problem('json-too-deep', { levels: mostNesting })) : ok(value);
  } catch (thrown) {
    const position = positionOf(thrown) ?? text.length;
    return err(problem('json-malformed', { line: text.slice(0, position).split('\n').length }));
  }
}
