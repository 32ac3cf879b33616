/**
 * Decodes the bytes of an XML file piece by piece. The byte order mark decides, then the XML declaration, then UTF-8.
 * Bytes that do not belong to the encoding are a fault, never a silent replacement character.
 */
import { type Problem, problem } from '../kernel/problem';
import { err, ok, type Result } from '../kernel/result';

const declaredEncoding = (start: Uint8Array): string => {
  if (start[0] === 0xff && start[1] === 0xfe) return 'utf-16le';
  if (start[0] === 0xfe && start[1] === 0xff) return 'utf-16be';
  const ascii = String.fromCharCode(...start.subarray(0, 200));
  return /^[^<]*<\?xml[^>]*\sencoding\s*=\s*["']([\w.:-]+)["']/.exec(ascii)?.[1] ?? 'utf-8';
};

/** A decoder for one file. The first piece must hold the XML declaration, as any piece of a real file does. */
export function createTextDecoder(start: Uint8Array): Result<{
  readonly decode: (bytes: Uint8Array | null) => Result<string>;
}> {
  const unreadable: Problem = problem('xml-malformed', { line: 1 });
  let decoder: TextDecoder;
  try {
    decoder = new TextDecoder(declaredEncoding(start), { fatal: true });
  } catch (thrown) {
    if (thrown instanceof RangeError) return err(unreadable);
    throw thrown;
  }
  let line = 1;
  return ok({
    decode: (bytes) => {
      try {
        const text = bytes ? decoder.decode(bytes, { stream: true }) : decoder.decode();
        line += text.split('\n').length - 1;
        return ok(text);
      } catch (thrown) {
        if (thrown instanceof TypeError) return err(problem('xml-malformed', { line }));
        throw thrown;
      }
    },
  });
}
