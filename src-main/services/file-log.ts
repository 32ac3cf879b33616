/** Writes log lines to a file that is kept small: at the limit it becomes `.old`, and a new one is begun. */
import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

const limitBytes = 1_000_000;

/** A line writer for `createLog`. A log that cannot be written must never stop an exam: such lines are lost. */
export function fileLogWriter(path: string): (line: string) => void {
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  } catch {
    // Found again, and survived again, at the first line.
  }
  return (line) => {
    try {
      const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
      if (size > limitBytes) renameSync(path, `${path}.old`);
      appendFileSync(path, `${line}\n`, { mode: 0o600 });
    } catch {
      // A full disk: the journal says so to the user; the log has nothing to add.
    }
  };
}
