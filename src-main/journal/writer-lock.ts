/**
 * One program writes a journal. The lock file names the process that does; a lock whose process is gone (the program
 * was killed, the computer lost power) is taken over. The start time of the process tells a living owner from a
 * stranger that got the same number later.
 */
import { randomUUID } from 'node:crypto';
import { promises as fs } from 'node:fs';
import { z } from 'zod';
import { systemCode } from './files-port';

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
    // A lock file torn by a power cut names nobody.
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

/** Takes the lock; null when another running program holds it. */
export async function takeWriterLock(folder: string): Promise<WriterLock | null> {
  const file = `${folder}/lock`;
  const token = randomUUID();
  const mine = JSON.stringify({ pid: process.pid, startedAt: await startOfProcess(process.pid), token });
  const unfinished = `${file}.${token}`;
  await fs.writeFile(unfinished, mine, { mode: 0o600, flag: 'wx' });
  try {
    for (let attempt = 0; attempt < 5; attempt++) {
      try {
        await claim(unfinished, file, mine);
        heldTokens.add(token);
        return {
          release: async () => {
            if ((await readIfThere(file)) === mine) await fs.rm(file, { force: true });
            heldTokens.delete(token);
          },
        };
      } catch (error) {
        if (systemCode(error) !== 'EEXIST') throw error;
      }
      const held = await readIfThere(file);
      if (held === null) continue;
      const owner = parseOwner(held);
      if (owner !== null && (await isAlive(owner))) return null;
      await removeStale(file, held, token);
    }
    return null;
  } finally {
    await fs.rm(unfinished, { force: true });
  }
}

/** Removes the stale lock, and only that one: should another program have taken over meanwhile, its lock goes back. */
async function removeStale(file: string, staleText: string, token: string): Promise<void> {
  const aside = `${file}.stale.${token}`;
  try {
    await fs.rename(file, aside);
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return;
    throw error;
  }
  if ((await readIfThere(aside)) !== staleText) await fs.link(aside, file).catch(() => undefined);
  await fs.rm(aside, { force: true });
}
