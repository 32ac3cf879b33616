/** What is really in the packed application: the approved files and no others, self-contained, small, fuses set. */
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { builtinModules } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseImports, readText } from '../architecture/source-files';
import { fuseDefaults, readFuses } from './fake-electron-dist';
import { fuseTable } from './fuse-table';
import { type PackedApp, pack } from './pack';

/** In bytes, compressed: the program, and beside it the fonts that are only read when a character asks for them. */
const budget = { program: 6_000_000, fonts: 17_000_000 } as const;

let temporary: string;
let app: PackedApp;
beforeAll(async () => {
  temporary = await mkdtemp(path.join(os.tmpdir(), 'vakproef-packed-'));
  app = await pack(temporary);
});
afterAll(() => rm(temporary, { recursive: true, force: true }));

/** The name of a file without what changes from build to build; pieces of the page count as one, workers do not. */
const lastingName = (file: string): string =>
  file
    .replace(/-[\w-]{8}(\.\w+)$/, '-<hash>$1')
    .replace(/^(out\/renderer\/assets\/)(?!\w+\.worker-)[\w.-]+(-<hash>\.(js|css))$/, '$1*$2');

describe('the packed application', () => {
  it('holds the approved files and nothing else', () => {
    // A new kind of file is a decision: approve it in approved-contents.txt, or keep it out in electron-builder.yml.
    const approved = readText('test/packaging/approved-contents.txt').trim().split('\n');
    expect([...new Set(app.files.map(lastingName))].sort()).toEqual(approved);
  });

  it.each([
    'out/node/hub.js',
    'out/main/chunk-Bq3xY_12.js',
    'out/renderer/assets/start-Bq3xY_12.js.map',
    'out/renderer/assets/other.worker-Bq3xY_12.js',
    'node_modules/zod/index.js',
    'src-hub/main.ts',
  ])('would not pass with %s in it', (file) => {
    expect(readText('test/packaging/approved-contents.txt').split('\n')).not.toContain(lastingName(file));
  });

  it('has a manifest that says what it is and not how it was made', () => {
    const manifest = JSON.parse(app.read('package.json').toString()) as Record<string, unknown>;
    expect(manifest).toMatchObject({ name: 'vakproef', main: 'out/main/main.js', type: 'module' });
    expect(app.files).toContain(manifest.main);
    expect(
      Object.keys(manifest).filter((key) => /scripts|dependencies/i.test(key) && key !== 'allowScripts'),
    ).toEqual([]);
  });

  it('needs nothing but Node and Electron to run', () => {
    const code = ['out/main/main.js', 'out/preload/preload.cjs'].map((file) => app.read(file).toString());
    const asked = code.flatMap((text) => [
      ...parseImports(text).map((one) => one.specifier),
      ...[...text.matchAll(/(?:\b|__)require\(\s*["']([^"']+)["']\s*\)/g)].map((match) => match[1] ?? ''),
    ]);
    expect(asked).toContain('electron');
    const strangers = asked.filter(
      (name) => name !== 'electron' && !builtinModules.includes(name.replace(/^node:/, '')),
    );
    expect(strangers).toEqual([]);
  });

  it('is small', () => {
    const isFont = (file: string): boolean => file.endsWith('.ttf');
    const compressed = (files: readonly string[]): number =>
      files.reduce((sum, file) => sum + gzipSync(app.read(file)).length, 0);
    const program = compressed(app.files.filter((file) => !isFont(file)));
    expect(program).toBeGreaterThan(100_000);
    expect(program).toBeLessThan(budget.program);
    expect(compressed(app.files.filter(isFont))).toBeLessThan(budget.fonts);
  });

  it('brings its licenses, and of Electron only the languages it speaks', async () => {
    const resources = await readdir(path.join(app.folder, 'resources'), { recursive: true });
    expect(resources.map((file) => file.replaceAll('\\', '/')).sort()).toEqual([
      'app.asar',
      'licenses',
      'licenses/noto-sans.txt',
      'licenses/packages.txt',
      'licenses/vakproef.txt',
    ]);
    expect((await readdir(path.join(app.folder, 'locales'))).sort()).toEqual([
      'de.pak',
      'en-US.pak',
      'nl.pak',
    ]);
  });

  it('names every package in its bundles, and none whose license asks more than being named', async () => {
    const text = await readFile(path.join(app.folder, 'resources/licenses/packages.txt'), 'utf8');
    const entries = text.split(`\n${'-'.repeat(80)}\n\n`);
    const heads = entries.map((entry) => entry.slice(0, entry.indexOf('\n')));
    const names = heads.map((head) => head.split(' ')[0]);
    expect(names).toEqual(
      expect.arrayContaining(['react', '@mantine/core', 'dexie', 'zod', '@cantoo/pdf-lib']),
    );
    // What only the hub and the tests use is not in the application.
    expect(names.filter((name) => /^(fastify|pg|kysely|vitest|electron)$/.test(name ?? ''))).toEqual([]);
    const allowed = /^\S+ \d\S* \((MIT|ISC|0BSD|BSD-[23]-Clause|Apache-2\.0|BlueOak-1\.0\.0)\)$/;
    expect(heads.filter((head) => !allowed.test(head))).toEqual([]);
    expect(entries.filter((entry) => entry.length < 50)).toEqual([]);
  });

  it('has every fuse as the table says', async () => {
    expect(await readFuses(path.join(temporary, 'electron/electron'))).toEqual(fuseDefaults);
    expect(await readFuses(app.binary)).toEqual(fuseTable);
  });
});
