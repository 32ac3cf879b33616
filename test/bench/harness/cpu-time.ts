/**
 * CPU seconds and memory of processes, their own and their children's, as Linux tells them. Elsewhere they are unknown
 * (NaN) and only times and ratios are printed.
 */
import { readdirSync, readFileSync } from 'node:fs';

/** Clock ticks a second: 100 on every Linux there is. */
const ticksPerSecond = 100;

type Process = { readonly pid: number; readonly parent: number; readonly cpuSeconds: number };

function readProcess(pid: number): Process | null {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
    const [parent = 0, user = 0, system = 0] = [fields[1], fields[11], fields[12]].map(Number);
    return { pid, parent, cpuSeconds: (user + system) / ticksPerSecond };
  } catch {
    return null;
  }
}

function listProcesses(): readonly Process[] {
  try {
    return readdirSync('/proc').flatMap((name) =>
      /^\d+$/.test(name) ? (readProcess(Number(name)) ?? []) : [],
    );
  } catch {
    return [];
  }
}

/** The process and all that descend from it and still run; null where nobody tells. */
function listTree(pid: number): readonly Process[] | null {
  const all = listProcesses();
  if (all.length === 0) return null;
  const wanted = new Set([pid]);
  for (let size = 0; size !== wanted.size; ) {
    size = wanted.size;
    for (const process of all) if (wanted.has(process.parent)) wanted.add(process.pid);
  }
  return all.filter((one) => wanted.has(one.pid));
}

const sumOf = (processes: readonly Process[] | null): number =>
  processes?.reduce((sum, { cpuSeconds }) => sum + cpuSeconds, 0) ?? Number.NaN;

/** CPU seconds that this process has used, with those of all that descend from it and still run. */
export const cpuSecondsOfTree = (pid: number): number => sumOf(listTree(pid));

const isRenderer = ({ pid }: Process): boolean => {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('--type=renderer');
  } catch {
    return false;
  }
};

/** CPU seconds of the pages of a browser, with their workers. */
export const cpuSecondsOfPages = (pid: number): number => sumOf(listTree(pid)?.filter(isRenderer) ?? null);

/** CPU seconds of one process alone. */
export const cpuSecondsOf = (pid: number): number => readProcess(pid)?.cpuSeconds ?? Number.NaN;

/** Largest resident memory of the process so far, in MB. */
export function peakMemoryOf(pid: number): number {
  try {
    const peak = readFileSync(`/proc/${pid}/status`, 'utf8').match(/VmHWM:\s+(\d+)/)?.[1];
    return Number(peak) / 1024;
  } catch {
    return Number.NaN;
  }
}

/** CPU seconds that this very process spends on the work. */
export async function cpuSecondsFor(work: () => unknown): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

/** Milliseconds on the wall clock. */
export async function millisecondsFor(work: () => unknown): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}
