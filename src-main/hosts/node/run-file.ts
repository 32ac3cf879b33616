/**
 * What a running host leaves for a second start of its user, and for the run after a crash: a file in the data folder
 * that only this user can read. It goes when the host stops.
 */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { ticketSchema } from '../../../shared/contract/host-ticket';
import { replaceFile } from '../../disk/replace-file';
import { readIfPresent } from '../../keys/key-file';
import type { Session } from './session';

const runSchema = z.object({
  pid: z.int(),
  origin: z.string(),
  owner: ticketSchema,
  tabs: z.array(ticketSchema.extend({ since: z.number() })),
});
export type HostRun = z.infer<typeof runSchema>;

const fileIn = (folder: string): string => join(folder, 'host.run');

/** What the run that is going on, or the last one that did not end in order, left; null when there is nothing. */
export async function readRunFile(folder: string): Promise<HostRun | null> {
  try {
    const bytes = await readIfPresent(fileIn(folder));
    return bytes && runSchema.parse(JSON.parse(Buffer.from(bytes).toString('utf8')));
  } catch {
    // Torn, or of another version: as good as none.
    return null;
  }
}

export type RunKeeper = {
  /** From here on the file is ours. */
  readonly begin: (origin: string) => Promise<void>;
  /** Writes down the tabs as they are. */
  readonly keep: () => Promise<void>;
  /** The run ends in order: nothing of it is worth anything any more. */
  readonly end: () => Promise<void>;
};

/** Keeps the file of a run, one writing after the other. */
export function createRunKeeper(folder: string, session: Pick<Session, 'owner' | 'tabs'>): RunKeeper {
  let at: string | null = null;
  let writing = Promise.resolve();
  const write = async (): Promise<void> => {
    if (at === null) return;
    const run: HostRun = { pid: process.pid, origin: at, owner: session.owner, tabs: [...session.tabs()] };
    // A disk that refuses costs an open page a new link after a crash, and nothing else.
    await replaceFile(fileIn(folder), Buffer.from(JSON.stringify(run))).catch(() => undefined);
  };
  const keep = (): Promise<void> => {
    writing = writing.then(write);
    return writing;
  };
  return {
    begin: (origin) => {
      at = origin;
      return keep();
    },
    keep,
    end: async () => {
      at = null;
      await writing;
      await rm(fileIn(folder), { force: true }).catch(() => undefined);
    },
  };
}
