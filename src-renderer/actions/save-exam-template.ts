/** Keeps how an exam is usually held, changes it, and puts it in the archive or takes it back. No exam follows it. */
import type { Id } from '../../shared/kernel/ids';
import { ok, type Result } from '../../shared/kernel/result';
import { type DocumentOf, documentRecords } from '../../shared/records/all-records';
import type { ActionDeps } from './action';
import { changeDocument } from './change-document';
import { composeDocumentDraft } from './compose-draft';
import { recordDrafts } from './record-drafts';
import { requireRight } from './require-right';

type Template = DocumentOf<'exam-template'>;
type TemplateId = Id<'ExamTemplate'>;
export type TemplateFields = Omit<Template, 'templateId' | 'archivedAt'>;

/** Gives its id. */
export async function addExamTemplate(deps: ActionDeps, fields: TemplateFields): Promise<Result<TemplateId>> {
  const actor = await requireRight(deps, documentRecords['exam-template']);
  if (!actor.ok) return actor;
  const templateId = deps.world.newId<'ExamTemplate'>();
  const recorded = await recordDrafts(deps, actor.value.staffId, [
    composeDocumentDraft(deps.world, {
      type: 'exam-template',
      documentId: templateId,
      document: { ...fields, templateId, name: fields.name.trim() },
      upon: null,
    }),
  ]);
  return recorded.ok ? ok(templateId) : recorded;
}

export const renameExamTemplate = (
  deps: ActionDeps,
  { templateId, name }: { readonly templateId: TemplateId; readonly name: string },
): Promise<Result<null>> =>
  changeDocument(deps, 'exam-template', templateId, (template) => ok({ ...template, name }));

/** In the archive it is offered no more. */
export const archiveExamTemplate = (
  deps: ActionDeps,
  { templateId, isArchived }: { readonly templateId: TemplateId; readonly isArchived: boolean },
): Promise<Result<null>> =>
  changeDocument(deps, 'exam-template', templateId, (template) =>
    isArchived === Boolean(template.archivedAt)
      ? ok(template)
      : ok({ ...template, archivedAt: isArchived ? deps.world.now().toISOString() : null }),
  );
