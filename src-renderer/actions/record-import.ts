/**
 * Records what an import makes, all or none, and keeps what is needed to take it back: of each qualification the version
 * that stood before, and the one that was written. Only as long as that one stands is there something to take back.
 */
import type { ImportPlan } from '../../shared/domain/decide-import';
import type { Qualification } from '../../shared/domain/qualification';
import type { ChangeId, QualificationId, StaffId } from '../../shared/kernel/ids';
import { ok, type Result } from '../../shared/kernel/result';
import type { Competence } from '../../shared/records/competence';
import type { QualificationHead } from '../../shared/records/qualification';
import type { StoredQualification } from '../cache/read-cache';
import type { ActionDeps } from './action';
import { composeDocumentDraft, composeQualificationDrafts } from './compose-draft';
import { recordDrafts } from './record-drafts';

/** What was written, and what stood there before. */
export type ImportUndo = {
  readonly qualifications: readonly {
    readonly qualificationId: QualificationId;
    readonly revision: ChangeId;
    /** Null: it was not here. */
    readonly before: QualificationHead | null;
  }[];
  readonly competences: readonly { readonly competence: Competence; readonly revision: ChangeId }[];
};

/** What the last step shows, and how it can be undone. */
export type Imported<Plan = ImportPlan> = { readonly plan: Plan; readonly undo: ImportUndo };

type ToRecord = {
  readonly staffId: StaffId;
  /** As they are afterwards. */
  readonly toWrite: readonly Qualification[];
  /** What stands here of them now; what is not among these is new. */
  readonly stored: readonly StoredQualification[];
  readonly newCompetences?: readonly Competence[];
  /** Stands in the list of versions. */
  readonly note: string;
};

/** Every version that it makes stands in the history, with the name of the file as its note. */
export async function recordImport(
  deps: ActionDeps,
  { staffId, toWrite, stored, newCompetences = [], note }: ToRecord,
): Promise<Result<ImportUndo>> {
  const storedById = new Map(stored.map((one) => [one.qualification.qualificationId, one]));
  const publisher = { publishedAt: deps.world.now().toISOString(), publishedBy: staffId, note };
  const competences = newCompetences.map((competence) => {
    const { competenceId: documentId } = competence;
    const draft = composeDocumentDraft(deps.world, {
      type: 'competence',
      documentId,
      document: competence,
      upon: null,
    });
    return { competence, draft };
  });
  const qualifications = toWrite.map((qualification) => {
    const before = storedById.get(qualification.qualificationId) ?? null;
    return {
      qualification,
      before,
      drafts: composeQualificationDrafts(deps.world, qualification, before, publisher),
    };
  });
  const recorded = await recordDrafts(deps, staffId, [
    ...competences.map(({ draft }) => draft),
    ...qualifications.flatMap(({ drafts }) => drafts),
  ]);
  if (!recorded.ok) return recorded;
  return ok({
    competences: competences.map(({ competence, draft }) => ({ competence, revision: draft.changeId })),
    qualifications: qualifications.flatMap(({ qualification, before, drafts }) =>
      drafts
        .filter(({ type }) => type === 'qualification')
        .map(({ changeId }) => ({
          qualificationId: qualification.qualificationId,
          revision: changeId,
          before: before?.head.isRemoved ? null : (before?.head ?? null),
        })),
    ),
  });
}
