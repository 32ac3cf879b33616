/** Updates for tests, as a maintainer would make them: a key, a signed manifest, and a folder with all of it. */
import { createHash, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  manifestFile,
  signatureFile,
  type UpdateManifest,
  type UpdatePackage,
} from '../../src-main/update/manifest';
import type { TrustedKey } from '../../src-main/update/trusted-keys';
import { aFolder } from './a-journal';

export type SigningKey = TrustedKey & { readonly privateKey: KeyObject };

export function aSigningKey(): SigningKey {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const raw = publicKey.export({ format: 'der', type: 'spki' }).subarray(-32);
  const keyId = createHash('sha256').update(raw).digest('hex').slice(0, 16);
  return { keyId, publicKey: raw.toString('base64'), privateKey };
}

export const aPackageOf = (bytes: Uint8Array, over: Partial<UpdatePackage> = {}): UpdatePackage => ({
  platform: 'linux',
  arch: 'x64',
  file: 'vakproef-1.4.0-linux-x86_64.AppImage',
  size: bytes.length,
  sha512: createHash('sha512').update(bytes).digest('hex'),
  ...over,
});

export const packageBytes = (length = 5000): Uint8Array =>
  Uint8Array.from({ length }, (_, i) => (i * 31 + (i >> 8)) % 256);

export const aManifest = (over: Partial<UpdateManifest> = {}): UpdateManifest => ({
  format: 'vakproef-update',
  formatVersion: 1,
  version: '1.4.0',
  minimumVersion: '1.0.0',
  releasedAt: '2026-11-20T12:00:00.000Z',
  packages: [
    aPackageOf(packageBytes()),
    aPackageOf(packageBytes(), { platform: 'win32', file: 'vakproef-1.4.0-win-x64-setup.exe' }),
  ],
  notes: { nl: 'Sneller starten.', en: 'Starts faster.' },
  ...over,
});

export const manifestToBytes = (manifest: unknown): Uint8Array =>
  new TextEncoder().encode(`${JSON.stringify(manifest, null, 2)}\n`);

export const signBytes = (bytes: Uint8Array, ...keys: readonly SigningKey[]): Uint8Array =>
  new TextEncoder().encode(
    keys
      .map(
        ({ keyId, privateKey }) =>
          `vakproef-signature-1 ${keyId} ${sign(null, bytes, privateKey).toString('hex')}\n`,
      )
      .join(''),
  );

/** What lies on a stick. */
export type UpdateFiles = { manifest: Uint8Array; signature: Uint8Array; package: Uint8Array };

export function updateFiles(
  key: SigningKey,
  over: Partial<UpdateManifest> = {},
  bytes = packageBytes(),
): UpdateFiles {
  const manifest = manifestToBytes(aManifest(over));
  return { manifest, signature: signBytes(manifest, key), package: bytes };
}

/** A folder with these files; the package under the name it should have. */
export function anUpdateFolder(
  files: UpdateFiles,
  packageFile = 'vakproef-1.4.0-linux-x86_64.AppImage',
): string {
  const folder = aFolder();
  writeFileSync(join(folder, manifestFile), files.manifest);
  writeFileSync(join(folder, signatureFile), files.signature);
  writeFileSync(join(folder, packageFile), files.package);
  return folder;
}
