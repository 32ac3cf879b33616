/** The folder of results on a real disk: whole files, each once, whatever becomes of the folder, the disk or the program. */
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { ChangeId } from '../../shared/kernel/ids';
import { realWorld } from '../../shared/kernel/real-world';
import { anId } from '../../test/builders/an-exam';
import { value } from '../../test/builders/value';
import { createFaultyFiles, type FaultyFiles } from '../../test/fakes/faulty-files';
import { nodeFiles } from '../disk/node-files';
import { openResultFolder, type ResultFolder } from './result-folder';
import type { ResultFile } from './write-result-file';

const [first, second]: ChangeId[] = [anId(4001), anId(4002)];
let disk: string;
let files: FaultyFiles;

const opened = (device = 'tablet', secretOf = 7): Promise<ResultFolder> =>
  openResultFolder(join(disk, device), new Uint8Array(32).fill(secretOf), realWorld, files);
const stick = (): string => join(disk, 'stick');
/** What somebody sees there; and what is hidden. */
const shown = (): string[] =>
  readdirSync(stick())
    .filter((name) => !name.startsWith('.'))
    .toSorted();
const hidden = (): string[] =>
  readdirSync(stick()).filter((name) => name.startsWith('.') && !name.startsWith('.vakproef-list-'));
const aFile = (changeId: ChangeId | undefined, over: Partial<ResultFile> = {}): ResultFile => ({
  ...{
    changeId: changeId ?? anId(1),
    kind: 'oke',
    name: 'EX-1 N-1',
    bytes: Buffer.from('{"een":"uitslag"}'),
  },
  ...over,
});
const idOf = (folder: ResultFolder): string => folder.status.get().folder?.id ?? 'none';
const put = (folder: ResultFolder, ...some: ResultFile[]) => folder.put(idOf(folder), some);
async function filling(device?: string, secretOf?: number): Promise<ResultFolder> {
  const folder = await opened(device, secretOf);
  value(await folder.use(stick()));
  return folder;
}

beforeEach(() => {
  disk = mkdtempSync(join(tmpdir(), 'vakproef-results-'));
  mkdirSync(stick());
  files = createFaultyFiles(nodeFiles);
});
afterEach(() => rmSync(disk, { recursive: true, force: true }));

it('is off at first, writes nothing while it is, and is off again when it is told to', async () => {
  const folder = await opened();
  expect(folder.status.get()).toEqual({ folder: null, kinds: [], written: 0, lastAt: null, problem: null });
  expect(value(await put(folder, aFile(first)))).toEqual({ written: [], left: [] });
  value(await folder.use(stick()));
  expect(folder.status.get()).toMatchObject({ kinds: ['oke', 'pdf'], folder: { place: stick() } });
  value(await put(folder, aFile(first)));
  const wasId = idOf(folder);
  value(await folder.stop());
  expect(value(await folder.put(wasId, [aFile(second)]))).toEqual({ written: [], left: [] });
  expect((await opened()).status.get()).toMatchObject({ folder: null });
  expect(shown()).toHaveLength(1);
});

it('writes each once: after a new start, and also when whoever reads the folder took it away', async () => {
  const folder = await filling();
  expect(value(await put(folder, aFile(first), aFile(first, { kind: 'pdf' }))).written).toHaveLength(2);
  expect(shown()).toEqual(['EX-1 N-1 0000-0000-0FA1.oke.json', 'EX-1 N-1 0000-0000-0FA1.pdf']);
  for (const name of shown()) rmSync(join(stick(), name));
  const again = await opened();
  expect(again.status.get()).toMatchObject({ written: 2, folder: { id: idOf(folder) } });
  expect(value(await again.missing(idOf(again), [first ?? anId(1), second ?? anId(1)])).missing).toEqual([
    { changeId: second, kind: 'oke' },
    { changeId: second, kind: 'pdf' },
  ]);
  expect(value(await put(again, aFile(first), aFile(second))).written).toEqual([
    { changeId: second, kind: 'oke' },
  ]);
  expect(shown()).toEqual(['EX-1 N-1 0000-0000-0FA2.oke.json']);
});

it('finds what was written when the program ended before it was listed, whatever the candidate is called by then', async () => {
  const folder = await filling();
  value(await put(folder, aFile(first)));
  rmSync(join(disk, 'tablet', `${idOf(folder)}.written`));
  const again = await opened();
  expect(value(await put(again, aFile(first, { name: 'EX-1 Van der Andere' }))).written).toEqual([]);
  expect(shown()).toEqual(['EX-1 N-1 0000-0000-0FA1.oke.json']);
});

it('two devices fill one folder together: each result once, and neither touches what the other has not finished', async () => {
  const [tablet, laptop] = [await filling('tablet', 7), await filling('laptop', 8)];
  expect(idOf(laptop)).toBe(idOf(tablet));
  const [a, b] = await Promise.all([
    put(tablet, aFile(first)),
    put(laptop, aFile(second), aFile(first, { name: 'anders' })),
  ]);
  expect([...value(a).written, ...value(b).written].length).toBeGreaterThanOrEqual(2);
  value(await put(laptop, aFile(first), aFile(second)));
  value(await put(tablet, aFile(first), aFile(second)));
  expect(tablet.status.get().written).toBe(2);
  expect(laptop.status.get().written).toBe(2);
  expect(new Set(shown().map((name) => name.slice(-'0FA1.oke.json'.length))).size).toBe(2);
});

it('makes no way out of the folder of any name', async () => {
  const folder = await filling();
  const names = [
    '../../ontsnapt',
    'C:\\Windows\\x',
    '..',
    '',
    'CON',
    'a/b\u0000c',
    `${'n'.repeat(190)}`,
    '.verborgen',
  ];
  value(await put(folder, ...names.map((name, at) => aFile(anId(5000 + at), { name }))));
  expect(readdirSync(disk).toSorted()).toEqual(['stick', 'tablet']);
  expect(shown()).toHaveLength(names.length);
  for (const name of shown()) expect(name).toMatch(/^[^\\/:*?"<>|]{1,140} 0000-0000-1[\dA-F]{3}\.oke\.json$/);
});

it('says that it is full and leaves no half file; what fitted stands, and the rest comes when there is room', async () => {
  const folder = await filling();
  files.failWrite = 'ENOSPC';
  expect(await put(folder, aFile(first))).toMatchObject({ problem: { code: 'result-folder-full' } });
  expect(folder.status.get()).toMatchObject({ written: 0, problem: { code: 'result-folder-full' } });
  expect([shown(), hidden()]).toEqual([[], ['.vakproef-folder']]);
  const [one, other] = [aFile(first), aFile(second)];
  expect(value(await put(folder, one, other)).written).toHaveLength(2);
  expect(folder.status.get()).toMatchObject({ written: 2, problem: null });
});

it('full in between, it names what stands there and what is left', async () => {
  const folder = await filling();
  const [one, other] = [aFile(first), aFile(second)];
  files.room = one.bytes.length;
  expect(value(await put(folder, one, other))).toEqual({
    written: [{ changeId: first, kind: 'oke' }],
    left: [{ changeId: second, kind: 'oke' }],
  });
  files.room = null;
  expect(value(await put(folder, one, other))).toEqual({
    written: [{ changeId: second, kind: 'oke' }],
    left: [],
  });
});

it('a folder that is gone is not made anew, nor filled where another stands in its place; it goes on when it comes back', async () => {
  const folder = await filling();
  value(await put(folder, aFile(first)));
  renameSync(stick(), join(disk, 'pulled out'));
  const away = { problem: { code: 'result-folder-away' } };
  expect(await put(folder, aFile(second))).toMatchObject(away);
  expect(readdirSync(disk).toSorted()).toEqual(['pulled out', 'tablet']);
  // The mount point stays behind, empty, on the computer's own disk.
  mkdirSync(stick());
  expect(await folder.missing(idOf(folder), [first ?? anId(1)])).toMatchObject(away);
  expect(await put(folder, aFile(second))).toMatchObject(away);
  expect(readdirSync(stick())).toEqual([]);
  rmSync(stick(), { recursive: true });
  renameSync(join(disk, 'pulled out'), stick());
  expect(value(await folder.missing(idOf(folder), [second ?? anId(1)])).missing).toHaveLength(2);
  expect(folder.status.get().problem).toBeNull();
  value(await put(folder, aFile(second)));
  expect(shown()).toHaveLength(2);
});

it('knows a stick that was chosen before, and writes nothing to it twice', async () => {
  const folder = await filling();
  value(await put(folder, aFile(first)));
  const other = join(disk, 'share');
  mkdirSync(other);
  value(await folder.use(other));
  expect(folder.status.get()).toMatchObject({ written: 0, folder: { place: other } });
  rmSync(join(stick(), shown()[0] ?? ''));
  value(await folder.use(stick()));
  expect(folder.status.get()).toMatchObject({ written: 1 });
  expect(value(await put(folder, aFile(first))).written).toEqual([]);
});

it.skipIf(process.platform === 'win32')(
  'says that it may not write there, and does not choose such a folder',
  async () => {
    const refusing = await openResultFolder(join(disk, 'tablet'), new Uint8Array(32), realWorld, {
      ...files,
      create: (file) =>
        file.startsWith(stick())
          ? Promise.reject(Object.assign(new Error('read-only'), { code: 'EROFS' }))
          : files.create(file),
    });
    expect(await refusing.use(stick())).toMatchObject({ problem: { code: 'result-folder-closed' } });
    expect(refusing.status.get().folder).toBeNull();
  },
);

it('throws its own unfinished files away, and of another device none', async () => {
  const folder = await filling();
  value(await put(folder, aFile(first)));
  const tag = /vakproef-([0-9a-f]{8})-/;
  let part = '';
  const cut = await openResultFolder(join(disk, 'tablet'), new Uint8Array(32).fill(7), realWorld, {
    ...files,
    rename: async (from, to) => {
      if (!to.endsWith('.oke.json')) return files.rename(from, to);
      part = from;
      throw new Error('the program ends here');
    },
    remove: async (path) =>
      path === part ? Promise.reject(new Error('and removes nothing')) : files.remove(path),
  });
  await expect(put(cut, aFile(second))).rejects.toThrow('ends here');
  expect(hidden().filter((name) => tag.test(name))).toHaveLength(1);
  const laptop = await filling('laptop', 8);
  value(await put(laptop, aFile(anId(4003))));
  expect(hidden().filter((name) => tag.test(name))).toHaveLength(1);
  value(await put(await opened(), aFile(second)));
  expect(hidden()).toEqual(['.vakproef-folder']);
});

it('keeps which folder it is, and what is there, for nobody else to read; and forgets it when the device lost its access', async () => {
  const folder = await filling();
  value(await put(folder, aFile(first)));
  for (const name of readdirSync(join(disk, 'tablet')))
    expect(readFileSync(join(disk, 'tablet', name)).includes('stick')).toBe(false);
  expect((await opened('tablet', 9)).status.get().folder).toBeNull();
  await folder.forgetAll();
  expect(folder.status.get().folder).toBeNull();
  expect(readdirSync(disk)).toEqual(['stick']);
  expect(shown()).toHaveLength(1);
});

it('of a kind that is asked for later everything is missing, and of one that is not asked for nothing is written', async () => {
  const folder = await filling();
  value(await put(folder, aFile(first)));
  value(await folder.setKinds(['oke', 'oeapi', 'oeapi']));
  expect(value(await folder.missing(idOf(folder), [first ?? anId(1)])).missing).toEqual([
    { changeId: first, kind: 'oeapi' },
  ]);
  expect(value(await put(folder, aFile(first, { kind: 'pdf' }))).written).toEqual([]);
});

it('a device that fills the folder next writes nothing again that another wrote and somebody took away', async () => {
  const tablet = await filling('tablet', 7);
  value(await put(tablet, aFile(first), aFile(first, { kind: 'pdf' })));
  for (const name of shown()) rmSync(join(stick(), name));
  const laptop = await filling('laptop', 8);
  expect(laptop.status.get().written).toBe(2);
  const asked = async (folder: ResultFolder) =>
    value(await folder.missing(idOf(folder), [first ?? anId(1), second ?? anId(1)])).missing.map(
      ({ changeId, kind }) => [changeId, kind],
    );
  expect(await asked(laptop)).toEqual([
    [second, 'oke'],
    [second, 'pdf'],
  ]);
  value(await put(laptop, aFile(second)));
  for (const name of shown()) rmSync(join(stick(), name));
  expect(await asked(tablet)).toEqual([[second, 'pdf']]);
  expect(value(await put(tablet, aFile(second))).written).toEqual([]);
  // In the folder stands of whom nothing but the ids of signatures.
  const [list] = readdirSync(stick()).filter((name) => name.startsWith('.vakproef-list-'));
  expect(readFileSync(join(stick(), list ?? ''), 'utf8')).toMatch(/^([0-9a-f-]{36}( oke| pdf)+\n)+$/);
});

it('a list that somebody tidied away is told again before a device without one fills the folder', async () => {
  const tablet = await filling('tablet', 7);
  value(await put(tablet, aFile(first)));
  for (const name of readdirSync(stick()))
    if (name.startsWith('.vakproef-list-') || !name.startsWith('.')) rmSync(join(stick(), name));
  value(await tablet.missing(idOf(tablet), [first ?? anId(1)]));
  const laptop = await filling('laptop', 8);
  expect(laptop.status.get().written).toBe(1);
  expect(value(await put(laptop, aFile(first))).written).toEqual([]);
});

it('reads no list of what is none, and passes over what stands between its lines', async () => {
  writeFileSync(
    join(stick(), '.vakproef-list-00000000'),
    `niets\n\n${first} oke nieuwer\n${'x'.repeat(99)} oke`,
  );
  const folder = await filling();
  expect(value(await folder.missing(idOf(folder), [first ?? anId(1)])).missing).toEqual([
    { changeId: first, kind: 'pdf' },
  ]);
});

it('chosen anew at its place, a folder whose mark was tidied away is the one it was; another place is another', async () => {
  const folder = await filling();
  const wasId = idOf(folder);
  value(await put(folder, aFile(first)));
  const emptied = (): void => {
    for (const name of readdirSync(stick())) rmSync(join(stick(), name));
  };
  emptied();
  expect(await put(folder, aFile(second))).toMatchObject({ problem: { code: 'result-folder-away' } });
  value(await folder.use(stick()));
  expect(idOf(folder)).toBe(wasId);
  expect(value(await put(folder, aFile(first), aFile(second))).written).toEqual([
    { changeId: second, kind: 'oke' },
  ]);
  // Also when writing was stopped, or went elsewhere, in between, and after a new start.
  emptied();
  value(await folder.stop());
  mkdirSync(join(disk, 'share'));
  value(await folder.use(join(disk, 'share')));
  expect(folder.status.get().written).toBe(0);
  const again = await opened();
  value(await again.use(stick()));
  expect([idOf(again), again.status.get().written]).toEqual([wasId, 2]);
});

it('writes once more what lacked something, over what stands there of it, and not again what lacks it still', async () => {
  const folder = await filling();
  const partial = aFile(first, { isPartial: true, name: 'EX-1 oude naam' });
  value(await put(folder, partial, aFile(first, { kind: 'pdf' })));
  const missing = async () => value(await folder.missing(idOf(folder), [first ?? anId(1)])).missing;
  expect(await missing()).toEqual([{ changeId: first, kind: 'oke', isPartial: true }]);
  expect(value(await put(folder, partial))).toEqual({ written: [], left: [] });
  // Another device knows that it is not whole.
  const laptop = await filling('laptop', 8);
  const whole = aFile(first, { bytes: Buffer.from('{"nu":"heel"}') });
  expect(value(await put(laptop, whole)).written).toEqual([{ changeId: first, kind: 'oke' }]);
  expect(await missing()).toEqual([]);
  const [oke, pdf] = shown();
  expect(pdf).toMatch(/pdf$/);
  expect(readFileSync(join(stick(), oke ?? ''), 'utf8')).toBe('{"nu":"heel"}');
  expect(shown()).toHaveLength(2);
});
