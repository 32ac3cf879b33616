/**
 * Whether this device goes to that version, and when. Pure. The manifest is one whose signature was checked; what is
 * refused here was signed by us and still must not be installed: an older or the same version, a step too large, another
 * kind of device. During an exam a good update is not refused but put off: it waits for the next start.
 */
import { type Problem, problem } from '../../shared/kernel/problem';
import { compareVersions } from './compare-versions';
import type { UpdateManifest, UpdatePackage } from './manifest';

/** What can replace this installation; `platform` and `arch` as Node calls them. */
export type UpdateTarget = { readonly platform: string; readonly arch: string };

export type UpdateDecision =
  | { readonly kind: 'refuse'; readonly problem: Problem }
  | { readonly kind: 'later'; readonly when: 'at-next-start'; readonly problem: Problem }
  | { readonly kind: 'take'; readonly package: UpdatePackage };

type Here = {
  /** The version that runs now. */
  readonly running: string;
  readonly target: UpdateTarget;
  /** Assessments that were begun on this device and are not signed. */
  readonly openAssessments: number;
};

const refuse = (reason: Problem): UpdateDecision => ({ kind: 'refuse', problem: reason });

export function decideUpdate(manifest: UpdateManifest, here: Here): UpdateDecision {
  const { version, minimumVersion: minimum } = manifest;
  const { running, target } = here;
  const order = compareVersions(version, running);
  if (order < 0) return refuse(problem('update-older', { version, running }));
  if (order === 0) return refuse(problem('update-same', { running }));
  if (compareVersions(running, minimum) < 0)
    return refuse(problem('update-step-missing', { version, running, minimum }));
  const fitting = manifest.packages.find((p) => p.platform === target.platform && p.arch === target.arch);
  if (!fitting)
    return refuse(problem('update-not-for-device', { platform: target.platform, arch: target.arch }));
  if (here.openAssessments > 0)
    return {
      kind: 'later',
      when: 'at-next-start',
      problem: problem('update-exam-open', { count: here.openAssessments }),
    };
  return { kind: 'take', package: fitting };
}
