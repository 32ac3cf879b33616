/** What an import of a CASE package, a data file or a table does, upon what the device holds now. */
import { decideExchange, type ExchangePlan, mayBeMeant } from '../../shared/domain/decide-exchange';
import type { ExchangeReadout } from '../../shared/domain/exchanged-qualification';
import type { QualificationId } from '../../shared/kernel/ids';
import type { Competence } from '../../shared/records/competence';
import { standardCompetences } from '../../shared/records/standard-competences';
import type { StoredDocument, StoredQualification } from '../cache/read-cache';
import type { DeskQuestion } from './desk-contract';
import { type Desk, treesThatMayBeMeant } from './desk-parts';

export type DecidedBrought = {
  readonly plan: ExchangePlan;
  readonly stored: readonly StoredQualification[];
  /** Own competences that come back in use, as they are afterwards, each upon what stands here. */
  readonly revived: readonly StoredDocument<'competence'>[];
  /** One that is here and whose tree cannot be read: it would be made a second time, beside it. */
  readonly closed: QualificationId | null;
};

export async function decideBrought(
  desk: Desk,
  readout: ExchangeReadout,
  { choices }: Pick<Extract<DeskQuestion, { readonly kind: 'exchange' }>, 'choices'>,
  left: ReadonlySet<string>,
): Promise<DecidedBrought> {
  const [here, heads, own] = await Promise.all([
    treesThatMayBeMeant(desk, (head) => mayBeMeant(head, readout)),
    desk.cache.documents('qualification'),
    desk.cache.documents('competence'),
  ]);
  const plan = decideExchange({
    ...{ readout, choices, left, newId: desk.world.newId },
    heads: heads.map(({ document }) => document),
    existing: here.stored.map(({ qualification }) => qualification),
    competences: [...standardCompetences, ...own.map(({ document }) => document)],
  });
  return { plan, ...here, revived: plan.revivedCompetences.flatMap((one) => uponStored(one, own)) };
}

function uponStored(
  competence: Competence,
  own: readonly StoredDocument<'competence'>[],
): readonly StoredDocument<'competence'>[] {
  const stored = own.find(({ document }) => document.competenceId === competence.competenceId);
  return stored ? [{ document: competence, revision: stored.revision }] : [];
}
