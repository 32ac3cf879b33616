/**
 * Decodes a whole text file that is no XML. The byte order mark decides, then zeros between the letters, then UTF-8; what
 * is not UTF-8 was saved by an older spreadsheet and is read as Windows-1252, which is told.
 */
import { problem } from '../kernel/problem';
import { err, ok, type Result } from '../kernel/result';
import { findEncoding } from './text-encoding';

export type DecodedText = { readonly text: string; readonly isGuess: boolean };

export function decodeWhole(bytes: Uint8Array): Result<DecodedText> {
  const { name } = findEncoding(bytes);
  const decode = (encoding: string): string | null => {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch {
      // Not of this encoding, or one that the platform does not know.
      return null;
    }
  };
  const text = decode(name);
  if (text !== null) return ok({ text, isGuess: false });
  const western = name === 'utf-8' ? decode('windows-1252') : null;
  return western === null
    ? err(problem('file-wrong-encoding', { encoding: name.toUpperCase() }))
    : ok({ text: western, isGuess: true });
}
