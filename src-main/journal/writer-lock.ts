/**
 * One program writes a journal. The lock file names the process that does, and is renewed for as long as it does. A lock
 * whose process is gone (the program was killed, the computer lost power) is taken over. Of an owner at another place
 * (another computer, a container) nobody can look whether its process is there, so its lock is watched: renewed, it is
 * respected; not renewed for several beats, it is taken over. The owner finds that out before its next append.
 *
 * Lock files are numbered and the newest counts. Who finds it without a living owner makes the next number, which only
 * one can; a lock is never removed to be taken, because between looking and removing it may have become another's.
 */
import { promises as fs, readFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { type Problem, problem } from '../../shared/kernel/problem';
import { err, ok, type Result } from '../../shared/kernel/result';
import { type Cancel, randomUuid, type World } from '../../shared/kernel/world';
import { systemCode } from '../disk/files-port';
import {
  isOfPlace,
  isRunning,
  type Owner,
  type Place,
  parseOwner,
  placeHere,
  startOfProcess,
} from './lock-owner';

export type WriterLock = {
  /** Whether it is still ours, looked at now. Takes some microseconds. */
  readonly isHeld: () => boolean;
  readonly release: () => Promise<void>;
};

const beatMs = 3000;
/** Four beats may be late before an owner counts as gone. */
const watchMs = 4 * beatMs + 1000;
const lookMs = 500;
/** After a new start of the same computer with a lock this old, nothing needs watching. */
const longGoneMs = 60_000;

/** Locks this process holds: after a restart with the same process number (containers) an old lock is not ours. */
const heldTokens = new Set<string>();

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

/** When it was renewed last. Opened to look, so that a network disk asks its server. */
async function beatOf(file: string): Promise<number | null> {
  try {
    const handle = await fs.open(file, 'r');
    try {
      return (await handle.stat()).mtimeMs;
    } finally {
      await handle.close();
    }
  } catch {
    return null;
  }
}

/** Watches a lock that nobody here can judge by its process: still there after several beats, and not renewed? */
async function isAbandoned(file: string, { place }: Owner, here: Place, world: World): Promise<boolean> {
  const beat = await beatOf(file);
  if (beat === null) return true;
  const isSameMachine = place?.machine === here.machine && place.boot !== here.boot;
  if (isSameMachine && world.now().getTime() - beat > longGoneMs) return true;
  for (let watchedMs = 0; watchedMs < watchMs; watchedMs += lookMs) {
    await world.pause(lookMs);
    if ((await beatOf(file)) !== beat) return false;
  }
  return true;
}

const asMinute = (moment: string): string =>
  moment === '' ? '' : new Date(moment).toLocaleString('sv-SE').slice(0, 16);

/** Why the newest lock may not be taken; null when it may. */
async function refusal(file: string, here: Place, world: World): Promise<Problem | null> {
  const owner = parseOwner((await readIfThere(file)) ?? '');
  if (owner === null) return null;
  if (isOfPlace(owner, here)) {
    const isThere = owner.pid === process.pid ? heldTokens.has(owner.token) : await isRunning(owner);
    return isThere ? problem('journal-in-use') : null;
  }
  if (await isAbandoned(file, owner, here, world)) return null;
  // Renewed, or released while it was looked at.
  if (parseOwner((await readIfThere(file)) ?? '') === null) return null;
  return problem('journal-in-use-elsewhere', { computer: owner.computer, since: asMinute(owner.since) });
}

/** Who writes a journal now, as the problem it is for anybody else; null when nobody does. Writes nothing. */
export async function findWriter(folder: string, world: World): Promise<Problem | null> {
  const [newest = 0] = await listLocks(folder);
  return newest > 0 ? refusal(`${folder}/${lockName(newest)}`, await placeHere(), world) : null;
}

/**
 * Takes the lock; a problem when another running program holds it.
 * @param here where this process runs; another place in tests only
 */
export async function takeWriterLock(
  folder: string,
  world: World,
  here?: Place,
): Promise<Result<WriterLock>> {
  const token = randomUuid(world);
  const place = here ?? (await placeHere());
  const mine = JSON.stringify({
    pid: process.pid,
    startedAt: await startOfProcess(process.pid),
    token,
    place,
    computer: hostname(),
    since: world.now().toISOString(),
  } satisfies Owner);
  const unfinished = `${folder}/unfinished-lock-${token}`;
  try {
    await fs.writeFile(unfinished, mine, { mode: 0o600, flag: 'wx' });
    for (;;) {
      const [newest = 0] = await listLocks(folder);
      const refused = newest > 0 ? await refusal(`${folder}/${lockName(newest)}`, place, world) : null;
      if (refused) return err(refused);
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
        return ok(hold(folder, file, mine, token, world));
      }
      // Looked before others came and went: the number was free again, but it is not the newest.
      heldTokens.delete(token);
      await fs.rm(file, { force: true });
    }
  } finally {
    await fs.rm(unfinished, { force: true });
  }
}

/** A lock that was taken: renewed until it is released or somebody else's. */
function hold(folder: string, file: string, mine: string, token: string, world: World): WriterLock {
  const isHeld = (): boolean => {
    try {
      return readFileSync(file, 'utf8') === mine;
    } catch {
      return false;
    }
  };
  let stopBeats: Cancel = () => undefined;
  const beat = (): void => {
    const now = world.now();
    // A disk that refuses is no reason to stop: whoever takes the lock for it is found out before the next append.
    if (isHeld()) fs.utimes(file, now, now).catch(() => undefined);
    else stopBeats();
  };
  stopBeats = world.every(beatMs, beat);
  return {
    isHeld,
    release: async () => {
      stopBeats();
      if (!heldTokens.has(token)) return;
      // Given up only behind it: until then nobody else takes the lock, so that it is no other's that is written over.
      if (isHeld()) await release(file, `${folder}/unfinished-released-${token}`);
      heldTokens.delete(token);
    },
  };
}

/** The file stays and says that nobody holds the lock: a number that was used is never the newest again. */
async function release(file: string, unfinished: string): Promise<void> {
  try {
    await fs.writeFile(unfinished, 'released', { mode: 0o600 });
    await fs.rename(unfinished, file);
  } catch {
    // A full or broken disk: the lock stays and is stale, because its token is given up.
    await fs.rm(unfinished, { force: true }).catch(() => undefined);
  }
}
