/**
 * Makes a group, changes it, puts it in the archive and brings it back.
 *
 * What a group is called may change while people are in it; exams that were planned keep the name of their day.
 */

import type { GroupId } from '../../shared/kernel/ids';
import { problem } from '../../shared/kernel/problem';
import { err, ok, type Result } from '../../shared/kernel/result';
import { lengthProblem } from '../../shared/kernel/typed-words';
import { documentRecords } from '../../shared/records/all-records';
import type { Group } from '../../shared/records/group';
import type { ActionDeps } from './action';
import { changeDocument } from './change-document';
import { composeDocumentDraft } from './compose-draft';
import { recordDrafts } from './record-drafts';
import { requireRight } from './require-right';

export type GroupFields = Pick<Group, 'name' | 'schoolYear' | 'examinerId'>;

/** Most characters, as the record has them. */
export const groupLimits = { name: 100, schoolYear: 20 } as const;

/** The group with these fields, or why not. Blanks around a text say nothing. */
async function decideGroup(
  { cache }: ActionDeps,
  before: Group,
  fields: GroupFields,
): Promise<Result<Group>> {
  const [name, schoolYear] = [fields.name, fields.schoolYear].map((text) => text.trim().replace(/\s+/g, ' '));
  if (!name) return err(problem('group-name-missing'));
  const tooLong =
    lengthProblem(name, groupLimits.name) ?? lengthProblem(schoolYear ?? '', groupLimits.schoolYear);
  if (tooLong) return err(tooLong);
  const isSame = ({ document }: { readonly document: Group }): boolean =>
    document.groupId !== before.groupId &&
    !document.isRemoved &&
    document.name.toLowerCase() === name.toLowerCase() &&
    document.schoolYear === schoolYear;
  if ((await cache.documents('group')).some(isSame)) return err(problem('group-name-taken'));
  return ok({ ...before, name, schoolYear: schoolYear ?? '', examinerId: fields.examinerId });
}

/** Gives the id of the new group. Two of the same name in one year would be taken for one another: refused. */
export async function addGroup(deps: ActionDeps, fields: GroupFields): Promise<Result<GroupId>> {
  const actor = await requireRight(deps, documentRecords.group);
  if (!actor.ok) return actor;
  const groupId = deps.world.newId<'Group'>();
  const decided = await decideGroup(deps, { groupId, ...fields }, fields);
  if (!decided.ok) return decided;
  const document = decided.value;
  const recorded = await recordDrafts(deps, actor.value.staffId, [
    composeDocumentDraft(deps.world, { type: 'group', documentId: groupId, document, upon: null }),
  ]);
  return recorded.ok ? ok(groupId) : recorded;
}

/** Which one. */
type Chosen = { readonly groupId: GroupId };

/** Who is in it, and which exams were planned for it, stays. */
export const changeGroup = (
  deps: ActionDeps,
  { groupId, fields }: Chosen & { readonly fields: GroupFields },
): Promise<Result<null>> =>
  changeDocument(deps, 'group', groupId, (group) => decideGroup(deps, group, fields));

/** Who is in it stays in it. */
export const setGroupArchived = (
  deps: ActionDeps,
  { groupId, isArchived }: Chosen & { readonly isArchived: boolean },
): Promise<Result<null>> =>
  changeDocument(deps, 'group', groupId, (group) =>
    ok(
      isArchived === !!group.archivedAt
        ? group
        : { ...group, archivedAt: isArchived ? deps.world.now().toISOString() : null },
    ),
  );
