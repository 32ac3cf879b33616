/**
 * A real PostgreSQL of the hub's own, in its data folder: made once, kept between starts, durable unless a test asks
 * for speed. It listens on a Unix socket only (on Windows on loopback, where there is none) and wants a password that
 * lies beside it. It ends with the program that started it, also when that is killed; what was left half written by
 * a power cut is PostgreSQL's own to recover.
 */
import { spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';
import pg from 'pg';
import { randomText, type World } from '../../shared/kernel/world';
import { logEvent } from '../log';
import { type DatabasePlace, prepareDatabasePlace } from './database-place';
import { findPostgresPrograms, type PostgresPrograms } from './postgres-programs';
import { findServerUser, type ServerUser } from './server-user';

export type PostgresConnection = {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password: string;
  readonly database: string;
};

export type RunningPostgres = {
  readonly connection: PostgresConnection;
  /** False when a server was already running in this folder and answered. */
  readonly isStartedHere: boolean;
  /** Ends the server; connections are cut, every committed change is on disk. */
  readonly stop: () => Promise<void>;
};

const hasSockets = process.platform !== 'win32';
/** On a Unix socket the port is only part of a file name. */
const socketPort = 5432;
const secondsToStart = 60;
const startAttempts = 12;

const environment = (): NodeJS.ProcessEnv => ({
  PATH: process.env.PATH,
  LC_ALL: 'C',
  TZ: 'UTC',
  ...(hasSockets ? {} : { SystemRoot: process.env.SystemRoot }),
});

type Launch = { readonly isDurable: boolean; readonly world: World };

function initialise(
  place: DatabasePlace,
  programs: PostgresPrograms,
  user: ServerUser,
  { isDurable, world }: Launch,
): void {
  // An initdb that was cut short leaves a folder without this file, and it starts only in an empty one.
  if (fs.existsSync(`${place.data}/PG_VERSION`) && fs.existsSync(`${place.folder}/initialised`)) return;
  fs.rmSync(place.data, { recursive: true, force: true });
  fs.writeFileSync(place.passwordFile, randomText(world, 24), { mode: 0o600 });
  const { uid, gid } = user.spawnAs;
  if (uid !== undefined && gid !== undefined) fs.chownSync(place.passwordFile, uid, gid);
  const made = spawnSync(
    programs.initdb,
    [
      ...['-D', place.data, '-U', 'vakproef', '-A', 'scram-sha-256', `--pwfile=${place.passwordFile}`],
      ...['--locale=C', '--encoding=UTF8', '--no-instructions', '--data-checksums'],
      ...(isDurable ? [] : ['--no-sync']),
    ],
    { ...user.spawnAs, cwd: place.folder, env: environment(), encoding: 'utf8' },
  );
  if (made.status !== 0) throw new Error(`initdb failed: ${made.error?.message ?? made.stderr}`);
  fs.writeFileSync(`${place.folder}/initialised`, '');
}

type ServerNote = { readonly pid: number; readonly port: number };

/** What a running, or crashed, server wrote about itself. */
function readServerNote(place: DatabasePlace): ServerNote | null {
  try {
    const lines = fs.readFileSync(`${place.data}/postmaster.pid`, 'utf8').split('\n');
    return { pid: Number(lines[0]), port: Number(lines[3]) };
  } catch {
    return null;
  }
}

/**
 * After a power cut the noted process id may belong to some other program by now, and PostgreSQL would refuse to start
 * for its sake. Only where the system can tell (Linux) the note is taken away.
 */
function forgetStrangersNote(place: DatabasePlace): void {
  const note = readServerNote(place);
  if (!note) return;
  try {
    const name = fs.readFileSync(`/proc/${note.pid}/comm`, 'utf8').trim();
    if (name !== 'postgres') fs.rmSync(`${place.data}/postmaster.pid`);
  } catch {
    // No such process, or no /proc: PostgreSQL decides.
  }
}

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = net.createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as net.AddressInfo;
      server.close(() => resolve(port));
    });
  });

function connectionOf(place: DatabasePlace, port: number): PostgresConnection {
  return {
    host: hasSockets ? place.socketFolder : '127.0.0.1',
    port,
    user: 'vakproef',
    password: fs.readFileSync(place.passwordFile, 'utf8'),
    database: 'postgres',
  };
}

async function answers(connection: PostgresConnection): Promise<boolean> {
  const client = new pg.Client(connection);
  client.on('error', () => {});
  try {
    await client.connect();
    await client.query('select 1');
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => {});
  }
}

/**
 * Sends "fast shutdown" and waits until the process is gone. A server started here is our child, and a dead child
 * stays visible until it is reaped, so `hasExited` says it for those.
 */
async function stopProcess(pid: number, hasExited: () => boolean, world: World): Promise<void> {
  const isGone = (): boolean => {
    if (hasExited()) return true;
    try {
      process.kill(pid, 0);
      return false;
    } catch {
      return true;
    }
  };
  if (isGone()) return;
  process.kill(pid, 'SIGINT');
  while (!isGone()) await world.pause(10);
}

/** Sets of flags: what a crash of the machine may cost. */
const speedFlags = ['-c', 'fsync=off', '-c', 'synchronous_commit=off', '-c', 'full_page_writes=off'];
/** PostgreSQL's own log must not hold the text of a change either. */
const quietFlags = ['-c', 'log_min_error_statement=panic', '-c', 'log_error_verbosity=terse'];

/**
 * On Unix a shell becomes the server, and leaves a watcher behind that waits for the end of a pipe only the hub holds:
 * a hub that is killed takes its server with it.
 */
function command(programs: PostgresPrograms, flags: readonly string[]): readonly [string, readonly string[]] {
  if (!hasSockets) return [programs.postgres, flags];
  const script = '((read -r _; kill -INT $$) <&3 >/dev/null 2>&1 &); exec "$@"';
  return ['/bin/sh', ['-c', script, 'sh', programs.postgres, ...flags]];
}

async function launch(
  place: DatabasePlace,
  programs: PostgresPrograms,
  user: ServerUser,
  { isDurable, world }: Launch,
): Promise<RunningPostgres | null> {
  const port = hasSockets ? socketPort : await freePort();
  const log = fs.openSync(place.logFile, 'a', 0o600);
  const [program, words] = command(programs, [
    ...['-D', place.data, '-p', String(port), '-c', 'max_connections=60', ...quietFlags],
    ...['-c', `listen_addresses=${hasSockets ? '' : '127.0.0.1'}`],
    ...(hasSockets ? ['-k', place.socketFolder] : []),
    ...(isDurable ? [] : speedFlags),
  ]);
  // Detached: Ctrl-C goes to the hub, which ends its server when its own work is done.
  const server = spawn(program, words, {
    ...user.spawnAs,
    cwd: place.folder,
    env: environment(),
    stdio: ['ignore', log, log, 'pipe'],
    detached: true,
  });
  fs.closeSync(log);
  let hasExited = false;
  const noteExit = () => {
    hasExited = true;
  };
  server.once('exit', noteExit);
  server.once('error', noteExit);
  const lifeline = server.stdio[3];
  lifeline?.on('error', () => {});
  if (lifeline instanceof net.Socket) lifeline.unref();
  server.unref();
  const connection = connectionOf(place, port);
  const deadline = world.monotonicMs() + secondsToStart * 1000;
  while (!hasExited && world.monotonicMs() < deadline) {
    if (
      server.pid !== undefined &&
      readServerNote(place)?.pid === server.pid &&
      (await answers(connection))
    ) {
      const { pid } = server;
      const stop = async (): Promise<void> => {
        await stopProcess(pid, () => hasExited, world);
        lifeline?.destroy();
      };
      return { connection, isStartedHere: true, stop };
    }
    await world.pause(15);
  }
  server.kill('SIGKILL');
  lifeline?.destroy();
  return null;
}

/** A server that already runs in this folder and knows the password. */
async function adopt(place: DatabasePlace, world: World): Promise<RunningPostgres | null> {
  const note = readServerNote(place);
  if (!note || !fs.existsSync(place.passwordFile)) return null;
  const connection = connectionOf(place, note.port);
  if (!(await answers(connection))) return null;
  return { connection, isStartedHere: false, stop: () => stopProcess(note.pid, () => false, world) };
}

/**
 * Starts PostgreSQL in `folder`, or takes over the one that runs there.
 * @param isDurable false only in tests: a commit then does not wait for the disk
 */
export async function startPostgres(
  folder: string,
  world: World,
  isDurable = true,
): Promise<RunningPostgres> {
  const user = findServerUser();
  const place = prepareDatabasePlace(folder, user, world);
  const programs = await findPostgresPrograms(user);
  for (let attempt = 0; attempt < startAttempts; attempt++) {
    const running = await adopt(place, world);
    if (running) return running;
    initialise(place, programs, user, { isDurable, world });
    forgetStrangersNote(place);
    const started = await launch(place, programs, user, { isDurable, world });
    if (started) return started;
    // Another hub may be starting it at this moment, or an earlier server is not quite gone yet.
    await world.pause(500);
  }
  logEvent(world, 'postgres-failed', { place: place.folder });
  throw new Error(`PostgreSQL did not start; its log is ${place.logFile}`);
}
