/** Links a device that belongs to nobody yet to the hub its environment names: how `npm start` sets up the sample centre. */

import { hostname } from 'node:os';
import type { Handler, Transport } from '../../shared/contract/contract';
import { connect } from '../../shared/contract/contract';
import { type DeviceProfile, deviceContract } from '../../shared/contract/device-contract';
import { ok, type Result } from '../../shared/kernel/result';

/** @returns null when there was nothing to do */
export async function enrolAtFirstStart(
  handler: Handler,
  env: NodeJS.ProcessEnv,
): Promise<Result<DeviceProfile> | null> {
  const { VAKPROEF_HUB_URL: hubUrl, VAKPROEF_ENROL_CODE: code } = env;
  if (!hubUrl || !code) return null;
  const direct: Transport = { request: handler, onNotice: () => () => undefined };
  const device = connect(deviceContract, direct);
  const profile = await device.profile.read();
  if (!profile.ok) return profile;
  if (profile.value.hubUrl !== null) return null;
  const enrolled = await device.enrol({ hubUrl, code, deviceName: hostname() || 'Vakproef' });
  return enrolled.ok ? ok(enrolled.value.profile) : enrolled;
}
