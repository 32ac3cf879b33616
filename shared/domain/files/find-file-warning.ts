/** What a virus scanner found in a file that a record names, as far as its word still stands (H61). */
import type { FileWarning } from '../../records/file-warning';
import type { NamedFile } from '../../values/named-file';

/** @param warningOf the word about these bytes; null where there is none */
export function findFileWarning(
  { digest, preview }: Pick<NamedFile, 'digest' | 'preview'>,
  warningOf: (digest: string) => FileWarning | null,
): string | null {
  const warnings = [digest, ...(preview ? [preview.digest] : [])].map(warningOf);
  return warnings.find((warning) => warning && !warning.isWithdrawn)?.found ?? null;
}
