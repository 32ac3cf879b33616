/** Adds a member of staff or changes one. Nobody is ever removed: whoever leaves is inactive, and what they did stays theirs. */
import { decideStaff } from '../../shared/domain/decide-staff';
import type { StaffId } from '../../shared/kernel/ids';
import { ok, type Result } from '../../shared/kernel/result';
import { documentRecords } from '../../shared/records/all-records';
import type { Staff } from '../../shared/records/staff';
import type { ActionDeps } from './action';
import { changeDocument } from './change-document';
import { composeDocumentDraft } from './compose-draft';
import { recordDrafts } from './record-drafts';
import { requireRight } from './require-right';

export type StaffFields = Pick<
  Staff,
  'name' | 'jobTitle' | 'roles' | 'independent' | 'registerValidUntil' | 'identity'
>;

const everybody = async ({ cache }: ActionDeps): Promise<readonly Staff[]> =>
  (await cache.documents('staff')).map(({ document }) => document);

/** Blanks around a name are no part of it, nor of an account. */
const tidy = <T extends StaffFields>(fields: T): T => ({
  ...fields,
  name: fields.name.trim(),
  jobTitle: fields.jobTitle.trim(),
  ...(fields.identity === undefined ? {} : { identity: fields.identity?.trim() || null }),
});

/** Gives the id of the new member. */
export async function addStaff(deps: ActionDeps, fields: StaffFields): Promise<Result<StaffId>> {
  const actor = await requireRight(deps, documentRecords.staff);
  if (!actor.ok) return actor;
  const staffId = deps.world.newId<'Staff'>();
  const decided = decideStaff(await everybody(deps), tidy({ ...fields, staffId }));
  if (!decided.ok) return decided;
  const recorded = await recordDrafts(deps, actor.value.staffId, [
    composeDocumentDraft(deps.world, {
      type: 'staff',
      documentId: staffId,
      document: decided.value,
      upon: null,
    }),
  ]);
  return recorded.ok ? ok(staffId) : recorded;
}

/** Fields that are not given stay as they are, whoever changed them meanwhile. */
export const changeStaff = (
  deps: ActionDeps,
  { staffId, fields }: { readonly staffId: StaffId; readonly fields: Partial<StaffFields> },
): Promise<Result<null>> =>
  changeDocument(deps, 'staff', staffId, async (staff) =>
    decideStaff(await everybody(deps), tidy({ ...staff, ...fields })),
  );

/** Whether this person works here: an inactive one gets no certificate and no longer stands among those who unlock. */
export const setStaffActive = (
  deps: ActionDeps,
  { staffId, isActive }: { readonly staffId: StaffId; readonly isActive: boolean },
): Promise<Result<null>> =>
  changeDocument(deps, 'staff', staffId, async (staff) => {
    if (isActive === !staff.inactiveSince) return ok(staff);
    const inactiveSince = isActive ? null : deps.world.now().toISOString();
    return decideStaff(await everybody(deps), { ...staff, inactiveSince });
  });
