/** The way of an update from a stick or an address to the installer, and everything that keeps it from getting there. */
import { createHash } from 'node:crypto';
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { problem } from '../../shared/kernel/problem';
import {
  aManifest,
  anUpdateFolder,
  aPackageOf,
  packageBytes,
  updateFiles,
} from '../../test/builders/an-update';
import { anUpdateLab } from '../../test/builders/an-update-lab';
import { value } from '../../test/builders/value';
import { manifestFile, signatureFile } from '../update/manifest';
import { noInstaller } from './update-installer';

const packageFile = 'vakproef-1.4.0-linux-x86_64.AppImage';
const allKept = [packageFile, manifestFile, signatureFile].sort();

/** A lab whose user chooses a stick with a good update. */
function withStick(over: Parameters<typeof updateFiles>[1] = {}) {
  const lab = anUpdateLab();
  lab.choose = anUpdateFolder(updateFiles(lab.key, over));
  return lab;
}

/** An address with files, that notes what it was asked for. */
async function anAddress(files: Record<string, Uint8Array>, cutAfter: number | null = null) {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const name = (request.url ?? '').slice(1);
    asked.push(name);
    const bytes = files[name];
    if (!bytes) return response.writeHead(404).end();
    response.writeHead(200, { 'content-length': bytes.length });
    if (cutAfter === null || name !== packageFile) return response.end(bytes);
    response.write(bytes.slice(0, cutAfter), () => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return { asked, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, files };
}

const addressFiles = (lab: ReturnType<typeof anUpdateLab>, over: Parameters<typeof updateFiles>[1] = {}) => {
  const files = updateFiles(lab.key, over);
  return { [manifestFile]: files.manifest, [signatureFile]: files.signature, [packageFile]: files.package };
};

describe('an update from a stick', () => {
  it('is taken in, checked and handed to the installer', async () => {
    const lab = withStick();
    const { service } = lab.start();
    const ready = value(await service.fromFolder({}));
    expect(ready).toMatchObject({
      phase: 'ready',
      problem: null,
      offered: { version: '1.4.0', notes: { nl: 'Sneller starten.' } },
    });
    expect(lab.shown.map(({ phase }) => phase)).toContain('taking');
    expect(lab.kept()).toEqual(allKept);
    expect(value(await service.install({})).phase).toBe('installing');
    expect(lab.installed).toMatchObject([{ version: '1.4.0', folder: lab.folder, file: packageFile }]);
  });

  it('needs the stick no longer once it is ready, and is ready again after a restart', async () => {
    const lab = withStick();
    value(await lab.start().service.fromFolder({}));
    lab.choose = null;
    const again = lab.start();
    await again.atStart();
    expect(again.service.status.get()).toMatchObject({ phase: 'ready', isForNextStart: false });
    expect(lab.installed).toEqual([]);
    value(await again.service.install({}));
    expect(lab.installed).toHaveLength(1);
  });

  it('pulled out in the middle leaves nothing, and a whole copy is taken the next time', async () => {
    const lab = anUpdateLab();
    const bytes = packageBytes(3_000_000);
    const files = updateFiles(lab.key, { packages: [aPackageOf(bytes)] }, bytes);
    lab.choose = anUpdateFolder({ ...files, package: bytes.slice(0, 1_400_000) });
    const { service } = lab.start();
    expect(value(await service.fromFolder({}))).toMatchObject({
      phase: 'idle',
      problem: { code: 'update-size-wrong' },
    });
    expect(lab.kept()).toEqual([]);
    lab.choose = anUpdateFolder(files);
    expect(value(await service.fromFolder({})).phase).toBe('ready');
    expect(readFileSync(join(lab.folder, packageFile)).equals(bytes)).toBe(true);
  });

  it('that is refused takes nothing away from one that was ready', async () => {
    const lab = withStick();
    const { service } = lab.start();
    value(await service.fromFolder({}));
    const other = updateFiles(lab.key);
    lab.choose = anUpdateFolder({ ...other, signature: new Uint8Array(3) });
    expect(value(await service.fromFolder({}))).toMatchObject({
      phase: 'ready',
      offered: { version: '1.4.0' },
      problem: { code: 'update-unsigned' },
    });
    expect(lab.kept()).toEqual(allKept);
  });

  it('not chosen after all changes nothing', async () => {
    const lab = anUpdateLab();
    expect(value(await lab.start().service.fromFolder({}))).toMatchObject({ phase: 'idle', problem: null });
  });
});

describe('what is kept', () => {
  it.each([
    ['package', packageFile],
    ['manifest', manifestFile],
    ['signature', signatureFile],
  ])('is checked again before it is installed: a changed %s is thrown away', async (_, name) => {
    const lab = withStick();
    const { service } = lab.start();
    value(await service.fromFolder({}));
    const path = join(lab.folder, name);
    const bytes = readFileSync(path);
    bytes[100] = bytes[100]! ^ 1;
    writeFileSync(path, bytes);
    const status = value(await service.install({}));
    expect(status.phase).toBe('idle');
    expect(['update-hash-wrong', 'update-not-found']).toContain(status.problem?.code);
    expect(lab.installed).toEqual([]);
    expect(lab.kept()).toEqual([]);
  });

  it('is of no more use when that version runs, and is cleared away', async () => {
    const lab = withStick();
    value(await lab.start().service.fromFolder({}));
    const updated = lab.start({ version: '1.4.0' });
    await updated.atStart();
    expect(updated.service.status.get()).toMatchObject({ phase: 'idle', version: '1.4.0' });
    expect(lab.kept()).toEqual([]);
  });

  it('cannot be put back later to go to an older version', async () => {
    const lab = withStick();
    value(await lab.start().service.fromFolder({}));
    const newer = lab.start({ version: '1.5.0' });
    const status = value(await newer.service.install({}));
    expect(status).toMatchObject({ phase: 'idle', problem: { code: 'update-older' } });
    expect(lab.installed).toEqual([]);
  });
});

describe('during an exam', () => {
  it.each(['check', 'fromFolder', 'take'] as const)('%s does nothing', async (call) => {
    const lab = withStick();
    lab.open = 1;
    const asked: unknown[] = [];
    const { service } = lab.start({
      address: 'https://updates.example',
      fetch: async (url) => {
        asked.push(url);
        throw new TypeError('no network');
      },
    });
    expect(value(await service[call]({}))).toMatchObject({
      phase: 'idle',
      problem: { code: 'update-exam-open', details: { count: 1 } },
    });
    expect([asked, lab.kept()]).toEqual([[], []]);
  });

  it('installing waits for the next start without an exam, and then happens once', async () => {
    const lab = withStick();
    const { service } = lab.start();
    value(await service.fromFolder({}));
    lab.open = 1;
    expect(value(await service.install({}))).toMatchObject({
      phase: 'ready',
      isForNextStart: true,
      problem: { code: 'update-exam-open' },
    });
    const stillOpen = lab.start();
    await stillOpen.atStart();
    expect(stillOpen.service.status.get()).toMatchObject({ phase: 'ready', isForNextStart: true });
    expect(lab.installed).toEqual([]);
    lab.open = 0;
    await lab.start().atStart();
    expect(lab.installed).toHaveLength(1);
    await lab.start().atStart();
    expect(lab.installed).toHaveLength(1);
  });

  it('that begins while the package is checked, installing is put off as well', async () => {
    const lab = withStick();
    let asked = 0;
    const { service } = lab.start({ openAssessments: async () => (++asked > 4 ? 1 : 0) });
    value(await service.fromFolder({}));
    expect(value(await service.install({}))).toMatchObject({ phase: 'ready', isForNextStart: true });
    expect(lab.installed).toEqual([]);
  });
});

describe('an update at an address', () => {
  it('is found by its signed manifest alone, fetched only when asked, and taken', async () => {
    const lab = anUpdateLab();
    const place = await anAddress({ ...addressFiles(lab), 'latest-linux.yml': packageBytes(10) });
    const { service } = lab.start({ address: place.url, fetch });
    expect(value(await service.check({}))).toMatchObject({
      phase: 'found',
      offered: { version: '1.4.0', bytes: 5000 },
    });
    expect(place.asked).toEqual([manifestFile, signatureFile]);
    expect(value(await service.take({})).phase).toBe('ready');
    expect(place.asked).toEqual([manifestFile, signatureFile, packageFile]);
    value(await service.install({}));
    expect(lab.installed).toHaveLength(1);
  });

  it.each([
    ['older', { version: '1.2.0' }, 'idle', 'update-older'],
    ['the same', { version: '1.3.0' }, 'up-to-date', undefined],
  ] as const)('that is %s is not fetched', async (_, over, phase, code) => {
    const lab = anUpdateLab();
    const place = await anAddress(addressFiles(lab, over));
    const { service } = lab.start({ address: place.url, fetch });
    const status = value(await service.check({}));
    expect([status.phase, status.problem?.code]).toEqual([phase, code]);
    value(await service.take({}));
    expect(place.asked).not.toContain(packageFile);
  });

  it.each([0, 1, 4999])('whose line is cut after %i bytes leaves nothing', async (cutAfter) => {
    const lab = anUpdateLab();
    const place = await anAddress(addressFiles(lab), cutAfter);
    const { service } = lab.start({ address: place.url, fetch });
    value(await service.check({}));
    expect(value(await service.take({}))).toMatchObject({
      phase: 'idle',
      problem: { code: 'update-interrupted' },
    });
    expect(lab.kept()).toEqual([]);
  });

  it('that gives another package than it promised is refused', async () => {
    const lab = anUpdateLab();
    const place = await anAddress(addressFiles(lab));
    const { service } = lab.start({ address: place.url, fetch });
    value(await service.check({}));
    place.files[packageFile] = packageBytes(5000).reverse();
    expect(value(await service.take({})).problem?.code).toBe('update-hash-wrong');
    expect(lab.kept()).toEqual([]);
  });

  it('without a signature, or away, is refused', async () => {
    const lab = anUpdateLab();
    const { [manifestFile]: manifest } = addressFiles(lab);
    const place = await anAddress({ [manifestFile]: manifest! });
    expect(value(await lab.start({ address: place.url, fetch }).service.check({})).problem?.code).toBe(
      'update-unsigned',
    );
    const nothing = await anAddress({});
    expect(value(await lab.start({ address: nothing.url, fetch }).service.check({})).problem?.code).toBe(
      'update-unreachable',
    );
  });

  it.each([null, 'http://updates.example', 'file:///updates', 'https://user:secret@updates.example'])(
    'has to be a safe one: %s is none',
    async (address) => {
      const { service } = anUpdateLab().start({ address });
      expect(service.status.get().hasAddress).toBe(false);
      expect(value(await service.check({})).problem?.code).toBe('update-address-missing');
    },
  );
});

describe('the service', () => {
  it('says when the installer did not start, and lets it be tried again', async () => {
    const lab = withStick();
    const { service } = lab.start();
    value(await service.fromFolder({}));
    lab.installFails = problem('update-installer-failed');
    expect(value(await service.install({}))).toMatchObject({
      phase: 'ready',
      problem: { code: 'update-installer-failed' },
    });
    lab.installFails = null;
    value(await service.install({}));
    expect(lab.installed).toHaveLength(1);
  });

  it('does one step at a time', async () => {
    const lab = withStick();
    const { service } = lab.start();
    const [, second] = await Promise.all([service.fromFolder({}), service.install({})]);
    expect(value(second).phase).not.toBe('installing');
    expect(lab.installed).toEqual([]);
    expect(lab.kept()).toEqual(allKept);
  });

  it('does nothing in an installation that others update, and none is updated without a key of its makers', async () => {
    const lab = withStick();
    for (const over of [
      { installer: noInstaller('browser-host') },
      { installer: noInstaller('administrator') },
      { trustedKeys: [] },
    ]) {
      const { service, atStart } = lab.start(over);
      await atStart();
      expect(service.status.get().way).not.toBe('itself');
      for (const call of ['check', 'take', 'fromFolder', 'install'] as const)
        expect(value(await service[call]({})).problem?.code).toBe('update-not-here');
    }
    expect([lab.kept(), lab.installed]).toEqual([[], []]);
  });

  it('keeps a good name from standing for other bytes: what is handed over has the signed digest', async () => {
    const lab = withStick();
    const { service } = lab.start();
    value(await service.fromFolder({}));
    copyFileSync(join(lab.folder, packageFile), join(lab.folder, 'copy'));
    value(await service.install({}));
    const [handed] = lab.installed;
    const digest = createHash('sha512')
      .update(readFileSync(join(lab.folder, packageFile)))
      .digest('hex');
    expect([handed?.sha512, aManifest().packages[0]?.sha512]).toEqual([digest, digest]);
  });
});
