/** What whoever works here should know of this device's id: that it is a copy, or lately became a device of its own. */
import { type Problem, problem } from '../../shared/kernel/problem';
import type { Identity } from '../follow/identity';

/** How long it is told, in milliseconds. */
const tellMs = 3 * 86_400_000;

export function describeIdentity({ deviceId, parting, renamed }: Identity, now: Date): Problem | null {
  if (parting) return problem('device-doubled', { deviceId, deviceSeq: parting.forkSeq });
  const isLately = renamed && Math.abs(now.getTime() - Date.parse(renamed.at)) < tellMs;
  return isLately ? problem('device-renamed', { name: renamed.name, was: renamed.was }) : null;
}
