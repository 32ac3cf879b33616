/**
 * The devices of the centre as rows: what stands in the records, which every device holds, with what the hub told on top.
 * Pure. Without the hub's word a row still says who has a key on the device and whether it may speak with the hub.
 */
import type { DeviceId, StaffId } from '../../../../shared/kernel/ids';
import type { DeviceRecord } from '../../../../shared/records/device';
import type { DeviceAccess } from '../../../../shared/records/device-access';
import type { PlannedExam } from '../../../../shared/records/exam';
import type { PersonCertificate } from '../../../../shared/records/person-certificate';
import type { HubWord } from '../../../ui/told-devices';

export type DeviceRow = {
  readonly deviceId: DeviceId;
  readonly name: string;
  readonly enrolledAt: string;
  readonly access: DeviceAccess['access'];
  /** Why, where access was taken away. */
  readonly reason: string;
  /** Who has a key on it, and until when the hub vouches for it. */
  readonly keys: readonly { readonly staffId: StaffId; readonly validUntil: string }[];
  /**
   * Exams of today and later, the first one first, of whoever has a key on it. Which exams lie on a device the hub does not
   * tell; these are the ones that it is needed for.
   */
  readonly exams: readonly PlannedExam[];
  /** Null: the hub was not asked. */
  readonly told: HubWord | null;
  /** May speak with the hub, and has not for two hours or longer. */
  readonly isSilent: boolean;
};

export type DeviceSources = {
  readonly devices: readonly DeviceRecord[];
  readonly accesses: readonly DeviceAccess[];
  readonly certificates: readonly PersonCertificate[];
  readonly exams: readonly PlannedExam[];
  /** Null: not known. */
  readonly told: readonly HubWord[] | null;
};

const silentAfterMs = 2 * 60 * 60_000;

function keysOn(deviceId: DeviceId, certificates: readonly PersonCertificate[]): DeviceRow['keys'] {
  const until = new Map<StaffId, string>();
  for (const one of certificates)
    if (one.deviceId === deviceId && one.validUntil > (until.get(one.staffId) ?? ''))
      until.set(one.staffId, one.validUntil);
  return [...until].map(([staffId, validUntil]) => ({ staffId, validUntil }));
}

/** Not over yet: an exam of the evening before may still be handed in. */
const isAheadFromMs = 24 * 60 * 60_000;

function examsOf(keys: DeviceRow['keys'], exams: readonly PlannedExam[]): readonly PlannedExam[] {
  const staffIds = new Set(keys.map(({ staffId }) => staffId));
  return exams.filter(({ assessments }) => assessments.some(({ examinerId }) => staffIds.has(examinerId)));
}

/** Those that are still to come, the first one first. */
const aheadOf = (exams: readonly PlannedExam[], nowMs: number): readonly PlannedExam[] =>
  exams
    .filter(
      ({ plannedAt, status }) => status !== 'cancelled' && Date.parse(plannedAt) >= nowMs - isAheadFromMs,
    )
    .sort((a, b) => Date.parse(a.plannedAt) - Date.parse(b.plannedAt));

/**
 * In the order in which they joined.
 * @param nowMs by the clock of the hub, as far as it is known
 */
export function composeDeviceRows(sources: DeviceSources, nowMs: number): readonly DeviceRow[] {
  const { devices, accesses, certificates, told } = sources;
  const wordOf = new Map((told ?? []).map((word) => [word.deviceId, word]));
  const recorded = new Map(devices.map((device) => [device.deviceId, device]));
  const ahead = aheadOf(sources.exams, nowMs);
  const accessOf = new Map(accesses.map((access) => [access.deviceId, access]));
  return [...new Set([...recorded.keys(), ...wordOf.keys()])]
    .map((deviceId): DeviceRow => {
      const keys = keysOn(deviceId, certificates);
      const word = wordOf.get(deviceId) ?? null;
      const device = recorded.get(deviceId);
      const decided = accessOf.get(deviceId);
      // What was decided here goes before what the hub said when it was asked last.
      const access = decided?.access ?? word?.access ?? 'allowed';
      const silentMs = word?.lastSeenAt ? nowMs - new Date(word.lastSeenAt).getTime() : null;
      return {
        deviceId,
        name: device?.name ?? word?.name ?? '',
        enrolledAt: device?.enrolledAt ?? word?.enrolledAt ?? '',
        access,
        reason: decided?.reason ?? '',
        keys,
        exams: examsOf(keys, ahead),
        told: word,
        isSilent: access === 'allowed' && silentMs !== null && silentMs >= silentAfterMs,
      };
    })
    .sort((a, b) => (a.enrolledAt === b.enrolledAt ? 0 : a.enrolledAt < b.enrolledAt ? -1 : 1));
}
