/**
 * Holds a package to what the signed manifest says of it: exactly so many bytes with exactly this SHA-512. Works on a
 * stream, so that a package is never in memory as a whole, and stops at the first byte too many.
 */
import { createHash } from 'node:crypto';
import { problem } from '../../shared/kernel/problem';
import { err, ok, type Result } from '../../shared/kernel/result';
import type { UpdatePackage } from './manifest';
import { openPlainFile } from './open-plain-file';

/**
 * @param chunks where the bytes come from; what it throws is an interruption
 * @param take is given every byte on its way, in order; may throw what the disk throws
 */
export async function verifyStream(
  chunks: AsyncIterable<Uint8Array>,
  { file, size, sha512 }: UpdatePackage,
  take: (chunk: Uint8Array) => Promise<void> = async () => undefined,
): Promise<Result<null>> {
  const hash = createHash('sha512');
  const source = chunks[Symbol.asyncIterator]();
  let seen = 0;
  try {
    for (;;) {
      const next = await source.next().catch(() => null);
      if (next === null) return err(problem('update-interrupted', { file }));
      if (next.done) break;
      seen += next.value.length;
      if (seen > size) return err(problem('update-size-wrong', { file, expected: size, seen }));
      hash.update(next.value);
      await take(next.value);
    }
  } finally {
    await source.return?.()?.catch(() => undefined);
  }
  if (seen !== size) return err(problem('update-size-wrong', { file, expected: size, seen }));
  return hash.digest('hex') === sha512 ? ok(null) : err(problem('update-hash-wrong', { file }));
}

/** The bytes of a package in a folder; null when it is not there as a plain file. Closes the file at its end. */
export async function streamPackage(folder: string, file: string): Promise<AsyncIterable<Uint8Array> | null> {
  const handle = await openPlainFile(folder, file);
  return handle ? handle.createReadStream({ highWaterMark: 1024 * 1024 }) : null;
}

/** Checks the package that lies in a folder. */
export async function verifyPackage(folder: string, expected: UpdatePackage): Promise<Result<null>> {
  const chunks = await streamPackage(folder, expected.file);
  return chunks
    ? await verifyStream(chunks, expected)
    : err(problem('update-package-missing', { file: expected.file }));
}
