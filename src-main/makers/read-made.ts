/**
 * What a change says of who made it, read without judging the rest: a first load holds hundreds of thousands. Whatever a
 * view could take for a change is read here as one, so that nothing gets round the question who made it.
 */
import type { DeviceId } from '../../shared/kernel/ids';
import type { UnprovedInLoad } from '../../shared/protocol/journal-entry';
import { idSchema } from '../../shared/values/identity';

export type Made = {
  /** Null when what stands there is no device. */
  readonly deviceId: DeviceId | null;
  readonly deviceSeq: number;
  readonly prevHash: string;
  readonly isAct: boolean;
  readonly subject: UnprovedInLoad['subject'];
};

const deviceIdSchema = idSchema<'Device'>();
const uuid = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/;

const textOf = (value: unknown): string => (typeof value === 'string' ? value.slice(0, 100) : '');

function readDeviceId(value: unknown): DeviceId | null {
  if (typeof value !== 'string' || !uuid.test(value)) return null;
  return deviceIdSchema.safeParse(value).data ?? null;
}

/** Null when the text is no JSON object: nothing takes it for a change. */
export function readMade(text: string): Made | null {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null) return null;
    const said: { readonly [field: string]: unknown } = { ...value };
    const { changeId, deviceId, deviceSeq, prevHash, kind, type, subjectId } = said;
    return {
      deviceId: readDeviceId(deviceId),
      deviceSeq: typeof deviceSeq === 'number' ? deviceSeq : 0,
      prevHash: textOf(prevHash),
      isAct: type === 'assessment-signed',
      subject: {
        changeId: textOf(changeId),
        kind: textOf(kind),
        type: textOf(type),
        subjectId: textOf(subjectId),
      },
    };
  } catch {
    return null;
  }
}
