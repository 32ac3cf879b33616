/**
 * Merges an own competence into another one, with everything that names it, in one append: all or nothing (M16). Undone,
 * the qualifications that nobody published since get their tree of before back.
 */
import { decideCompetence } from '../../shared/domain/decide-competence';
import {
  type CompetenceMerge,
  decideMergeCompetences,
  isMerging,
} from '../../shared/domain/merge-competences';
import { joinQualification } from '../../shared/domain/qualification';
import { isAsMerged } from '../../shared/domain/undo-merge';
import type { Publisher } from '../../shared/domain/version-history';
import type { CompetenceId } from '../../shared/kernel/ids';
import { problem } from '../../shared/kernel/problem';
import { err, ok, type Result } from '../../shared/kernel/result';
import type { Draft } from '../../shared/protocol/change';
import { documentRecords } from '../../shared/records/all-records';
import type { Competence } from '../../shared/records/competence';
import type { QualificationHead } from '../../shared/records/qualification';
import { standardCompetences } from '../../shared/records/standard-competences';
import type { StoredDocument, StoredQualification } from '../cache/read-cache';
import type { ActionDeps } from './action';
import { composeDocumentDraft, composeQualificationDrafts } from './compose-draft';
import { recordDrafts } from './record-drafts';
import { requireRight } from './require-right';

const competencesById = async ({ cache }: ActionDeps): Promise<ReadonlyMap<string, Competence>> => {
  const own = (await cache.documents('competence')).map(({ document }) => document);
  return new Map([...own, ...standardCompetences].map((one) => [one.competenceId as string, one]));
};

const draftOf = (
  { world }: ActionDeps,
  document: Competence,
  { revision }: StoredDocument<'competence'>,
): Draft =>
  composeDocumentDraft(world, {
    type: 'competence',
    documentId: document.competenceId,
    document,
    upon: revision,
  });

type Noted = {
  /** What the history of the qualifications says of their new version. */
  readonly note: string;
};

/** How many qualifications got a new version. */
export async function mergeCompetence(
  deps: ActionDeps,
  { note, ...merge }: CompetenceMerge & Noted,
): Promise<Result<number>> {
  const actor = await requireRight(deps, documentRecords.competence);
  if (!actor.ok) return actor;
  const from = await deps.cache.document('competence', merge.fromId);
  if (!from) return err(problem('document-missing', { documentId: merge.fromId }));
  const competences = await competencesById(deps);
  const stored = await treesNaming(deps, (id) => isMerging(competences, merge.fromId, id));
  if (!stored.ok) return stored;
  const mergedAt = deps.world.now().toISOString();
  const trees = [...stored.value.values()].map(({ qualification }) => qualification);
  const decided = decideMergeCompetences(merge, competences, trees, mergedAt);
  if (!decided.ok) return decided;
  const { competence, qualifications } = decided.value;
  const publisher = { publishedAt: mergedAt, publishedBy: actor.value.staffId, note };
  const recorded = await recordDrafts(deps, actor.value.staffId, [
    ...qualifications.flatMap(({ qualification }) => {
      const before = stored.value.get(qualification.qualificationId) ?? null;
      return composeQualificationDrafts(deps.world, qualification, before, publisher);
    }),
    draftOf(deps, competence, from),
  ]);
  return recorded.ok ? ok(qualifications.length) : recorded;
}

/** The qualifications that name what goes, with their trees, by id. One that cannot be opened would keep naming it. */
async function treesNaming(
  { cache }: ActionDeps,
  names: (competenceId: string) => boolean,
): Promise<Result<ReadonlyMap<string, StoredQualification>>> {
  const isNaming = ({ about, isRemoved }: QualificationHead): boolean =>
    !isRemoved && Object.keys(about.competenceUse).some(names);
  const heads = (await cache.documents('qualification')).filter(({ document }) => isNaming(document));
  const stored = await cache.qualifications(isNaming);
  const byId = new Map(stored.map((one) => [one.head.qualificationId as string, one]));
  const closed = heads.find(({ document }) => !byId.has(document.qualificationId));
  if (closed) return err(problem('document-missing', { documentId: closed.document.qualificationId }));
  return ok(byId);
}

/** The drafts that give a qualification its tree of before the merge back; null when that tree is not here. */
async function draftsOfBefore(
  { cache, world }: ActionDeps,
  { document: head, revision }: StoredDocument<'qualification'>,
  publisher: Publisher,
): Promise<readonly Draft[] | null> {
  const upon = head.history?.at(-1)?.upon;
  const version = upon ? await cache.content('qualification-version', upon) : null;
  if (!version) return null;
  const before = { head, version, revision };
  return composeQualificationDrafts(world, joinQualification(head, version), before, publisher);
}

/** Takes a merge back, all or none. Qualifications of which another version counts by now keep that one. */
export async function undoMergeCompetence(
  deps: ActionDeps,
  { competenceId, note }: { readonly competenceId: CompetenceId } & Noted,
): Promise<Result<null>> {
  const actor = await requireRight(deps, documentRecords.competence);
  if (!actor.ok) return actor;
  const stored = await deps.cache.document('competence', competenceId);
  if (!stored?.document.mergedInto) return err(problem('competence-not-mergeable'));
  const { mergedInto: _into, mergedAt, ...before } = stored.document;
  const own = [...(await competencesById(deps)).values()];
  const decided = decideCompetence(own, { ...before, status: 'active' });
  if (!decided.ok) return decided;
  const heads = (await deps.cache.documents('qualification')).filter(({ document }) =>
    isAsMerged(document, mergedAt),
  );
  const { staffId } = actor.value;
  const publisher = { publishedAt: deps.world.now().toISOString(), publishedBy: staffId, note };
  const restored: Draft[] = [];
  for (const head of heads) {
    const drafts = await draftsOfBefore(deps, head, publisher);
    // Left out in silence it would go on naming the other one.
    if (!drafts) return err(problem('document-missing', { documentId: head.document.qualificationId }));
    restored.push(...drafts);
  }
  return recordDrafts(deps, staffId, [...restored, draftOf(deps, decided.value, stored)]);
}
