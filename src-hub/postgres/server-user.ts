/**
 * Who runs PostgreSQL. It refuses to run as root, so under root it runs as `nobody`, without making any user on the
 * machine; everybody else runs it as themselves.
 */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';

export type ServerUser = {
  /** True when it is the user of this process. */
  readonly isOwn: boolean;
  readonly spawnAs: { readonly uid?: number; readonly gid?: number };
};

/** The user to run PostgreSQL as. */
export function findServerUser(): ServerUser {
  if (process.getuid?.() !== 0) return { isOwn: true, spawnAs: {} };
  const line = /^nobody:[^:]*:(\d+):(\d+):/m.exec(fs.readFileSync('/etc/passwd', 'utf8'));
  if (!line)
    throw new Error('this machine has no user "nobody" to run PostgreSQL as; start the hub as another user');
  return { isOwn: false, spawnAs: { uid: Number(line[1]), gid: Number(line[2]) } };
}

/** Gives a folder to that user and closes it to others. */
export function giveFolder(folder: string, user: ServerUser): void {
  fs.chmodSync(folder, 0o700);
  const { uid, gid } = user.spawnAs;
  if (uid !== undefined && gid !== undefined) fs.chownSync(folder, uid, gid);
}

/** True when that user can write in the folder: every folder above it must let them through. */
export function mayWriteIn(folder: string, user: ServerUser): boolean {
  if (user.isOwn) return true;
  return spawnSync('test', ['-w', folder], { ...user.spawnAs, cwd: '/' }).status === 0;
}
