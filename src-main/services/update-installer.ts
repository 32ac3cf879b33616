/**
 * What a host must offer so that the program can replace itself. Only packages that were checked are handed over; the
 * installer ends the program. Hosts that cannot do it say who does.
 */
import type { UpdateStatus } from '../../shared/contract/update-contract';
import { problem } from '../../shared/kernel/problem';
import { err, type Result } from '../../shared/kernel/result';
import type { UpdateTarget } from '../update/decide-update';
import type { UpdatePackage } from '../update/manifest';

export type CheckedPackage = UpdatePackage & {
  readonly version: string;
  readonly releasedAt: string;
  /** Folder in which it lies. */
  readonly folder: string;
};

export type UpdateInstaller = {
  readonly way: UpdateStatus['way'];
  readonly target: UpdateTarget;
  /** The folder a user chose; null when they changed their mind. */
  readonly chooseFolder: () => Promise<string | null>;
  /**
   * Starts the installer and the end of the program. Must hold the package to its digest once more.
   * @param isStillAllowed to be asked right before the end: an exam may have begun
   */
  readonly install: (
    checked: CheckedPackage,
    isStillAllowed: () => Promise<boolean>,
  ) => Promise<Result<null>>;
};

/** For a host that does not replace itself. */
export const noInstaller = (way: Exclude<UpdateStatus['way'], 'itself'>): UpdateInstaller => ({
  way,
  target: { platform: process.platform, arch: process.arch },
  chooseFolder: async () => null,
  install: async () => err(problem('update-not-here')),
});
