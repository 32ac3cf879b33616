/** The fonts of the sheet: each is the file of the package it is said to be of, and its license goes along. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fontFiles } from '../../shared/report/font-list';

const folder = join(import.meta.dirname, '../../assets/fonts');
type Source = { readonly file: string; readonly version: string; readonly sha256: string };
const sources: readonly Source[] = JSON.parse(readFileSync(join(folder, 'sources.json'), 'utf8'));

describe('fonts', () => {
  it('every font of the list is in the folder, and no other', () => {
    const there = readdirSync(folder).filter((file) => file.endsWith('.ttf'));
    expect(there.sort()).toEqual(Object.values(fontFiles).sort());
  });

  it.each(sources.map((source) => [source.file, source] as const))(
    '%s is what its source says',
    (_, source) => {
      const digest = createHash('sha256')
        .update(readFileSync(join(folder, source.file)))
        .digest('hex');
      expect(digest).toBe(source.sha256);
      expect(source.version).toMatch(/^\d+\.\d+\.\d+$/);
    },
  );

  it('the license names the holder of each', () => {
    const license = readFileSync(join(folder, 'OFL.txt'), 'utf8');
    for (const { file } of sources) expect(license).toContain(`\n  ${file}\n`);
  });
});
