/** Joins this device to the organisation of a hub with a one-time code. */
import type { Action } from './action';

export type Enrolment = { readonly hubUrl: string; readonly code: string; readonly deviceName: string };

/** Blanks around what was typed are no part of it. */
export const enrolDevice: Action<Enrolment, { readonly personalCode: string | null }> = (
  { host },
  { hubUrl, code, deviceName },
) => host.device.enrol({ hubUrl: hubUrl.trim(), code: code.trim(), deviceName: deviceName.trim() });
