/** The command lines of poppler, where they are installed: another reader of a PDF than the one in the tests. */
import { spawnSync } from 'node:child_process';

export const hasPoppler = spawnSync('pdftotext', ['-v']).status === 0;

/** What poppler reads, in reading order, without the marks of direction it adds. */
export function popplerText(bytes: Uint8Array): string {
  const { stdout, status } = spawnSync('pdftotext', ['-', '-'], { input: bytes, encoding: 'utf8' });
  if (status !== 0) throw new Error('pdftotext failed');
  return stdout.replaceAll(/\p{Cf}/gu, '');
}
