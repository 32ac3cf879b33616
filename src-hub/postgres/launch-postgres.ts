/**
 * Launches the server program and waits until it answers. It ends with the program that launched it, also when that is
 * killed. What a crash left half written is PostgreSQL's own to recover: as long as it says that it is at it, it is
 * waited for.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';
import type { World } from '../../shared/kernel/world';
import { logEvent } from '../log';
import type { DatabasePlace } from './database-place';
import { askServer, connectionOf, hasSockets, type PostgresConnection } from './postgres-connection';
import { endServer } from './postgres-process';
import type { PostgresPrograms } from './postgres-programs';
import { readServerNote } from './server-note';
import type { ServerUser } from './server-user';

export type Launch = {
  readonly place: DatabasePlace;
  readonly programs: PostgresPrograms;
  readonly user: ServerUser;
  readonly isDurable: boolean;
  /** Port of the server that this one takes the place of; null for any. */
  readonly port: number | null;
  readonly world: World;
};

export type RunningPostgres = {
  readonly connection: PostgresConnection;
  /** False when a server was already running in this folder and answered. */
  readonly isStartedHere: boolean;
  /** Calls back when a server started here has ended, whatever ended it. */
  readonly onEnded: (listener: () => void) => void;
  /** Ends the server; connections are cut, every committed change is on disk. */
  readonly stop: () => Promise<void>;
};

/** On a Unix socket the port is only part of a file name. */
const socketPort = 5432;
/** A server that says nothing at all for so long will not start. */
const silenceMs = 60_000;
const sayEveryMs = 10_000;

export const serverEnvironment = (): NodeJS.ProcessEnv => ({
  PATH: process.env.PATH,
  LC_ALL: 'C',
  TZ: 'UTC',
  ...(hasSockets ? {} : { SystemRoot: process.env.SystemRoot }),
});

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = net.createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as net.AddressInfo;
      server.close(() => resolve(port));
    });
  });

/** Sets of flags: what a crash of the machine may cost. */
const speedFlags = ['-c', 'fsync=off', '-c', 'synchronous_commit=off', '-c', 'full_page_writes=off'];
/** PostgreSQL's own log must not hold the text of a change either. */
const quietFlags = ['-c', 'log_min_error_statement=panic', '-c', 'log_error_verbosity=terse'];

/**
 * On Unix a shell becomes the server, and leaves a watcher behind that waits for the end of a pipe only the hub holds:
 * a hub that is killed takes its server with it. A server that was crashing at that moment may hang when it is told to
 * stop in the middle of its recovery, so the watcher goes on from fast to immediate shutdown to the kernel's. It looks
 * at the note of the folder first: a server that ended as it should has taken that away.
 */
const watched = `
((read -r _
  ours() { [ "$(sed 1q "$NOTE")" = "$$" ] && kill -0 $$; }
  for signal in INT QUIT KILL; do
    ours || exit 0
    kill -$signal $$
    tries=0
    while [ $tries -lt 50 ] && ours; do sleep 0.2; tries=$((tries + 1)); done
  done
) <&3 >/dev/null 2>&1 &)
exec "$@"`;

function command({ programs }: Launch, flags: readonly string[]): readonly [string, readonly string[]] {
  if (!hasSockets) return [programs.postgres, flags];
  return ['/bin/sh', ['-c', watched, 'sh', programs.postgres, ...flags]];
}

type Child = {
  readonly process: ChildProcess;
  readonly hasExited: () => boolean;
  readonly release: () => void;
};

function spawnServer(launch: Launch, port: number): Child {
  const { place, user, isDurable } = launch;
  const log = fs.openSync(place.logFile, 'a', 0o600);
  const [program, words] = command(launch, [
    ...['-D', place.data, '-p', String(port), '-c', 'max_connections=60', ...quietFlags],
    ...['-c', `listen_addresses=${hasSockets ? '' : '127.0.0.1'}`],
    ...(hasSockets ? ['-k', place.socketFolder] : []),
    ...(isDurable ? [] : speedFlags),
  ]);
  // Detached: Ctrl-C goes to the hub, which ends its server when its own work is done.
  const server = spawn(program, words, {
    ...user.spawnAs,
    cwd: place.folder,
    env: { ...serverEnvironment(), NOTE: `${place.data}/postmaster.pid` },
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
  return { process: server, hasExited: () => hasExited, release: () => lifeline?.destroy() };
}

/** True when it answers; false when it ended or stays silent. */
async function isUp(child: Child, connection: PostgresConnection, launch: Launch): Promise<boolean> {
  const { place, world } = launch;
  let heardAt = world.monotonicMs();
  let saidAt = heardAt;
  while (!child.hasExited() && world.monotonicMs() - heardAt < silenceMs) {
    const isItsNote = readServerNote(place)?.pid === child.process.pid;
    const answer = isItsNote ? await askServer(connection) : 'none';
    if (answer === 'ready') return true;
    const now = world.monotonicMs();
    if (answer === 'busy') heardAt = now;
    if (answer === 'busy' && now - saidAt >= sayEveryMs) {
      saidAt = now;
      logEvent(world, 'postgres-recovering', { place: place.folder });
    }
    await world.pause(15);
  }
  return false;
}

/** The server, when it answers; null when it does not start. */
export async function launchPostgres(launch: Launch): Promise<RunningPostgres | null> {
  const { place, world } = launch;
  const port = hasSockets ? socketPort : (launch.port ?? (await freePort()));
  const child = spawnServer(launch, port);
  const connection = connectionOf(place, port);
  const end = async (): Promise<void> => {
    const { pid } = child.process;
    if (pid !== undefined) await endServer(pid, { world, hasExited: child.hasExited });
    child.release();
  };
  if (!(await isUp(child, connection, launch))) {
    await end();
    return null;
  }
  return {
    connection,
    isStartedHere: true,
    onEnded: (listener) => {
      if (child.hasExited()) listener();
      else child.process.once('exit', listener);
    },
    stop: end,
  };
}
