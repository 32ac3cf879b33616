/**
 * What a test left running. Every process of a run carries the name of the run in its environment, or a folder of the
 * run in its command line (PostgreSQL gets no environment); only Linux shows both, elsewhere nothing is found.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

/** Name of this run, the same in all its workers: the beginning of the name of every folder it makes. */
export function nameOfRun(): string {
  process.env.VAKPROEF_TEST_RUN ??= `vakproef-run-${process.pid}-`;
  return process.env.VAKPROEF_TEST_RUN;
}

const read = (file: string): string => {
  try {
    return readFileSync(file, 'utf8').replaceAll('\0', ' ');
  } catch {
    return '';
  }
};

type Found = { readonly pid: number; readonly command: string };

/** Processes that have this text in their environment or command line; this process and dead ones are not among them. */
function processesOf(text: string): readonly Found[] {
  if (process.platform !== 'linux') return [];
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .map((name) => ({ pid: Number(name), command: read(`/proc/${name}/cmdline`) }))
    .filter(({ pid, command }) => command.includes(text) || read(`/proc/${pid}/environ`).includes(text));
}

/**
 * Waits a moment for the last of them to end, then ends what still runs.
 * @returns what had to be ended, in words; empty is as it should be
 */
export async function endLeftRunning(text: string, patienceMs = 10_000): Promise<readonly string[]> {
  const until = Date.now() + patienceMs;
  while (processesOf(text).length > 0 && Date.now() < until) await sleep(25);
  const left = processesOf(text);
  for (const { pid } of left)
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // It ended just now.
    }
  return left.map(({ pid, command }) => `${pid} ${command.slice(0, 120)}`);
}
