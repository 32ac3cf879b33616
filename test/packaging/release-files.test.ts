/** What stands beside the installers: checksums anyone can check, and a bill of materials that matches the lock. */
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { releaseKinds, writeChecksums } from '../../scripts/write-checksums.mjs';
import { writeSbom } from '../../scripts/write-sbom.mjs';
import { readText } from '../architecture/source-files';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'vakproef-release-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('the checksums', () => {
  it('are of every installer and the bill of materials, and of nothing else', async () => {
    const kept = releaseKinds.map((kind) => `vakproef-1.0.0${kind}`).sort();
    for (const name of [...kept, 'builder-debug.yml', 'x.blockmap', 'SHA256SUMS'])
      await writeFile(path.join(folder, name), `content of ${name}`);
    await mkdir(path.join(folder, 'linux-unpacked.deb'));
    expect(await writeChecksums(folder)).toEqual(kept);
    const lines = (await readFile(path.join(folder, 'SHA256SUMS'), 'utf8')).split('\n');
    const expected = kept.map(
      (name) => `${createHash('sha256').update(`content of ${name}`).digest('hex')}  ${name}`,
    );
    expect(lines).toEqual([...expected, '']);
  });
});

describe('the bill of materials', () => {
  it('names the product and every package of the lock in its version, with a hash and a license', async () => {
    const file = writeSbom(folder);
    const text = await readFile(file, 'utf8');
    const sbom = JSON.parse(text) as {
      bomFormat: string;
      metadata: { component: { name: string; version: string; type: string } };
      components: { 'bom-ref': string; name: string }[];
    };
    const { version } = JSON.parse(readText('package.json')) as { version: string };
    expect(path.basename(file)).toBe(`vakproef-${version}.cdx.json`);
    expect(sbom.bomFormat).toBe('CycloneDX');
    expect(sbom.metadata.component).toMatchObject({ name: 'vakproef', version, type: 'application' });
    const { packages } = JSON.parse(readText('package-lock.json')) as {
      packages: Record<string, { version: string; name?: string }>;
    };
    const listed = new Set(sbom.components.map((one) => one['bom-ref']));
    const missing = Object.entries(packages)
      .filter(([at]) => at !== '')
      .map(([at, entry]) => `${entry.name ?? at.split('node_modules/').at(-1)}@${entry.version}`)
      .filter((one) => !listed.has(one));
    expect(missing).toEqual([]);
    expect(sbom.components.find((one) => one.name === 'react')).toMatchObject({
      hashes: [{ alg: 'SHA-512' }],
      licenses: [{ license: { id: 'MIT' } }],
    });
  });
});
