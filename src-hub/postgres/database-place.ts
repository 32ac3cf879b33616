/**
 * Where the hub's own database lives: `database/` in the data folder. Under root the server runs as another user,
 * who may not reach a data folder below a closed home folder; then it lives in a folder of the system, and a note in
 * the data folder says where.
 */
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { World } from '../../shared/kernel/world';
import { logEvent } from '../log';
import { giveFolder, mayWriteIn, type ServerUser } from './server-user';

export type DatabasePlace = {
  readonly folder: string;
  readonly data: string;
  readonly passwordFile: string;
  readonly logFile: string;
  /** Folder of the Unix socket; a socket path is limited to about a hundred characters. */
  readonly socketFolder: string;
};

const longestSocketFolder = 80;

const shortName = (folder: string): string => createHash('sha256').update(folder).digest('hex').slice(0, 12);

function prepare(folder: string, user: ServerUser): string {
  fs.mkdirSync(folder, { recursive: true });
  giveFolder(folder, user);
  return folder;
}

/** Prepares the place. */
export function prepareDatabasePlace(dataFolder: string, user: ServerUser, world: World): DatabasePlace {
  const asked = path.resolve(dataFolder);
  let folder = prepare(path.join(asked, 'database'), user);
  if (!mayWriteIn(folder, user)) {
    folder = prepare(path.join('/var/lib/vakproef-hub', shortName(asked)), user);
    fs.chmodSync(path.dirname(folder), 0o755);
    fs.writeFileSync(path.join(asked, 'DATABASE-IS-ELSEWHERE.txt'), `${folder}\n`);
    logEvent(world, 'database-elsewhere', { reason: 'folder-closed-to-nobody', place: folder });
  }
  const isShort = Buffer.byteLength(folder) <= longestSocketFolder;
  const socketFolder = isShort
    ? folder
    : prepare(path.join(os.tmpdir(), `vakproef-${process.getuid?.() ?? ''}-${shortName(folder)}`), user);
  return {
    folder,
    data: path.join(folder, 'data'),
    passwordFile: path.join(folder, 'password'),
    logFile: path.join(folder, 'postgres.log'),
    socketFolder,
  };
}
