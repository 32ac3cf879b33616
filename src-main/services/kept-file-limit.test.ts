/** What the hub takes of one file is known on a day without a network, too. */
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { hearFiles } from '../sync/hear-files';
import { openKeptFileLimit } from './kept-file-limit';

const answering = (said: string | null) => async () =>
  new Response(null, { headers: said === null ? {} : { 'vakproef-file-bytes': said } });

it('hears it in any answer, keeps it for the next run, and keeps it once', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'vakproef-limit-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const first = hearFiles(answering('1000'), await openKeptFileLimit(folder));
  expect(first.mostBytes()).toBe(null);
  await first.fetch('https://hub.example');
  expect(first.mostBytes()).toBe(1000);
  await expect.poll(() => readdir(folder)).toEqual(['hub-file-bytes']);
  const kept = await openKeptFileLimit(folder);
  const noted: number[] = [];
  const next = hearFiles(answering('1000'), { ...kept, note: (bytes) => noted.push(bytes) });
  expect(next.mostBytes()).toBe(1000);
  await next.fetch('https://hub.example');
  expect(noted).toEqual([]);
  const other = hearFiles(answering('0'), { ...kept, note: (bytes) => noted.push(bytes) });
  await other.fetch('https://hub.example');
  expect([other.mostBytes(), ...noted]).toEqual([0, 0]);
});

it.each(['', 'x', '-5', '1e9'])('an answer that says %j says nothing', async (said) => {
  const heard = hearFiles(answering(said), { known: 7, note: () => expect.unreachable() });
  await heard.fetch('https://hub.example');
  expect(heard.mostBytes()).toBe(7);
});
