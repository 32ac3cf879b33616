/** What the hub tells in its audit log, before it has a number and a time. */
import type { DeviceId, SessionId, StaffId } from '../../shared/kernel/ids';
import type { AuditAbout, AuditKind } from '../../shared/values/audit-entry';

export type Told = {
  readonly what: AuditKind;
  /** Without it a device. */
  readonly origin?: 'device' | 'command' | 'candidate';
  /** Null or absent: not known. */
  readonly deviceId?: DeviceId | null;
  readonly staffId?: StaffId | null;
  readonly sessionId?: SessionId | null;
  readonly about?: AuditAbout | null;
  /** Code of a problem or a doubt; without it all went well. */
  readonly outcome?: string;
  readonly detail?: string;
  /** Without it once. */
  readonly count?: number;
};

/** How a code is known in the log: enough of its hash to tell one from another, and nothing to get in with. */
export const describeCode = (purpose: string, codeHash: string): string =>
  `${purpose} ${codeHash.slice(0, 12)}`;
