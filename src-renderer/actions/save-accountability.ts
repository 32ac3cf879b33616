/** Accountability documents of a qualification (M30): added, replaced, described, put in order, removed and brought back. */
import { documentsOf, moveDocument, nextOrder } from '../../shared/domain/accountability';
import type { Id, QualificationId, StaffId } from '../../shared/kernel/ids';
import { ok, type Result } from '../../shared/kernel/result';
import type { AccountabilityDocument, FileVersion } from '../../shared/records/accountability-document';
import { documentRecords } from '../../shared/records/all-records';
import type { NamedFile } from '../../shared/values/named-file';
import type { Action, ActionDeps } from './action';
import { addedFiles } from './added-files';
import { changeDocument } from './change-document';
import { composeDocumentDraft } from './compose-draft';
import { recordDrafts } from './record-drafts';
import { requireRight } from './require-right';

type DocumentId = Id<'AccountabilityDocument'>;
const type = 'accountability-document';

const versionOf = ({ world }: ActionDeps, file: NamedFile, addedBy: StaffId): FileVersion => ({
  versionId: world.newId<'FileVersion'>(),
  file,
  addedAt: world.now().toISOString(),
  addedBy,
});

/** A file is called by its name until somebody says otherwise. */
const titleOf = ({ name }: NamedFile): string => name.replace(/\.[A-Za-z0-9]{1,10}$/, '');

/** @param input the file lies whole on the disk */
export const addAccountabilityDocument: Action<
  { readonly qualificationId: QualificationId; readonly file: NamedFile },
  DocumentId
> = async (deps, { qualificationId, file }) => {
  const actor = await requireRight(deps, documentRecords[type]);
  if (!actor.ok) return actor;
  const stored = (await deps.cache.documents(type)).map(({ document }) => document);
  const accountabilityDocumentId = deps.world.newId<'AccountabilityDocument'>();
  const document: AccountabilityDocument = {
    accountabilityDocumentId,
    qualificationId,
    title: titleOf(file),
    description: '',
    order: nextOrder(documentsOf(stored, qualificationId)),
    versions: [versionOf(deps, file, actor.value.staffId)],
  };
  const draft = composeDocumentDraft(deps.world, {
    ...{ type, documentId: accountabilityDocumentId, document, upon: null },
  });
  const attachments = addedFiles(type, null, document);
  const recorded = await recordDrafts(deps, actor.value.staffId, [{ ...draft, attachments }]);
  return recorded.ok ? ok(accountabilityDocumentId) : recorded;
};

/** The one before it is kept, and can be opened. */
export const replaceAccountabilityFile: Action<
  { readonly documentId: DocumentId; readonly file: NamedFile },
  null
> = async (deps, { documentId, file }) => {
  const actor = await requireRight(deps, documentRecords[type]);
  if (!actor.ok) return actor;
  return changeDocument(deps, type, documentId, (document) =>
    ok({ ...document, versions: [...document.versions, versionOf(deps, file, actor.value.staffId)] }),
  );
};

export type Description = Pick<AccountabilityDocument, 'title' | 'description'>;

/** Only what was changed; a blank title leaves it as it is. */
export const describeAccountabilityDocument: Action<
  { readonly documentId: DocumentId; readonly changed: Partial<Description> },
  null
> = (deps, { documentId, changed }) =>
  changeDocument(deps, type, documentId, (document) => {
    const title = changed.title?.trim() || document.title;
    return ok({ ...document, ...changed, title });
  });

/** By one place among those of its qualification. */
export const moveAccountabilityDocument: Action<
  { readonly documentId: DocumentId; readonly by: -1 | 1 },
  null
> = async (deps, { documentId, by }) => {
  const stored = (await deps.cache.documents(type)).map(({ document }) => document);
  const moved = stored.find((one) => one.accountabilityDocumentId === documentId);
  if (!moved) return ok(null);
  const places = moveDocument(documentsOf(stored, moved.qualificationId), documentId, by);
  for (const [id, order] of places) {
    const done: Result<null> = await changeDocument(deps, type, id, (document) => ok({ ...document, order }));
    if (!done.ok) return done;
  }
  return ok(null);
};

/** Removed it stands in no list, and can be brought back; no byte goes. */
export const removeAccountabilityDocument: Action<
  { readonly documentId: DocumentId; readonly isRemoved: boolean },
  null
> = (deps, { documentId, isRemoved }) =>
  changeDocument(deps, type, documentId, (document) =>
    ok(Boolean(document.isRemoved) === isRemoved ? document : { ...document, isRemoved }),
  );
