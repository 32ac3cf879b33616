/** What a running, or crashed, server wrote about itself: `postmaster.pid` in its data folder. */
import fs from 'node:fs';
import type { DatabasePlace } from './database-place';
import { ownerOf } from './postgres-process';

export type ServerNote = {
  readonly pid: number;
  readonly port: number;
  /** In PostgreSQL's words: `starting`, `stopping`, `ready`; a server in crash recovery may still say `ready`. */
  readonly status: string;
};

const noteOf = (place: Pick<DatabasePlace, 'data'>): string => `${place.data}/postmaster.pid`;

/** Null when there is none. */
export function readServerNote(place: Pick<DatabasePlace, 'data'>): ServerNote | null {
  try {
    const lines = fs.readFileSync(noteOf(place), 'utf8').split('\n');
    return { pid: Number(lines[0]), port: Number(lines[3]), status: lines[7]?.trim() ?? '' };
  } catch {
    return null;
  }
}

/**
 * After a power cut the noted process id may belong to some other program by now, and PostgreSQL would refuse to start
 * for its sake. The note is taken away only where the system can tell that the process is a stranger.
 */
export function forgetStrangersNote(place: Pick<DatabasePlace, 'data'>): void {
  const note = readServerNote(place);
  if (note && ownerOf(note.pid, place.data) === 'stranger') fs.rmSync(noteOf(place), { force: true });
}
