/** What the desktop remembers survives a start, and a damaged file costs comfort only. */
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDesktopMemory } from './desktop-memory';

let folder: string;
const file = (): string => join(folder, 'profile', 'desktop.json');
const first = { window: null, zoomLevel: 0, folders: {} };
const window = { bounds: { x: 1, y: 2, width: 900, height: 700 }, isMaximized: true };

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vakproef-desktop-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('the memory of the desktop', () => {
  it('is the same after a start', async () => {
    const memory = openDesktopMemory(file());
    expect(memory.get()).toEqual(first);
    memory.change({ window });
    memory.change({ zoomLevel: 1.5 });
    memory.rememberFolder('sheet', '/uitslagen');
    memory.rememberFolder('data', '/gegevens');
    await memory.settled();
    const again = openDesktopMemory(file());
    expect(again.get()).toEqual({
      window,
      zoomLevel: 1.5,
      folders: { sheet: '/uitslagen', data: '/gegevens' },
    });
    expect(again.folder('sheet')).toBe('/uitslagen');
    expect(again.folder('open')).toBeNull();
    expect(await readdir(join(folder, 'profile'))).toEqual(['desktop.json']);
  });

  it('writes the last of many changes', async () => {
    const memory = openDesktopMemory(file());
    for (let level = 0; level <= 4; level += 0.5) memory.change({ zoomLevel: level });
    await memory.settled();
    expect(JSON.parse(await readFile(file(), 'utf8')).zoomLevel).toBe(4);
  });

  it.each(['', '{', 'null', '[]', '{"window":{"bounds":{"x":"0"}},"zoomLevel":900,"folders":7}'])(
    'is that of the first start when the file says %j',
    async (text) => {
      const memory = openDesktopMemory(join(folder, 'desktop.json'));
      await writeFile(join(folder, 'desktop.json'), text);
      expect(openDesktopMemory(join(folder, 'desktop.json')).get()).toEqual(first);
      expect(memory.get()).toEqual(first);
    },
  );

  it('keeps what is whole of a file that is damaged in part', async () => {
    await writeFile(join(folder, 'desktop.json'), JSON.stringify({ window: 3, zoomLevel: 2 }));
    expect(openDesktopMemory(join(folder, 'desktop.json')).get()).toEqual({ ...first, zoomLevel: 2 });
  });

  it('goes on when it cannot be written', async () => {
    await writeFile(join(folder, 'profile'), 'no folder');
    const memory = openDesktopMemory(file());
    memory.change({ zoomLevel: 1 });
    await memory.settled();
    expect(memory.get().zoomLevel).toBe(1);
  });
});
