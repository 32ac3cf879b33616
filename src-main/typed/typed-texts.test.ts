/** What is typed, on the disk of the device: whole or absent, per person, sealed, and gone when it must be. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { StaffId } from '../../shared/kernel/ids';
import { realWorld } from '../../shared/kernel/real-world';
import { anId } from '../../test/builders/an-exam';
import { value } from '../../test/builders/value';
import { createFaultyFiles, type FaultyFiles } from '../../test/fakes/faulty-files';
import { nodeFiles } from '../disk/node-files';
import { createTypedTexts, keptForMs, type TypedTexts } from './typed-texts';

const fatma: StaffId = anId(8000);
const pim: StaffId = anId(8001);
const secret = new Uint8Array(32).fill(7);
let folder: string;
let now: Date;
let files: FaultyFiles;
const opened = (): TypedTexts =>
  createTypedTexts(join(folder, 'typed'), secret, { ...realWorld, now: () => now }, files);
const read = async (texts: TypedTexts, staffId: StaffId) => value(await texts.read(staffId)).texts;
const one = (text: string | null) => [{ field: 'remark', text }];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'vakproef-typed-'));
  files = createFaultyFiles(nodeFiles);
  now = new Date('2026-11-26T09:00:00.000Z');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('keeps a text over a new start, and forgets one that is told to (D1, D3)', async () => {
  value(await opened().keep(fatma, one('half een zin ')));
  const again = opened();
  expect(await read(again, fatma)).toEqual([{ field: 'remark', text: 'half een zin ' }]);
  value(await again.keep(fatma, one(null)));
  expect(await read(opened(), fatma)).toEqual([]);
});

it('tells nobody what another typed, and no file of one opens as that of another (D2)', async () => {
  value(await opened().keep(fatma, one('van Fatma')));
  expect(await read(opened(), pim)).toEqual([]);
  value(await opened().keep(pim, one('van Pim')));
  const names = readdirSync(join(folder, 'typed'));
  expect(names).toHaveLength(2);
  const [a = '', b = ''] = names.map((name) => join(folder, 'typed', name));
  const [first, second] = [readFileSync(a), readFileSync(b)];
  expect(Buffer.concat([first, second]).includes('van ')).toBe(false);
  expect(names.join().includes(fatma)).toBe(false);
  writeFileSync(a, second);
  writeFileSync(b, first);
  expect([await read(opened(), fatma), await read(opened(), pim)]).toEqual([[], []]);
});

it('changes nothing when the disk refuses, and says why (D3)', async () => {
  const texts = opened();
  value(await texts.keep(fatma, one('eerst')));
  files.room = 10;
  expect(await texts.keep(fatma, one('daarna'))).toMatchObject({ problem: { code: 'disk-full' } });
  expect(await read(texts, fatma)).toEqual([{ field: 'remark', text: 'eerst' }]);
  files.room = null;
  files.failFlush = 'EIO';
  expect(await texts.keep(fatma, one('daarna'))).toMatchObject({ ok: false });
  expect(await read(opened(), fatma)).toEqual([{ field: 'remark', text: 'eerst' }]);
  value(await texts.keep(fatma, one('daarna')));
  expect(await read(opened(), fatma)).toEqual([{ field: 'remark', text: 'daarna' }]);
});

it('writes what comes together in one go, in the order of its coming', async () => {
  const texts = opened();
  const before = files.flushes();
  const answers = await Promise.all(
    Array.from({ length: 40 }, (_, n) => texts.keep(fatma, one(`tekst ${n}`))),
  );
  expect(answers.every(({ ok }) => ok)).toBe(true);
  expect(files.flushes() - before).toBeLessThan(10);
  expect(await read(opened(), fatma)).toEqual([{ field: 'remark', text: 'tekst 39' }]);
});

it('gives up after ninety days what nobody came back for, and everything when the device must (D6)', async () => {
  const texts = opened();
  value(await texts.keep(fatma, [{ field: 'oud', text: 'oud' }]));
  now = new Date(now.getTime() + keptForMs);
  value(await texts.keep(fatma, [{ field: 'nieuw', text: 'nieuw' }]));
  expect(await read(texts, fatma)).toEqual([{ field: 'nieuw', text: 'nieuw' }]);
  await texts.forgetAll();
  expect(await read(texts, fatma)).toEqual([]);
  expect(readdirSync(folder)).toEqual([]);
});

it('is settled when everything handed over so far is on disk', async () => {
  const texts = opened();
  void texts.keep(fatma, one('op de valreep'));
  await texts.settled();
  expect(await read(opened(), fatma)).toEqual([{ field: 'remark', text: 'op de valreep' }]);
});
