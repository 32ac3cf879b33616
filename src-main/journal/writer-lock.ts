/**
 * One program writes a journal. The lock file names the process that does; a lock whose process is gone (the program
 * was killed, the computer lost power) is taken over. The start time of the process tells a living owner from a
 * stranger that got the same number later.
 *
 * Lock files are numbered and the newest counts. Who finds it without a living owner makes the next number, which only
 * one can; a lock is never removed to be taken, because between looking and removing it may have become another's.
 */
import { promises as fs } from 'node:fs';
import { z } from 'zod';
import { randomUuid, type World } from '../../shared/kernel/world';
import { systemCode } from '../disk/files-port';

export type WriterLock = { readonly release: () => Promise<void> };

const ownerSchema = z.object({ pid: z.int(), startedAt: z.string(), token: z.string() });
type Owner = z.infer<typeof ownerSchema>;

/** Locks this process holds: after a restart with the same process number (containers) an old lock is not ours. */
const heldTokens = new Set<string>();

/** When a process began, in ticks since boot; blank where the system does not tell. */
async function startOfProcess(pid: number): Promise<string> {
  try {
    const stat = await fs.readFile(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  } catch {
    return '';
  }
}

const isRunning = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return systemCode(error) === 'EPERM';
  }
};

async function isAlive(owner: Owner): Promise<boolean> {
  if (owner.pid === process.pid) return heldTokens.has(owner.token);
  if (!isRunning(owner.pid)) return false;
  const startedAt = await startOfProcess(owner.pid);
  return startedAt === '' || owner.startedAt === '' || startedAt === owner.startedAt;
}

function parseOwner(text: string): Owner | null {
  try {
    return ownerSchema.parse(JSON.parse(text));
  } catch {
    // Released, or torn by a power cut: it names nobody.
    return null;
  }
}

async function readIfThere(file: string): Promise<string | null> {
  try {
    return await fs.readFile(file, 'utf8');
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return null;
    throw error;
  }
}

/** Fails with EEXIST when somebody was first. A rename would overwrite; a second name appears whole or not at all. */
async function claim(unfinished: string, file: string, text: string): Promise<void> {
  try {
    await fs.link(unfinished, file);
  } catch (error) {
    if (systemCode(error) === 'EEXIST') throw error;
    // A disk without second names (network shares, FAT).
    await fs.writeFile(file, text, { mode: 0o600, flag: 'wx' });
  }
}

const lockName = (number: number): string => `lock-${String(number).padStart(8, '0')}`;

/** Numbers of the lock files, highest first. */
async function listLocks(folder: string): Promise<readonly number[]> {
  const numbers = (await fs.readdir(folder)).flatMap((name) => {
    const match = /^lock-(\d{8})$/.exec(name);
    return match ? [Number(match[1])] : [];
  });
  return numbers.sort((a, b) => b - a);
}

/** Takes the lock; null when another running program holds it. */
export async function takeWriterLock(folder: string, world: World): Promise<WriterLock | null> {
  const token = randomUuid(world);
  const mine = JSON.stringify({ pid: process.pid, startedAt: await startOfProcess(process.pid), token });
  const unfinished = `${folder}/unfinished-lock-${token}`;
  try {
    await fs.writeFile(unfinished, mine, { mode: 0o600, flag: 'wx' });
    for (;;) {
      const [newest = 0] = await listLocks(folder);
      if (newest > 0) {
        const owner = parseOwner((await readIfThere(`${folder}/${lockName(newest)}`)) ?? '');
        if (owner !== null && (await isAlive(owner))) return null;
      }
      const number = newest + 1;
      const file = `${folder}/${lockName(number)}`;
      try {
        await claim(unfinished, file, mine);
      } catch (error) {
        if (systemCode(error) !== 'EEXIST') throw error;
        continue;
      }
      heldTokens.add(token);
      const [highest = 0, ...older] = await listLocks(folder);
      if (highest === number) {
        for (const old of older) await fs.rm(`${folder}/${lockName(old)}`, { force: true });
        return { release: () => release(file, `${unfinished}-released`, token) };
      }
      // Looked before others came and went: the number was free again, but it is not the newest.
      heldTokens.delete(token);
      await fs.rm(file, { force: true });
    }
  } finally {
    await fs.rm(unfinished, { force: true });
  }
}

/** The file stays and says that nobody holds the lock: a number that was used is never the newest again. */
async function release(file: string, unfinished: string, token: string): Promise<void> {
  if (!heldTokens.has(token)) return;
  try {
    await fs.writeFile(unfinished, 'released', { mode: 0o600 });
    await fs.rename(unfinished, file);
  } catch {
    // A full or broken disk: the lock stays and is stale as soon as its token is given up.
    await fs.rm(unfinished, { force: true }).catch(() => undefined);
  }
  heldTokens.delete(token);
}
