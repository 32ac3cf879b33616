/**
 * A real PostgreSQL of the hub's own, in its data folder: made once, kept between starts, durable unless a test asks
 * for speed. It listens on a Unix socket only (on Windows on loopback, where there is none) and wants a password that
 * lies beside it. A server that an earlier hub left in the folder is taken over when it answers, waited for while it
 * recovers, and ended when it hangs in its shutdown; each of it is said in the log.
 */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { randomText, type World } from '../../shared/kernel/world';
import { logEvent } from '../log';
import { type DatabasePlace, prepareDatabasePlace } from './database-place';
import { type Launch, launchPostgres, type RunningPostgres, serverEnvironment } from './launch-postgres';
import { askServer, connectionOf, type PostgresConnection } from './postgres-connection';
import { endServer, isProcessAlive, ownerOf } from './postgres-process';
import { findPostgresPrograms, type PostgresPrograms } from './postgres-programs';
import { forgetStrangersNote, readServerNote } from './server-note';
import { findServerUser, type ServerUser } from './server-user';

const startAttempts = 12;
/** So long a server may take to end; then it hangs. */
const patienceWithStoppingMs = 10_000;
const sayEveryMs = 10_000;
const lookEveryMs = 300;

function makePassword(place: DatabasePlace, user: ServerUser, world: World): void {
  fs.writeFileSync(place.passwordFile, randomText(world, 24), { mode: 0o600 });
  const { uid, gid } = user.spawnAs;
  if (uid !== undefined && gid !== undefined) fs.chownSync(place.passwordFile, uid, gid);
}

function initialise({ place, programs, user, isDurable, world }: Launch): void {
  // An initdb that was cut short leaves a folder without this file, and it starts only in an empty one.
  if (fs.existsSync(`${place.data}/PG_VERSION`) && fs.existsSync(`${place.folder}/initialised`)) return;
  fs.rmSync(place.data, { recursive: true, force: true });
  makePassword(place, user, world);
  const made = spawnSync(
    programs.initdb,
    [
      ...['-D', place.data, '-U', 'vakproef', '-A', 'scram-sha-256', `--pwfile=${place.passwordFile}`],
      ...['--locale=C', '--encoding=UTF8', '--no-instructions', '--data-checksums'],
      ...(isDurable ? [] : ['--no-sync']),
    ],
    { ...user.spawnAs, cwd: place.folder, env: serverEnvironment(), encoding: 'utf8' },
  );
  if (made.status !== 0) throw new Error(`initdb failed: ${made.error?.message ?? made.stderr}`);
  fs.writeFileSync(`${place.folder}/initialised`, '');
}

/**
 * A server that somebody else started. It is no child of ours, so its end is looked for: the watcher of a hub that was
 * killed a moment ago may still be about to end it.
 */
function adopted(connection: PostgresConnection, pid: number, world: World): RunningPostgres {
  return {
    connection,
    isStartedHere: false,
    onEnded: (listener) => {
      const forget = world.every(lookEveryMs, () => {
        if (isProcessAlive(pid)) return;
        forget();
        listener();
      });
    },
    stop: async () => void (await endServer(pid, { world })),
  };
}

/**
 * A server that already runs in this folder and knows the password. One that recovers is waited for; one that does not
 * come to an end is ended. Null when none runs here now.
 */
async function adopt({ place, world }: Launch): Promise<RunningPostgres | null> {
  let stoppingSince: number | null = null;
  let saidAt = world.monotonicMs();
  for (;;) {
    const note = readServerNote(place);
    if (!note || !fs.existsSync(place.passwordFile)) return null;
    const connection = connectionOf(place, note.port);
    const answer = await askServer(connection);
    if (answer === 'ready') return adopted(connection, note.pid, world);
    const isStopping = note.status === 'stopping';
    if ((answer !== 'busy' && !isStopping) || ownerOf(note.pid, place.data) !== 'ours') return null;
    const now = world.monotonicMs();
    stoppingSince = isStopping ? (stoppingSince ?? now) : null;
    if (stoppingSince !== null && now - stoppingSince >= patienceWithStoppingMs) {
      logEvent(world, 'postgres-hangs', { place: place.folder, pid: note.pid, status: note.status });
      await endServer(note.pid, { world, from: 'SIGQUIT' });
      return null;
    }
    if (now - saidAt >= sayEveryMs) {
      saidAt = now;
      logEvent(world, 'postgres-waited-for', { place: place.folder, pid: note.pid, status: note.status });
    }
    await world.pause(50);
  }
}

/**
 * Starts PostgreSQL in `folder`, or takes over the one that runs there.
 * @param isDurable false only in tests: a commit then does not wait for the disk
 * @param port of the server that the new one takes the place of, where a server has one (Windows)
 */
export async function startPostgres(
  folder: string,
  world: World,
  isDurable = true,
  port: number | null = null,
): Promise<RunningPostgres> {
  const user = findServerUser();
  const place = prepareDatabasePlace(folder, user, world);
  const programs: PostgresPrograms = await findPostgresPrograms(user);
  const launch: Launch = { place, programs, user, isDurable, port, world };
  for (let attempt = 0; attempt < startAttempts; attempt++) {
    const running = await adopt(launch);
    if (running) return running;
    initialise(launch);
    forgetStrangersNote(place);
    const started = await launchPostgres(launch);
    if (started) return started;
    // Another hub may be starting it at this moment, or an earlier server is not quite gone yet.
    await world.pause(500);
  }
  logEvent(world, 'postgres-failed', { place: place.folder });
  throw new Error(`PostgreSQL did not start; its log is ${place.logFile}`);
}
