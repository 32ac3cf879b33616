/**
 * Imports what a CASE package, a data file or a table holds: decides anew upon what the device holds at this moment, and
 * records all new and changed qualifications, and the competences they bring, in one append, all or none.
 */
import {
  decideExchange,
  type ExchangeChoice,
  type ExchangePlan,
  mayBeMeant,
} from '../../shared/domain/decide-exchange';
import type { ExchangeReadout } from '../../shared/domain/exchanged-qualification';
import { problem } from '../../shared/kernel/problem';
import { err, ok, type Result } from '../../shared/kernel/result';
import { documentRecords } from '../../shared/records/all-records';
import { standardCompetences } from '../../shared/records/standard-competences';
import type { ActionDeps } from './action';
import { type Imported, recordImport } from './record-import';
import { requireRight } from './require-right';

export type ExchangeRequest = {
  readonly readout: ExchangeReadout;
  /** What a person said of those that look like one that is here, by key. */
  readonly choices: Readonly<Record<string, ExchangeChoice>>;
  /** Keys that were left out. */
  readonly left: ReadonlySet<string>;
  /** Name of the file, for the list of versions. */
  readonly note: string;
};

/** What was imported and how to take it back. A problem means that nothing was changed. */
export async function importExchanged(
  deps: ActionDeps,
  request: ExchangeRequest,
): Promise<Result<Imported<ExchangePlan>>> {
  const actor = await requireRight(deps, documentRecords.qualification);
  if (!actor.ok) return actor;
  const { readout, choices, left, note } = request;
  const [stored, heads, ownCompetences] = await Promise.all([
    deps.cache.qualifications((head) => mayBeMeant(head, readout)),
    deps.cache.documents('qualification'),
    deps.cache.documents('competence'),
  ]);
  const opened = new Set<string>(stored.map(({ qualification }) => qualification.qualificationId));
  const closed = heads.find(
    ({ document }) =>
      !document.isRemoved && mayBeMeant(document, readout) && !opened.has(document.qualificationId),
  );
  // One whose tree cannot be read here would be made a second time, beside it.
  if (closed) return err(problem('document-missing', { documentId: closed.document.qualificationId }));
  const plan = decideExchange({
    ...{ readout, choices, left, newId: deps.world.newId },
    heads: heads.map(({ document }) => document),
    existing: stored.map(({ qualification }) => qualification),
    competences: [...standardCompetences, ...ownCompetences.map(({ document }) => document)],
  });
  const { toWrite, newCompetences, items } = plan;
  // It came to be here while the check was looked at: the rest alone would be a part of what was agreed to.
  const alike = items.filter(({ outcome, key }) => outcome === 'alike' && !left.has(key)).length;
  if (alike > 0 && toWrite.length > 0) return err(problem('import-looks-alike', { count: alike }));
  if (toWrite.length === 0) return err(problem('nothing-to-import'));
  const { staffId } = actor.value;
  const undo = await recordImport(deps, { staffId, toWrite, stored, newCompetences, note });
  return undo.ok ? ok({ plan, undo: undo.value }) : undo;
}
