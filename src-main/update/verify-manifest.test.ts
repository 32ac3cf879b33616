/** Nothing is read before its signature; what is signed is still held to the schema. */
import { describe, expect, it } from 'vitest';
import {
  aManifest,
  aPackageOf,
  aSigningKey,
  manifestToBytes,
  packageBytes,
  signBytes,
} from '../../test/builders/an-update';
import { manifestFile } from './manifest';
import { verifyManifest } from './verify-manifest';

const key = aSigningKey();
const stranger = aSigningKey();
const bytes = manifestToBytes(aManifest());
const codeOf = (manifest: Uint8Array, signature: Uint8Array | null, keys = [key]): string => {
  const verified = verifyManifest(manifest, signature, keys);
  return verified.ok ? 'ok' : verified.problem.code;
};
/** A manifest that we signed, whatever it says. */
const signed = (manifest: unknown): string => {
  const text = manifestToBytes(manifest);
  return codeOf(text, signBytes(text, key));
};
const text = (value: string): Uint8Array => new TextEncoder().encode(value);

describe('a signature', () => {
  it('of a known key opens the manifest', () => {
    const verified = verifyManifest(bytes, signBytes(bytes, key), [key]);
    expect(verified).toEqual({ ok: true, value: aManifest() });
  });

  it('is needed, whole and in its one form', () => {
    const good = new TextDecoder().decode(signBytes(bytes, key));
    expect(codeOf(bytes, null)).toBe('update-unsigned');
    for (const wrong of [
      '',
      good.trimEnd(),
      ` ${good}`,
      `${good}\n`,
      `\ufeff${good}`,
      good.toUpperCase(),
      good.replace('\n', '\r\n'),
      good.repeat(9),
    ])
      expect(codeOf(bytes, text(wrong)), JSON.stringify(wrong)).toBe('update-unsigned');
  });

  it('of a key that is not built in is refused, also under the name of ours', () => {
    expect(codeOf(bytes, signBytes(bytes, stranger))).toBe('update-key-unknown');
    expect(codeOf(bytes, signBytes(bytes, { ...stranger, keyId: key.keyId }))).toBe('update-signature-wrong');
    expect(codeOf(bytes, signBytes(bytes, key), [])).toBe('update-key-unknown');
  });

  it('holds for these bytes only', () => {
    expect(codeOf(manifestToBytes(aManifest({ version: '1.5.0' })), signBytes(bytes, key))).toBe(
      'update-signature-wrong',
    );
  });

  it('of an old and a new key together is taken by who knows either, and never when one they know is wrong', () => {
    const next = aSigningKey();
    const both = signBytes(bytes, key, next);
    expect([
      codeOf(bytes, both, [key]),
      codeOf(bytes, both, [next]),
      codeOf(bytes, both, [key, next]),
    ]).toEqual(['ok', 'ok', 'ok']);
    const other = manifestToBytes(aManifest({ version: '9.0.0' }));
    const mixed = new Uint8Array([...signBytes(bytes, key), ...signBytes(other, next)]);
    expect(codeOf(bytes, mixed, [key, next])).toBe('update-signature-wrong');
  });
});

describe('a signed manifest', () => {
  it.each([
    ['another format', { ...aManifest(), format: 'other' }],
    ['a newer format', { ...aManifest(), formatVersion: 2 }],
    ['a field nobody knows', { ...aManifest(), run: 'now' }],
    ['no version', { ...aManifest(), version: undefined }],
    ['a version that is none', aManifest({ version: '1.4' })],
    ['no package', aManifest({ packages: [] })],
    ['a date that is none', aManifest({ releasedAt: 'yesterday' })],
    ['notes in no language', { ...aManifest(), notes: { nl: ' ' } }],
    [
      'one device twice',
      aManifest({
        packages: [
          aPackageOf(packageBytes()),
          aPackageOf(packageBytes(9), { file: 'vakproef-1.4.0-b.AppImage' }),
        ],
      }),
    ],
    [
      'one file twice, but for its capitals',
      aManifest({
        packages: [
          aPackageOf(packageBytes()),
          aPackageOf(packageBytes(), { arch: 'arm64', file: 'vakproef-1.4.0-LINUX-x86_64.AppImage' }),
        ],
      }),
    ],
    ['a list', [aManifest()]],
    ['nothing', null],
  ])('with %s is malformed', (_, manifest) => {
    expect(signed(manifest)).toBe('update-malformed');
  });

  it.each([
    '../vakproef-1.4.0.AppImage',
    'vakproef-1.4.0/../../x.AppImage',
    'vakproef-..AppImage',
    'vakproef-1.4.0\\..\\x.AppImage',
    '/etc/vakproef-1.4.0.AppImage',
    'C:\\vakproef-1.4.0.AppImage',
    'vakproef-1.4.0.AppImage\u0000',
    'vakproef-1.4.0\u202eegamIppA.AppImage',
    'vakproef\u20111.4.0.AppImage',
    'vаkproef-1.4.0.AppImage',
    'vakproef-1.4.0.AppImage.exe',
    'vakproef-1.4.0.AppImage ',
    'vakproef-1.4.0.AppImage\n',
    'vakproef-1.4.0.exe:stream.AppImage',
    "vakproef-1'4.0.AppImage",
    'vakproef-1"4.0.AppImage',
    'vakproef-%2e%2e.AppImage',
    '.vakproef-1.4.0.AppImage',
    'setup.AppImage',
    manifestFile,
    '',
    `vakproef-${'1'.repeat(200)}.AppImage`,
  ])('with the file name %j is malformed', (file) => {
    expect(signed(aManifest({ packages: [aPackageOf(packageBytes(), { file })] }))).toBe('update-malformed');
  });

  it('for Windows names an installer, for macOS an archive', () => {
    const one = (platform: 'win32' | 'darwin', file: string) =>
      signed(aManifest({ packages: [aPackageOf(packageBytes(), { platform, file })] }));
    expect(one('win32', 'vakproef-1.4.0.exe')).toBe('ok');
    expect(one('darwin', 'vakproef-1.4.0.exe')).toBe('update-malformed');
    expect(one('darwin', 'vakproef-1.4.0.zip')).toBe('ok');
  });

  it('that is no UTF-8, no JSON or too large is malformed', () => {
    for (const wrong of [
      new Uint8Array([0xff, 0xfe]),
      text('{'),
      text(`\ufeff${JSON.stringify(aManifest())}`),
      new Uint8Array(70_000),
    ])
      expect(codeOf(wrong, signBytes(wrong, key))).toBe('update-malformed');
  });
});
