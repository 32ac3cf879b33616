/**
 * Takes an import back, in one append, all or none: what it made is shown no more, what it changed is what it was. Only
 * while nobody went on from it: a qualification that somebody changed since, or that a participant or an exam is bound to, stays.
 */
import { countUses } from '../../shared/domain/count-uses';
import { countTouched } from '../../shared/domain/import-undo';
import type { QualificationUse } from '../../shared/domain/qualification-end';
import { listVersion } from '../../shared/domain/version-history';
import type { ImportId } from '../../shared/kernel/ids';
import { problem } from '../../shared/kernel/problem';
import { err, type Result } from '../../shared/kernel/result';
import type { Draft } from '../../shared/protocol/change';
import { documentRecords } from '../../shared/records/all-records';
import type { QualificationHead } from '../../shared/records/qualification';
import type { QualificationImport } from '../../shared/records/qualification-import';
import type { StoredDocument } from '../cache/read-cache';
import type { ActionDeps } from './action';
import { composeDocumentDraft } from './compose-draft';
import { recordDrafts } from './record-drafts';
import { requireRight } from './require-right';

type Undoing = { readonly at: string; readonly by: QualificationImport['importedBy'] };
type Heads = ReadonlyMap<string, StoredDocument<'qualification'>>;

/** `import-undo-too-late` with how many were touched since; then nothing is changed. */
export async function undoImport(
  deps: ActionDeps,
  { importId }: { readonly importId: ImportId },
): Promise<Result<null>> {
  const actor = await requireRight(deps, documentRecords.qualification);
  if (!actor.ok) return actor;
  const { staffId } = actor.value;
  const stored = await deps.cache.document('qualification-import', importId);
  if (!stored) return err(problem('document-missing', { documentId: importId }));
  const { document: imported, revision } = stored;
  if (imported.undone) return err(problem('import-undo-too-late', { count: 0 }));
  const heads: Heads = new Map(
    (await deps.cache.documents('qualification')).map((one) => [one.document.qualificationId, one]),
  );
  // Each is looked at before anything is decided: one that somebody went on from keeps the others from going back, too.
  const touched = countTouched(imported, {
    revisionOf: (qualificationId) => heads.get(qualificationId)?.revision,
    uses: await usesOf(deps),
  });
  if (touched > 0) return err(problem('import-undo-too-late', { count: touched }));
  const undone: Undoing = { at: deps.world.now().toISOString(), by: staffId };
  return recordDrafts(deps, staffId, [
    ...headsBack(deps, imported, heads, undone),
    ...(await competencesAway(deps, imported, usedAfter(imported, heads))),
    composeDocumentDraft(deps.world, {
      type: 'qualification-import',
      documentId: importId,
      document: { ...imported, undone },
      upon: revision,
    }),
  ]);
}

/** Going back to a version is listed as well: nothing that was published leaves the list. */
function headsBack(
  { world }: Pick<ActionDeps, 'world'>,
  { qualifications }: QualificationImport,
  heads: Heads,
  { at, by }: Undoing,
): readonly Draft[] {
  const publisher = { publishedAt: at, publishedBy: by, note: '' };
  const backTo = (before: QualificationHead, now: QualificationHead): QualificationHead =>
    listVersion({ ...before, ...(now.history ? { history: now.history } : {}) }, now, publisher);
  return qualifications.flatMap(({ qualificationId, before }) => {
    const now = heads.get(qualificationId);
    if (!now) return [];
    const document = before ? backTo(before, now.document) : { ...now.document, isRemoved: true };
    const upon = now.revision;
    return [
      composeDocumentDraft(world, { type: 'qualification', documentId: qualificationId, document, upon }),
    ];
  });
}

/** Competences that a qualification names which is here once the import is taken back, archived ones among them. */
function usedAfter({ qualifications }: QualificationImport, heads: Heads): ReadonlySet<string> {
  const befores = new Map<string, QualificationHead | null>(
    qualifications.map(({ qualificationId, before }) => [qualificationId, before]),
  );
  const left = [...heads.values()].flatMap(
    ({ document }) => befores.get(document.qualificationId) ?? document,
  );
  const gone = new Set(qualifications.flatMap((one) => (one.before ? [] : [one.qualificationId])));
  return new Set(
    left
      .filter((head) => head.isRemoved !== true && !gone.has(head.qualificationId))
      .flatMap(({ about }) => Object.keys(about.competenceUse)),
  );
}

/** One that another qualification uses by now stays; the others are offered no more. */
async function competencesAway(
  { cache, world }: ActionDeps,
  { competences }: QualificationImport,
  used: ReadonlySet<string>,
): Promise<readonly Draft[]> {
  const drafts: Draft[] = [];
  for (const { competenceId, revision } of competences) {
    if (used.has(competenceId)) continue;
    const now = await cache.document('competence', competenceId);
    // Somebody went on from it: it is theirs by now.
    if (now?.revision !== revision) continue;
    const document = { ...now.document, status: 'archived' as const };
    drafts.push(
      composeDocumentDraft(world, {
        type: 'competence',
        documentId: competenceId,
        document,
        upon: revision,
      }),
    );
  }
  return drafts;
}

/** What is bound to each qualification, as this device knows it. */
async function usesOf({ cache, world }: ActionDeps): Promise<ReadonlyMap<string, QualificationUse>> {
  const [participations, exams] = await Promise.all([
    cache.documents('participation'),
    cache.documents('exam'),
  ]);
  return countUses({
    participations: participations.map(({ document }) => document),
    exams: exams.map(({ document }) => document),
    now: world.now(),
  });
}
