/** What the maintainer's tool makes is what the program takes; what it must not sign it does not. */
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { languageCodes } from '../../shared/texts/languages';
import { manifestFile } from '../../src-main/update/manifest';
import { readOffer } from '../../src-main/update/read-offer';
import { verifyPackage } from '../../src-main/update/verify-package';
import { aFolder } from '../builders/a-journal';
import { packageBytes } from '../builders/an-update';
import { value } from '../builders/value';

/** What is new, in every language of the program. */
const news = Object.fromEntries(languageCodes.map((language) => [language, `Nieuw (${language}).`]));
const script = join(import.meta.dirname, '..', '..', 'scripts', 'sign-update.mjs');

function aRelease() {
  const folder = aFolder();
  const release = aFolder();
  const keys = join(folder, 'trusted-keys.json');
  const notes = join(folder, 'notes.json');
  writeFileSync(keys, '[]\n');
  writeFileSync(notes, JSON.stringify(news));
  for (const [i, name] of [
    'vakproef-2.0.0-win-x64-setup.exe',
    'vakproef-2.0.0-win-arm64-setup.exe',
    'vakproef-2.0.0-mac-arm64.zip',
    'vakproef-2.0.0-linux-x86_64.AppImage',
    'vakproef-2.0.0-linux-arm64.AppImage',
    'vakproef-2.0.0-linux-amd64.deb',
    'vakproef-2.0.0-win-x64.msi',
    'vakproef-2.0.0-mac-arm64.dmg',
    'SHA256SUMS',
  ].entries())
    writeFileSync(join(release, name), packageBytes(1000 + i));
  const run = (args: readonly string[], env: Record<string, string> = {}) =>
    spawnSync(process.execPath, [script, '--keys', keys, ...args], {
      encoding: 'utf8',
      env: { ...process.env, ...env },
    });
  const signed = (...more: string[]) => [
    '--release',
    release,
    '--version',
    '2.0.0',
    '--minimum',
    '1.0.0',
    '--notes',
    notes,
    ...more,
  ];
  const trusted = () => JSON.parse(readFileSync(keys, 'utf8'));
  return {
    folder,
    release,
    run,
    signed,
    trusted,
    newKey: (name: string) => run(['--new-key', join(folder, name)]),
  };
}

it('makes a key and a signed manifest that the program takes, for every package it can update with', async () => {
  const { folder, release, run, signed, trusted, newKey } = aRelease();
  expect(newKey('first.pem').status).toBe(0);
  if (process.platform !== 'win32') expect(statSync(join(folder, 'first.pem')).mode & 0o077).toBe(0);
  expect(run(signed('--key', join(folder, 'first.pem'))).stderr).toBe('');
  const { manifest } = value(await readOffer(release, trusted()));
  expect(manifest).toMatchObject({ version: '2.0.0', minimumVersion: '1.0.0', notes: news });
  expect(manifest.packages.map(({ platform, arch }) => `${platform} ${arch}`).sort()).toEqual([
    'darwin arm64',
    'linux arm64',
    'linux x64',
    'win32 arm64',
    'win32 x64',
  ]);
  for (const one of manifest.packages) value(await verifyPackage(release, one));
});

it('signs with the key of the environment, and with an old and a new key at once', async () => {
  const { folder, release, run, signed, trusted, newKey } = aRelease();
  newKey('old.pem');
  newKey('new.pem');
  const pem = readFileSync(join(folder, 'old.pem'), 'utf8');
  expect(run(signed(), { VAKPROEF_UPDATE_KEY: pem }).status).toBe(0);
  expect((await readOffer(release, trusted().slice(1))).ok).toBe(false);
  expect(run(signed('--key', join(folder, 'old.pem'), '--key', join(folder, 'new.pem'))).status).toBe(0);
  for (const key of trusted()) expect((await readOffer(release, [key])).ok).toBe(true);
});

it('refuses what no device would take, and says why', () => {
  const { folder, release, run, signed, newKey } = aRelease();
  newKey('first.pem');
  const key = ['--key', join(folder, 'first.pem')];
  expect(newKey('first.pem').status).not.toBe(0);
  expect(run(['--new-key', join(import.meta.dirname, 'key.pem')]).stderr).toContain(
    'must not lie in the repository',
  );
  expect(run(signed()).stderr).toContain('No private key');
  expect(run(['--release', release, '--notes', join(folder, 'notes.json'), ...key]).stderr).toContain(
    '--minimum',
  );
  const halfNews = join(folder, 'half.json');
  writeFileSync(halfNews, JSON.stringify({ ...news, en: '' }));
  expect(run([...signed(...key), '--notes', halfNews]).stderr).toContain('not in "en"');
  expect(run([...signed(...key), '--version', '2.0.1']).stderr).toContain('another version');
  const stranger = aRelease();
  stranger.newKey('other.pem');
  expect(run(signed('--key', join(stranger.folder, 'other.pem'))).stderr).toContain(
    'not built into the program',
  );
  expect(run([...signed(...key), '--release', folder]).stderr).toContain('No package');
  expect(readdirSync(release)).not.toContain(manifestFile);
});
