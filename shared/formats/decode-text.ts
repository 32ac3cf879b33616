/**
 * Decodes the bytes of an XML file piece by piece. Bytes that do not belong to the encoding are a fault with the line
 * they stand in, never a silent replacement character.
 */
import { problem } from '../kernel/problem';
import { err, ok, type Result } from '../kernel/result';
import { bytesToTell, looksZipped, nameFileKind } from './file-kind';
import { findEncoding } from './text-encoding';

export type FileDecoder = { readonly decode: (bytes: Uint8Array | null) => Result<string> };

const makeDecoder = (name: string, fatal: boolean): TextDecoder | null => {
  try {
    return new TextDecoder(name, { fatal });
  } catch (thrown) {
    if (thrown instanceof RangeError) return null;
    throw thrown;
  }
};

const countLineEnds = (text: string): number => text.split(/\r\n|\n|\r/).length - 1;

/** A decoder for one file. The first piece must hold the XML declaration, as any piece of a real file does. */
export function createTextDecoder(start: Uint8Array): Result<FileDecoder> {
  const { name, declaredAt } = findEncoding(start);
  const decoder = makeDecoder(name, true);
  if (!decoder) return err(problem('xml-encoding-unknown', { encoding: name, line: declaredAt ?? 1 }));
  let line = 1;
  let before = new Uint8Array(0);
  /** The fault of these bytes stands in this line; the piece before tells how a letter between the two began. */
  const lineOfFault = (bytes: Uint8Array): number => {
    const lenient = makeDecoder(name, false);
    if (!lenient) return line;
    lenient.decode(before, { stream: true });
    const text = lenient.decode(bytes, { stream: true });
    const at = text.indexOf('\ufffd');
    return line + countLineEnds(at < 0 ? text : text.slice(0, at));
  };
  return ok({
    decode: (bytes) => {
      try {
        const text = bytes ? decoder.decode(bytes, { stream: true }) : decoder.decode();
        line += countLineEnds(text);
        before = new Uint8Array(bytes ?? []);
        return ok(text);
      } catch (thrown) {
        if (!(thrown instanceof TypeError)) throw thrown;
        // The end came in the middle of a sign.
        if (!bytes) return err(problem('xml-cut-off', { line }));
        const at = lineOfFault(bytes);
        return err(problem('xml-wrong-encoding', { line: at, encoding: decoder.encoding.toUpperCase() }));
      }
    },
  });
}

/** Holds bytes back until kind and encoding of the file can be told from them, then decodes piece by piece. */
export function createHeldDecoder(): FileDecoder {
  let held = new Uint8Array(0);
  let decoder: Result<FileDecoder> | null = null;
  return {
    decode: (bytes) => {
      if (decoder) return decoder.ok ? decoder.value.decode(bytes) : decoder;
      if (bytes) {
        const joined = new Uint8Array(held.length + bytes.length);
        joined.set(held);
        joined.set(bytes, held.length);
        held = joined;
        if (held.length < (looksZipped(held) ? bytesToTell.zipped : bytesToTell.any)) return ok('');
      }
      const kind = nameFileKind(held);
      if (kind !== null) return err(problem('file-of-other-kind', { kind }));
      decoder = createTextDecoder(held);
      if (!decoder.ok) return decoder;
      const first = decoder.value.decode(held);
      if (bytes || !first.ok) return first;
      const rest = decoder.value.decode(null);
      return rest.ok ? ok(first.value + rest.value) : rest;
    },
  };
}
