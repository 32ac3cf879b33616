/**
 * The hub's word on a device's key, read from the change that carries it. The caller holds the bytes to the hub's key;
 * here counts that the hub itself is the device that speaks, and never of its own key, which is pinned.
 */

import type { DeviceRecord } from '../records/device';
import { openDocument } from '../records/open-record';
import { readChange, type SignedChange } from './change';

/** Null when it is no device told of by this hub, or one that this program cannot read. */
export function readDevice(signed: SignedChange, hubId: string): DeviceRecord | null {
  const change = readChange(signed);
  if (change?.kind !== 'document' || change.type !== 'device' || String(change.deviceId) !== hubId)
    return null;
  const opened = openDocument('device', change);
  const isOther = change.subjectId !== hubId;
  return opened.state === 'read' && opened.body.deviceId === change.subjectId && isOther ? opened.body : null;
}
