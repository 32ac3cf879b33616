/** Adds a competence of the centre's own, changes one, archives one or brings it back (M16). None is ever removed. */
import { decideCompetence } from '../../shared/domain/decide-competence';
import type { CompetenceId } from '../../shared/kernel/ids';
import { ok, type Result } from '../../shared/kernel/result';
import { documentRecords } from '../../shared/records/all-records';
import type { Competence } from '../../shared/records/competence';
import type { ActionDeps } from './action';
import { changeDocument } from './change-document';
import { composeDocumentDraft } from './compose-draft';
import { recordDrafts } from './record-drafts';
import { requireRight } from './require-right';

export type CompetenceFields = Pick<Competence, 'code' | 'name' | 'description'>;

const ownOnes = async ({ cache }: ActionDeps): Promise<readonly Competence[]> =>
  (await cache.documents('competence')).map(({ document }) => document);

/** Gives the id of the new one. */
export async function addCompetence(
  deps: ActionDeps,
  fields: CompetenceFields,
): Promise<Result<CompetenceId>> {
  const actor = await requireRight(deps, documentRecords.competence);
  if (!actor.ok) return actor;
  const competenceId = deps.world.newId<'Competence'>();
  const decided = decideCompetence(await ownOnes(deps), { ...fields, competenceId, origin: 'custom' });
  if (!decided.ok) return decided;
  const recorded = await recordDrafts(deps, actor.value.staffId, [
    composeDocumentDraft(deps.world, {
      type: 'competence',
      documentId: competenceId,
      document: decided.value,
      upon: null,
    }),
  ]);
  return recorded.ok ? ok(competenceId) : recorded;
}

type Chosen = { readonly competenceId: CompetenceId };

/** Fields and languages that are not given stay as they are, whoever changed them meanwhile. */
export const changeCompetence = (
  deps: ActionDeps,
  { competenceId, fields }: Chosen & { readonly fields: Partial<CompetenceFields> },
): Promise<Result<null>> =>
  changeDocument(deps, 'competence', competenceId, async (competence) =>
    decideCompetence(await ownOnes(deps), {
      ...competence,
      ...fields,
      name: { ...competence.name, ...fields.name },
      ...(fields.description && { description: { ...competence.description, ...fields.description } }),
    }),
  );

/** An archived one stays where it is used and is offered nowhere. */
export const setCompetenceArchived = (
  deps: ActionDeps,
  { competenceId, isArchived }: Chosen & { readonly isArchived: boolean },
): Promise<Result<null>> =>
  changeDocument(deps, 'competence', competenceId, async (competence) => {
    const status = isArchived ? 'archived' : 'active';
    if ((competence.status ?? 'active') === status) return ok(competence);
    return decideCompetence(await ownOnes(deps), { ...competence, status });
  });
