/** Suspends a device, allows it again, or revokes it for good. The hub acts on it as soon as it has it. */
import type { DeviceId } from '../../shared/kernel/ids';
import { problem } from '../../shared/kernel/problem';
import { err, ok, type Result } from '../../shared/kernel/result';
import { documentRecords } from '../../shared/records/all-records';
import type { DeviceAccess } from '../../shared/records/device-access';
import type { ActionDeps } from './action';
import { changeDocument } from './change-document';
import { composeDocumentDraft } from './compose-draft';
import { recordDrafts } from './record-drafts';
import { requireRight } from './require-right';

export type AccessChange = Pick<DeviceAccess, 'access' | 'reason'> & { readonly deviceId: DeviceId };

/** Taking access away needs a reason: whoever stands before a device that stopped wants to know why. */
export async function setDeviceAccess(deps: ActionDeps, input: AccessChange): Promise<Result<null>> {
  const { deviceId, access } = input;
  const reason = input.reason.trim();
  const actor = await requireRight(deps, documentRecords['device-access']);
  if (!actor.ok) return actor;
  if (access !== 'allowed' && reason === '') return err(problem('reason-missing'));
  const known = await deps.cache.document('device-access', deviceId);
  if (known) return changeDocument(deps, 'device-access', deviceId, (now) => ok({ ...now, access, reason }));
  return recordDrafts(deps, actor.value.staffId, [
    composeDocumentDraft(deps.world, {
      type: 'device-access',
      documentId: deviceId,
      document: { deviceId, access, reason },
      upon: null,
    }),
  ]);
}
