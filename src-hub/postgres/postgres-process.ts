/**
 * The process of a PostgreSQL server: whose the one is that a note names, and how it is ended for certain. A server that
 * is told to stop in the middle of its crash recovery can hang for ever (seen with 18.4), so no end is waited for
 * without a limit: fast shutdown, then immediate shutdown, then the kernel's. Each of them is safe for what was
 * committed; the latter two cost a recovery at the next start.
 */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import type { World } from '../../shared/kernel/world';
import { logEvent } from '../log';

/** `ours`: a PostgreSQL that works in this data folder. `unknown`: alive, and the system cannot tell more. */
export type ProcessOwner = 'ours' | 'stranger' | 'gone' | 'unknown';

export function isProcessAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Of another user: alive, although we may not touch it.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

function ownerOnLinux(pid: number, dataFolder: string): ProcessOwner {
  const name = fs.readFileSync(`/proc/${pid}/comm`, 'utf8').trim();
  if (name !== 'postgres') return 'stranger';
  // A server makes its data folder its working folder.
  return fs.readlinkSync(`/proc/${pid}/cwd`) === fs.realpathSync(dataFolder) ? 'ours' : 'stranger';
}

function ownerByCommand(pid: number, dataFolder: string): ProcessOwner {
  if (process.platform === 'win32') return 'unknown';
  const { stdout, status } = spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' });
  if (status !== 0) return 'unknown';
  return stdout.includes('postgres') && stdout.includes(dataFolder) ? 'ours' : 'stranger';
}

/** Whose process this is, seen from the server of a data folder. */
export function ownerOf(pid: number, dataFolder: string): ProcessOwner {
  if (!Number.isInteger(pid) || pid <= 1 || !isProcessAlive(pid)) return 'gone';
  try {
    return fs.existsSync('/proc/self/comm') ? ownerOnLinux(pid, dataFolder) : ownerByCommand(pid, dataFolder);
  } catch {
    return isProcessAlive(pid) ? 'unknown' : 'gone';
  }
}

/** What is sent, and how long it is waited for before the next. */
const endings = [
  { signal: 'SIGINT', waitMs: 20_000 },
  { signal: 'SIGQUIT', waitMs: 12_000 },
  { signal: 'SIGKILL', waitMs: 10_000 },
] as const;

export type EndOptions = {
  readonly world: World;
  /** A dead child stays visible until it is reaped; whoever started it knows better. */
  readonly hasExited?: () => boolean;
  /** Where to begin: a server that hangs in its shutdown is not asked again. */
  readonly from?: (typeof endings)[number]['signal'];
};

/** The processes of a server: one that is killed leaves them behind, and no new server starts beside them. */
function childrenOf(pid: number): readonly number[] {
  if (process.platform === 'win32') return [];
  const { stdout } = spawnSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' });
  const rows = (stdout ?? '').split('\n').map((line) => line.trim().split(/\s+/).map(Number));
  return rows.flatMap(([child, parent]) => (parent === pid && child !== undefined ? [child] : []));
}

function send(pid: number, signal: (typeof endings)[number]['signal']): void {
  const left = signal === 'SIGKILL' ? [pid, ...childrenOf(pid)] : [pid];
  for (const one of left) {
    try {
      process.kill(one, signal);
    } catch {
      // Gone by itself meanwhile.
    }
  }
}

/** Ends a server and waits until it is gone; false where even the kernel could not. */
export async function endServer(pid: number, options: EndOptions): Promise<boolean> {
  const { world, hasExited = () => false, from = 'SIGINT' } = options;
  const isGone = (): boolean => hasExited() || !isProcessAlive(pid);
  const first = endings.findIndex(({ signal }) => signal === from);
  for (const [step, { signal, waitMs }] of endings.slice(first).entries()) {
    if (isGone()) return true;
    if (step > 0 || from !== 'SIGINT') logEvent(world, 'postgres-ending', { pid, signal });
    send(pid, signal);
    const deadline = world.monotonicMs() + waitMs;
    while (!isGone() && world.monotonicMs() < deadline) await world.pause(10);
  }
  return isGone();
}
