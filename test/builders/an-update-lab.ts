/** An update service with an installer that only remembers, in a folder of its own: no Electron, no real installer. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { UpdateStatus } from '../../shared/contract/update-contract';
import type { Problem } from '../../shared/kernel/problem';
import { realWorld } from '../../shared/kernel/real-world';
import { err, ok, type Result } from '../../shared/kernel/result';
import type { CheckedPackage, UpdateInstaller } from '../../src-main/services/update-installer';
import { createUpdateService, type UpdateServiceParts } from '../../src-main/services/update-service';
import { aFolder } from './a-journal';
import { aSigningKey, type SigningKey } from './an-update';

export type UpdateLab = {
  readonly key: SigningKey;
  readonly folder: string;
  /** What the user chooses in the dialog. */
  choose: string | null;
  /** Assessments that are running. */
  open: number;
  /** What stands in the way of the installer. */
  installFails: Problem | null;
  readonly installed: CheckedPackage[];
  readonly shown: UpdateStatus[];
  /** A service over the same folder: the program, started again. */
  readonly start: (over?: Partial<UpdateServiceParts>) => ReturnType<typeof createUpdateService>;
  /** What is kept on this device. */
  readonly kept: () => string[];
};

export function anUpdateLab(key = aSigningKey()): UpdateLab {
  const folder = join(aFolder(), 'update');
  const lab: UpdateLab = {
    key,
    folder,
    choose: null,
    open: 0,
    installFails: null,
    installed: [],
    shown: [],
    start: (over = {}) => {
      const installer: UpdateInstaller = {
        way: 'itself',
        target: { platform: 'linux', arch: 'x64' },
        chooseFolder: async () => lab.choose,
        install: async (checked, isStillAllowed): Promise<Result<null>> => {
          if (lab.installFails) return err(lab.installFails);
          if (await isStillAllowed()) lab.installed.push(checked);
          return ok(null);
        },
      };
      const updates = createUpdateService({
        world: realWorld,
        installer,
        address: null,
        trustedKeys: [key],
        folder,
        version: '1.3.0',
        openAssessments: async () => lab.open,
        fetch: () => Promise.reject(new TypeError('no network')),
        ...over,
      });
      const { status } = updates.service;
      status.subscribe(() => lab.shown.push(status.get()));
      return updates;
    },
    kept: () => {
      try {
        return readdirSync(folder).sort();
      } catch {
        return [];
      }
    },
  };
  return lab;
}
