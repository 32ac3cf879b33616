/** Reads a file that the system or the user handed over: an ordinary file of a sane size, or a problem to show. */
import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import type { OpenRequest } from '../../../shared/contract/desktop-contract';
import { type ProblemCode, problem } from '../../../shared/kernel/problem';

/** An exam of four hundred indicators is about half a megabyte. */
const mostBytes = 20_000_000;

export async function readHandedFile(file: string): Promise<OpenRequest> {
  const name = basename(file).slice(0, 200);
  const unreadable = (code: ProblemCode): OpenRequest => ({
    kind: 'unreadable',
    name,
    problem: problem(code),
  });
  try {
    const handle = await open(file, 'r');
    try {
      const found = await handle.stat();
      if (!found.isFile()) return unreadable('file-unreadable');
      if (found.size === 0) return unreadable('file-empty');
      if (found.size > mostBytes) return unreadable('file-too-large');
      return { kind: 'file', name, bytes: new Uint8Array(await handle.readFile()) };
    } finally {
      await handle.close();
    }
  } catch {
    return unreadable('file-unreadable');
  }
}
