/**
 * Who holds a lock: which process, and where it runs. A process number says something only on the same computer, since
 * the same start of it, and among the same numbers (a container has its own); anywhere else nobody can look whether
 * that process is still there. The start time of the process tells a living owner from a stranger that got its number.
 */
import { promises as fs } from 'node:fs';
import { hostname } from 'node:os';
import { z } from 'zod';
import { systemCode } from '../disk/files-port';

const placeSchema = z.object({
  /** Number of this installation of the system; its name where it has no number. */
  machine: z.string(),
  /** Number of this start of the system; blank where it does not tell. */
  boot: z.string(),
  /** Among which process numbers; blank where there is only one kind. */
  namespace: z.string(),
});
export type Place = z.infer<typeof placeSchema>;

const ownerSchema = z.object({
  pid: z.int(),
  startedAt: z.string(),
  token: z.string(),
  /** Missing in locks of a program that knew one computer only. */
  place: placeSchema.optional(),
  /** Name of the computer, for people. */
  computer: z.string().default(''),
  since: z.string().default(''),
});
export type Owner = z.infer<typeof ownerSchema>;

const readOr = async (file: string, otherwise: string): Promise<string> =>
  (await fs.readFile(file, 'utf8').catch(() => otherwise)).trim();

/** Where this process runs. */
export const placeHere = async (): Promise<Place> => ({
  machine: await readOr('/etc/machine-id', hostname()),
  boot: await readOr('/proc/sys/kernel/random/boot_id', ''),
  namespace: await fs.readlink('/proc/self/ns/pid').catch(() => ''),
});

/** When a process began, in ticks since boot; blank where the system does not tell. */
export async function startOfProcess(pid: number): Promise<string> {
  const stat = await readOr(`/proc/${pid}/stat`, '');
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
}

/** Whether a process of this place is there. */
export async function isRunning({ pid, startedAt }: Pick<Owner, 'pid' | 'startedAt'>): Promise<boolean> {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (systemCode(error) !== 'EPERM') return false;
  }
  const began = await startOfProcess(pid);
  return began === '' || startedAt === '' || began === startedAt;
}

/** Whether numbers of processes mean the same for an owner and at this place. */
export const isOfPlace = ({ place }: Owner, here: Place): boolean =>
  place === undefined ||
  (place.machine === here.machine && place.boot === here.boot && place.namespace === here.namespace);

/** The owner a lock names; null when it was released, or torn by a power cut. */
export function parseOwner(text: string): Owner | null {
  try {
    return ownerSchema.parse(JSON.parse(text));
  } catch {
    return null;
  }
}
