/**
 * What an update says about itself: which version, from which version on, and for each kind of device one package with
 * its size and digest. Nothing in it is believed before its signature is (`verify-manifest.ts`). Strict on purpose: a
 * name is one plain name on every file system, nothing unknown is skipped, nothing stands in it twice.
 */
import { z } from 'zod';
import { defaultLanguage } from '../../shared/texts/languages';
import { localised, momentSchema } from '../../shared/values/identity';
import { languageIn } from '../../shared/values/text-in';
import { isVersion } from './compare-versions';

/** Names of the files of an update: they lie side by side, on a stick as well as at an address. */
export const manifestFile = 'vakproef-update.json';
export const signatureFile = `${manifestFile}.sig`;
export const maxManifestBytes = 64 * 1024;
const maxPackageBytes = 2 ** 30;

const versionSchema = z.string().refine(isVersion, 'expected a version');

/** `exe` is the installer of Windows, `zip` the application for macOS: the packages an installation can replace itself with. */
export const packageKinds = { win32: 'exe', darwin: 'zip', linux: 'AppImage' } as const;

const packageSchema = z
  .strictObject({
    platform: z.enum(['win32', 'darwin', 'linux']),
    arch: z.enum(['x64', 'arm64']),
    /** ASCII, no folder, no space, no leading or double dot. */
    file: z.string().regex(/^vakproef-[0-9A-Za-z]+(?:[._+-][0-9A-Za-z]+)*\.(?:exe|zip|AppImage)$/),
    size: z.int().min(1).max(maxPackageBytes),
    sha512: z.string().regex(/^[0-9a-f]{128}$/),
  })
  .refine(
    ({ platform, file }) => file.length <= 120 && file.endsWith(`.${packageKinds[platform]}`),
    'expected the ending of its platform',
  );
export type UpdatePackage = z.infer<typeof packageSchema>;

const areDifferent = (values: readonly string[]): boolean => new Set(values).size === values.length;

export const updateManifestSchema = z
  .strictObject({
    format: z.literal('vakproef-update'),
    formatVersion: z.literal(1),
    version: versionSchema,
    /** The oldest version that may go to this one in one step. */
    minimumVersion: versionSchema,
    releasedAt: momentSchema,
    packages: z.array(packageSchema).min(1).max(12),
    notes: localised(4000).refine((notes) => languageIn(notes, defaultLanguage) !== null, 'expected notes'),
  })
  .refine(
    ({ packages }) =>
      areDifferent(packages.map(({ platform, arch }) => `${platform} ${arch}`)) &&
      areDifferent(packages.map(({ file }) => file.toLowerCase())),
    'expected every device and every file once',
  );
export type UpdateManifest = z.infer<typeof updateManifestSchema>;
