/** The rights of a test that is about something else: every device writes whatever is not the hub's alone. */
import { writersOf } from '../../shared/domain/rights';
import type { MayWrite } from '../../src-hub/authorise/may-write';

export const everyDeviceMay: MayWrite = (change, { isRevoked }) => {
  const isRefusal = change.kind !== 'event' || writersOf(change) === 'hub';
  if (writersOf(change) === 'hub') return { reason: 'role', isRefusal };
  return isRevoked ? { reason: 'device', isRefusal } : null;
};
