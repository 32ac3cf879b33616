/**
 * Five hundred updates that are not what we signed, or that we signed and must not be installed: each is refused with its
 * reason, nothing of it is kept, and the installer is never called. The good one is taken in between.
 */
import { mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { aFolder } from '../../test/builders/a-journal';
import {
  aManifest,
  anUpdateFolder,
  aPackageOf,
  aSigningKey,
  manifestToBytes,
  packageBytes,
  signBytes,
  type UpdateFiles,
  updateFiles,
} from '../../test/builders/an-update';
import { anUpdateLab } from '../../test/builders/an-update-lab';
import { type Seeded, seeded } from '../../test/faults/seeded';
import { manifestFile, signatureFile, type UpdateManifest } from '../update/manifest';

const key = aSigningKey();
const stranger = aSigningKey();
const packageFile = 'vakproef-1.4.0-linux-x86_64.AppImage';
const parts = ['manifest', 'signature', 'package'] as const;
const nameOf = { manifest: manifestFile, signature: signatureFile, package: packageFile };

const brokenManifest = ['update-signature-wrong'];
const brokenBy: Readonly<Record<(typeof parts)[number], readonly string[]>> = {
  manifest: brokenManifest,
  signature: ['update-unsigned', 'update-key-unknown', 'update-signature-wrong'],
  package: ['update-hash-wrong', 'update-size-wrong'],
};

/** A folder as a stick brings it, and the reasons with which it may be refused. */
type Mutant = { readonly folder: string; readonly reasons: readonly string[] };
type Mutation = (chance: Seeded) => Mutant;

const good = (over: Partial<UpdateManifest> = {}): UpdateFiles => updateFiles(key, over);
const withPart = (
  chance: Seeded,
  change: (bytes: Uint8Array) => Uint8Array,
  only: readonly (typeof parts)[number][] = parts,
): Mutant => {
  const part = chance.pick(only);
  const files = good();
  files[part] = change(files[part]);
  return { folder: anUpdateFolder(files), reasons: brokenBy[part] };
};
/** What we signed ourselves, by mistake or long ago. */
const signedWith = (over: Partial<UpdateManifest>, reason: string): Mutant => ({
  folder: anUpdateFolder(good(over)),
  reasons: [reason],
});
const signedName = (file: string): Mutant =>
  signedWith({ packages: [aPackageOf(packageBytes(), { file })] }, 'update-malformed');

const flipBit = (chance: Seeded, bytes: Uint8Array): Uint8Array => {
  const copy = new Uint8Array(bytes);
  const at = chance.int(copy.length);
  copy[at] = copy[at]! ^ (1 << chance.int(8));
  return copy;
};

const mutations: Readonly<Record<string, Mutation>> = {
  'a flipped bit': (chance) => withPart(chance, (bytes) => flipBit(chance, bytes)),
  'cut short': (chance) => {
    const mutant = withPart(chance, (bytes) => bytes.slice(0, chance.int(bytes.length)));
    return mutant;
  },
  'bytes too many': (chance) =>
    withPart(chance, (bytes) => {
      const extra = Uint8Array.from({ length: 1 + chance.int(40) }, () => chance.pick([0, 10, 13, 32, 255]));
      return chance.next() < 0.5
        ? new Uint8Array([...bytes, ...extra])
        : new Uint8Array([...extra, ...bytes]);
    }),
  'two bytes changed places': (chance) =>
    withPart(chance, (bytes) => {
      const copy = new Uint8Array(bytes);
      for (;;) {
        const [a, b] = [chance.int(copy.length), chance.int(copy.length)];
        if (copy[a] === copy[b]) continue;
        [copy[a], copy[b]] = [copy[b]!, copy[a]!];
        return copy;
      }
    }),
  'a field changed after signing': (chance) => {
    const change = chance.pick<Partial<UpdateManifest>>([
      { version: '1.5.0' },
      { minimumVersion: '0.0.1' },
      { releasedAt: '2027-01-01T00:00:00.000Z' },
      { notes: { nl: 'Anders.', en: 'Other.' } },
      { packages: [aPackageOf(packageBytes(77))] },
    ]);
    return {
      folder: anUpdateFolder({ ...good(), manifest: manifestToBytes(aManifest(change)) }),
      reasons: brokenManifest,
    };
  },
  'fields in another order': (chance) => {
    const entries = Object.entries(aManifest());
    const turned = entries.splice(1 + chance.int(entries.length - 1)).concat(entries);
    return {
      folder: anUpdateFolder({ ...good(), manifest: manifestToBytes(Object.fromEntries(turned)) }),
      reasons: brokenManifest,
    };
  },
  "a stranger's key": (chance) => {
    const files = good();
    const under = chance.next() < 0.5;
    files.signature = signBytes(files.manifest, under ? { ...stranger, keyId: key.keyId } : stranger);
    return {
      folder: anUpdateFolder(files),
      reasons: [under ? 'update-signature-wrong' : 'update-key-unknown'],
    };
  },
  "another release's signature": (chance) => ({
    folder: anUpdateFolder({
      ...good(),
      signature: good({ version: `1.${chance.int(9)}.${1 + chance.int(99)}` }).signature,
    }),
    reasons: brokenManifest,
  }),
  'an older version': (chance) =>
    signedWith({ version: `${chance.int(2)}.${chance.int(3)}.${chance.int(99)}` }, 'update-older'),
  'the same version': (chance) =>
    signedWith({ version: chance.pick(['1.3.0', '1.3.0+7', '1.3.0+a.b']) }, 'update-same'),
  'a step too large': (chance) =>
    signedWith({ minimumVersion: `1.3.${1 + chance.int(50)}` }, 'update-step-missing'),
  'another kind of device': (chance) => {
    const other = chance.pick([
      { platform: 'linux', arch: 'arm64', file: 'vakproef-1.4.0-linux-arm64.AppImage' },
      { platform: 'win32', arch: 'x64', file: 'vakproef-1.4.0-win-x64-setup.exe' },
      { platform: 'darwin', arch: 'x64', file: 'vakproef-1.4.0-mac-x64.zip' },
    ] as const);
    return signedWith({ packages: [aPackageOf(packageBytes(), other)] }, 'update-not-for-device');
  },
  'another size': (chance) =>
    signedWith(
      { packages: [aPackageOf(packageBytes(), { size: 5000 + chance.pick([-4999, -1, 1, 900_000]) })] },
      'update-size-wrong',
    ),
  'another digest': (chance) =>
    signedWith(
      { packages: [aPackageOf(packageBytes(4000 + chance.int(900)), { size: 5000 })] },
      'update-hash-wrong',
    ),
  'a package of another release': (chance) => ({
    folder: anUpdateFolder({ ...good(), package: flipBit(chance, packageBytes()) }),
    reasons: ['update-hash-wrong'],
  }),
  'a path as file name': (chance) => {
    const up = '../'.repeat(1 + chance.int(3));
    return signedName(
      chance.pick([
        `${up}${packageFile}`,
        `vakproef-1.4.0/${up}${packageFile}`,
        `${up.replaceAll('/', '\\')}${packageFile}`,
        `/${packageFile}`,
        `C:\\${packageFile}`,
        `vakproef-1.4.0${'%2e%2e%2f'}x.AppImage`,
        `${packageFile}\u0000.AppImage`,
        `vakproef-1.4.0.AppImage:x.AppImage`,
      ]),
    );
  },
  'a name of look-alikes': (chance) => {
    const alike = chance.pick<readonly [string, string]>([
      ['a', '\u0430'],
      ['-', '\u2011'],
      ['k', '\u212a'],
      ['o', '\u03bf'],
      ['1', '\uff11'],
      ['.', '\u2024'],
      ['e', 'e\u0301'],
      ['-', '-\u202e'],
      ['-', '-\u200b'],
      ['-', '-\ufeff'],
    ]);
    return signedName(packageFile.replace(...alike));
  },
  'a renamed package': (chance) => ({
    folder: anUpdateFolder(
      good(),
      chance.pick([
        `${packageFile}.part`,
        packageFile.replace('1.4.0', '1.4.1'),
        packageFile.replace('vak', 'v\u0430k'),
        `${packageFile} `,
        'vakproef.AppImage',
      ]),
    ),
    reasons: ['update-package-missing'],
  }),
  'a link': (chance) => {
    const folder = anUpdateFolder(good());
    const part = chance.pick(parts);
    const elsewhere = join(aFolder(), 'real');
    renameSync(join(folder, nameOf[part]), elsewhere);
    symlinkSync(elsewhere, join(folder, nameOf[part]));
    const reasons = {
      manifest: 'update-not-found',
      signature: 'update-unsigned',
      package: 'update-package-missing',
    };
    return { folder, reasons: [reasons[part]] };
  },
  'a folder or nothing under that name': (chance) => {
    const folder = anUpdateFolder(good());
    const part = chance.pick(parts);
    rmSync(join(folder, nameOf[part]));
    if (chance.next() < 0.5) mkdirSync(join(folder, nameOf[part]));
    const reasons = {
      manifest: 'update-not-found',
      signature: 'update-unsigned',
      package: 'update-package-missing',
    };
    return { folder, reasons: [reasons[part]] };
  },
  'a manifest without end': (chance) => {
    const folder = anUpdateFolder(good());
    writeFileSync(join(folder, manifestFile), new Uint8Array(65_537 + chance.int(200_000)));
    return { folder, reasons: ['update-not-found'] };
  },
};

it('five hundred mutants are refused with a reason, and the good one is taken', async () => {
  const chance = seeded(20_261_124);
  const names = Object.keys(mutations);
  const refusals = new Map<string, number>();
  for (let round = 0; round < 500; round++) {
    const name = names[round % names.length]!;
    const mutant = mutations[name]!(chance);
    const lab = anUpdateLab(key);
    const { service } = lab.start();
    lab.choose = mutant.folder;
    const answer = await service.fromFolder({});
    const at = `round ${round}: ${name}`;
    expect(answer.ok && answer.value.phase, at).toBe('idle');
    const code = answer.ok ? answer.value.problem?.code : undefined;
    expect(mutant.reasons, at).toContain(code);
    refusals.set(code ?? '', (refusals.get(code ?? '') ?? 0) + 1);
    expect(lab.kept(), at).toEqual([]);
    await service.install({});
    expect(lab.installed, at).toEqual([]);
    if (round % 50 > 0) continue;
    lab.choose = anUpdateFolder(good());
    expect(await service.fromFolder({}), at).toMatchObject({ value: { phase: 'ready', problem: null } });
    await service.install({});
    expect(lab.installed, at).toMatchObject([{ version: '1.4.0', file: packageFile }]);
  }
  expect([...refusals.keys()].sort()).toEqual([
    'update-hash-wrong',
    'update-key-unknown',
    'update-malformed',
    'update-not-for-device',
    'update-not-found',
    'update-older',
    'update-package-missing',
    'update-same',
    'update-signature-wrong',
    'update-size-wrong',
    'update-step-missing',
    'update-unsigned',
  ]);
});
