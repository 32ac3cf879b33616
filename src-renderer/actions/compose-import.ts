/**
 * What an import records, all or none: competences, trees, heads, and the import itself with what stood there before, so
 * that it can be taken back. Every version that it makes stands in the history, with the name of the file as its note.
 */
import type { Qualification } from '../../shared/domain/qualification';
import type { ChangeId, ImportId, StaffId } from '../../shared/kernel/ids';
import type { World } from '../../shared/kernel/world';
import type { Draft } from '../../shared/protocol/change';
import type { Competence } from '../../shared/records/competence';
import type { QualificationHead } from '../../shared/records/qualification';
import type { QualificationImport } from '../../shared/records/qualification-import';
import type { StoredDocument, StoredQualification } from '../cache/read-cache';
import { composeDocumentDraft, composeQualificationDrafts } from './compose-draft';

export type ToRecord = {
  readonly staffId: StaffId;
  /** As they are afterwards. */
  readonly toWrite: readonly Qualification[];
  /** What stands here of them now; what is not among these is new. */
  readonly stored: readonly StoredQualification[];
  readonly newCompetences?: readonly Competence[];
  /** Archived ones that are in use again: as they are afterwards, upon what stands here. */
  readonly revived?: readonly StoredDocument<'competence'>[];
  /** Name of the file. */
  readonly note: string;
  readonly cameFrom?: 'catalogue' | null;
};

type ComposingWorld = Pick<World, 'newId' | 'now' | 'pause'>;
type Written = QualificationImport['qualifications'][number];

/** After so many trees others have a turn; a tree is hashed and written, which takes milliseconds. */
const treesAtOnce = 4;

const competenceDraft = (
  world: ComposingWorld,
  document: Competence,
  upon: ChangeId | null,
): { readonly draft: Draft; readonly made: QualificationImport['competences'][number] } => {
  const documentId = document.competenceId;
  const draft = composeDocumentDraft(world, { type: 'competence', documentId, document, upon });
  return { draft, made: { competenceId: documentId, revision: draft.changeId } };
};

function bare(before: StoredQualification | null): QualificationHead | null {
  if (before === null || before.head.isRemoved) return null;
  const { history: _stays, ...head } = before.head;
  return head;
}

/** The drafts of one append. */
export async function composeImport(
  world: ComposingWorld,
  { staffId, toWrite, stored, newCompetences = [], revived = [], note, cameFrom = null }: ToRecord,
): Promise<{ readonly drafts: readonly Draft[]; readonly importId: ImportId }> {
  const importedAt = world.now().toISOString();
  const importId = world.newId<'Import'>();
  const storedById = new Map(stored.map((one) => [one.qualification.qualificationId, one]));
  const competences = [
    ...newCompetences.map((one) => competenceDraft(world, one, null)),
    ...revived.map(({ document, revision }) => competenceDraft(world, document, revision)),
  ];
  const drafts: Draft[] = competences.map(({ draft }) => draft);
  const qualifications: Written[] = [];
  const from = cameFrom === null ? {} : { cameFrom };
  const publisher = { publishedAt: importedAt, publishedBy: staffId, note, ...from };
  for (const [index, qualification] of toWrite.entries()) {
    if (index % treesAtOnce === treesAtOnce - 1) await world.pause(0);
    const { qualificationId } = qualification;
    const before = storedById.get(qualificationId) ?? null;
    const own = composeQualificationDrafts(world, qualification, before, publisher);
    drafts.push(...own);
    for (const { type, changeId } of own)
      if (type === 'qualification')
        qualifications.push({ qualificationId, revision: changeId, before: bare(before) });
  }
  const document: QualificationImport = {
    ...{ importId, importedAt, qualifications, ...from },
    source: note.slice(0, 500),
    importedBy: staffId,
    competences: competences.map(({ made }) => made),
  };
  drafts.push(
    composeDocumentDraft(world, {
      type: 'qualification-import',
      documentId: importId,
      document,
      upon: null,
    }),
  );
  return { drafts, importId };
}
