/** A file is handed to the page whole, or with the reason why not. */
import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readHandedFile } from './read-handed-file';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vakproef-handed-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('a handed file', () => {
  it('is read whole, under its own name without folders', async () => {
    await writeFile(join(folder, 'Şeyma.json'), '{}');
    expect(await readHandedFile(join(folder, 'Şeyma.json'))).toEqual({
      kind: 'file',
      name: 'Şeyma.json',
      bytes: new TextEncoder().encode('{}'),
    });
  });

  it('that is empty, huge, a folder or not there says so', async () => {
    await writeFile(join(folder, 'leeg.json'), '');
    await writeFile(join(folder, 'groot.json'), '');
    await truncate(join(folder, 'groot.json'), 20_000_001);
    const codeOf = async (name: string): Promise<string> => {
      const read = await readHandedFile(join(folder, name));
      return read.kind === 'unreadable' ? read.problem.code : read.kind;
    };
    expect(await codeOf('leeg.json')).toBe('file-empty');
    expect(await codeOf('groot.json')).toBe('file-too-large');
    expect(await codeOf('.')).toBe('file-unreadable');
    expect(await codeOf('weg.json')).toBe('file-unreadable');
  });
});
