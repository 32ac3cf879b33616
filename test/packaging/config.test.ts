/** electron-builder.yml is valid by electron-builder's own schema, and says what docs/RELEASING.md promises. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Configuration } from 'app-builder-lib';
import { getConfig, validateConfiguration } from 'app-builder-lib/out/util/config/config';
import { DebugLogger } from 'builder-util';
import { beforeAll, describe, expect, it } from 'vitest';
import { applicationId } from '../../src-main/hosts/electron/app-origin';
import { linkScheme } from '../../src-main/hosts/electron/parse-link';
import { isExamFileName } from '../../src-main/hosts/electron/parse-start-arguments';
import { readText, root } from '../architecture/source-files';
import { fuseTable, untouchedFuse } from './fuse-table';

const manifest = JSON.parse(readText('package.json')) as Record<string, unknown>;
let config: Configuration;
beforeAll(async () => {
  config = await getConfig(root, 'electron-builder.yml', {});
});

const complaintAbout = (changed: object): Promise<string> =>
  validateConfiguration({ ...config, ...changed } as Configuration, new DebugLogger(true)).then(
    () => 'valid',
    (error: Error) => error.message,
  );
const targetsOf = (targets: unknown): Record<string, readonly string[]> =>
  Object.fromEntries((targets as { target: string; arch: string[] }[]).map((one) => [one.target, one.arch]));

describe('the schema', () => {
  it('is kept', async () => {
    expect(await complaintAbout({})).toBe('valid');
  });

  it.each([
    ['a key it does not know', { asarr: true }, /unknown property 'asarr'/],
    ['a value of the wrong type', { asar: 'perhaps' }, /configuration\.asar should be/],
    [
      'a fuse it does not know',
      { electronFuses: { runAsNodes: false } },
      /configuration\.electronFuses should be/,
    ],
  ])('catches %s', async (_, changed, complaint) => {
    expect(await complaintAbout(changed)).toMatch(complaint);
  });
});

describe('the fuses', () => {
  it('are those of the table, every one named', () => {
    expect({ ...config.electronFuses, [untouchedFuse]: true }).toEqual(fuseTable);
  });

  it('cannot name the one that is left alone', async () => {
    // When electron-builder learns this key, the table and the configuration name it too.
    const changed = { electronFuses: { ...config.electronFuses, [untouchedFuse]: true } };
    expect(await complaintAbout(changed)).toMatch(/configuration\.electronFuses should be/);
  });
});

describe('the installers', () => {
  it('are the promised ones', () => {
    expect(targetsOf(config.win?.target)).toEqual({ nsis: ['x64', 'arm64'], msi: ['x64'] });
    expect(targetsOf(config.mac?.target)).toEqual({ dmg: ['arm64', 'x64'], zip: ['arm64', 'x64'] });
    const both = ['x64', 'arm64'];
    expect(targetsOf(config.linux?.target)).toEqual({ deb: both, rpm: both, AppImage: both });
  });

  it('give Windows the id that the program says it has', () => {
    expect(config.appId).toBe(applicationId);
  });

  it('are for the whole computer, and keep data when they are removed', () => {
    expect(config.nsis).toMatchObject({ perMachine: true, deleteAppDataOnUninstall: false });
    expect(config.msi).toMatchObject({
      perMachine: true,
      upgradeCode: '6B0F5B1E-52C7-4F0B-9E0C-3A7D5C1F8E24',
    });
  });

  it('can be notarised', () => {
    expect(config.mac).toMatchObject({ hardenedRuntime: true, minimumSystemVersion: '13.0' });
    const granted = readText(config.mac?.entitlements ?? '').match(/<key>.*<\/key>/g);
    expect(granted).toEqual([
      '<key>com.apple.security.device.audio-input</key>',
      '<key>com.apple.security.cs.allow-jit</key>',
    ]);
    // Without it the system ends a program that asks for the microphone.
    expect(config.mac?.extendInfo).toHaveProperty('NSMicrophoneUsageDescription');
  });

  it('carry the association of the files and links that the application takes', () => {
    expect(config.fileAssociations).toMatchObject([{ ext: 'vakproef', role: 'Viewer' }]);
    expect(isExamFileName('exam.vakproef')).toBe(true);
    expect(config.protocols).toMatchObject([{ schemes: [linkScheme] }]);
  });

  it('find every file the configuration names', () => {
    const named = [
      config.win?.icon,
      config.mac?.icon,
      config.linux?.icon,
      config.mac?.entitlements,
      config.mac?.entitlementsInherit,
      config.nsis?.include,
      config.directories?.buildResources,
    ];
    expect(named.filter((file) => !file || !existsSync(path.join(root, file)))).toEqual([]);
  });

  it('have what packages of Linux ask of the manifest', () => {
    expect(manifest).toMatchObject({
      homepage: expect.stringMatching(/^https:/),
      desktopName: `${config.linux?.executableName}.desktop`,
      license: 'MIT',
    });
    expect(config.linux?.maintainer).toMatch(/<.+@.+>/);
  });

  it('are uploaded by nobody but the workflow, and hold updates of Windows to our certificate', () => {
    expect(config.publish).toBeNull();
    expect(config.win).toMatchObject({ verifyUpdateCodeSignature: true, publish: { provider: 'generic' } });
  });
});

it('the application has no packages to bring along', () => {
  // Everything is bundled. A package that must be there while it runs would have to be packed, approved and licensed.
  expect(manifest.dependencies ?? {}).toEqual({});
});
