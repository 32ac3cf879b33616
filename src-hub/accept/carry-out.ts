/**
 * What the hub does at once because of documents that it took, in the same transaction: a one-time code begins to count,
 * a device loses its access or gets it back, people are erased. What it does not know how to read it only keeps.
 */
import type { OrganisationId } from '../../shared/kernel/ids';
import type { Change } from '../../shared/protocol/change';
import { openDocument } from '../../shared/records/open-record';
import { applyDeviceAccess } from '../accounts/device-access';
import { putCode } from '../accounts/enrolment-code';
import type { DatabaseTransaction, Store } from '../store/open-store';
import { takeErasures } from './erase-texts';

type Carry = (
  transaction: DatabaseTransaction,
  organisationId: OrganisationId,
  change: Change,
  now: Date,
) => Promise<void>;

/** How long a code may be on its way, clocks that differ included. */
const lateMs = 3_600_000;

const takeCode: Carry = async (transaction, organisationId, change, now) => {
  const opened = openDocument('one-time-code', change);
  // One that comes in long after it was made is brought back after a loss, and may have been used before that.
  if (opened.state !== 'read' || now.getTime() - Date.parse(change.occurredAt) > lateMs) return;
  const { purpose, staffId } = opened.body;
  await putCode(transaction, organisationId, { hash: change.subjectId, purpose, staffId }, now);
};

const takeAccess: Carry = async (transaction, organisationId, change, now) => {
  const opened = openDocument('device-access', change);
  if (opened.state === 'read' && opened.body.deviceId === change.subjectId)
    await applyDeviceAccess(transaction, organisationId, opened.body, now);
};

const carriedOut: ReadonlyMap<string, Carry> = new Map([
  ['one-time-code', takeCode],
  ['device-access', takeAccess],
]);

/** Carries out what the documents say, in the order in which they were taken. */
export async function carryOut(
  store: Store,
  transaction: DatabaseTransaction,
  organisationId: OrganisationId,
  changes: readonly Change[],
  now: Date,
): Promise<void> {
  for (const change of changes)
    if (change.kind === 'document')
      await carriedOut.get(change.type)?.(transaction, organisationId, change, now);
  await takeErasures({ store, transaction, organisationId }, changes, now);
}
