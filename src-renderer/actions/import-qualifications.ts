/**
 * Imports the chosen codes of a file that was read: decides anew upon what the device holds at this moment, and
 * records all new and changed qualifications in one append, all or none (M1). A second time records nothing.
 */
import type { Cohort } from '../../shared/domain/cohort';
import { decideImport } from '../../shared/domain/decide-import';
import type { QualificationFileReadout } from '../../shared/domain/qualification-file';
import type { DateAnswers } from '../../shared/domain/unread-dates';
import { problem } from '../../shared/kernel/problem';
import { err, ok, type Result } from '../../shared/kernel/result';
import { documentRecords } from '../../shared/records/all-records';
import { standardCompetences } from '../../shared/records/standard-competences';
import type { ActionDeps } from './action';
import { type Imported, recordImport } from './record-import';
import { requireRight } from './require-right';

export type ImportRequest = {
  readonly readout: QualificationFileReadout;
  readonly codes: readonly string[];
  readonly cohort: Cohort | null;
  readonly chosenEditions: Readonly<Record<string, string>>;
  readonly answeredDates: DateAnswers;
  /** Name of the file, for the list of versions. */
  readonly note?: string;
};

/** What was imported, per code, and how to take it back. A problem means that nothing was changed. */
export async function importQualifications(
  deps: ActionDeps,
  request: ImportRequest,
): Promise<Result<Imported>> {
  const actor = await requireRight(deps, documentRecords.qualification);
  if (!actor.ok) return actor;
  const isAsked = ({ code }: { readonly code: string }): boolean => request.codes.includes(code);
  const [stored, heads, ownCompetences] = await Promise.all([
    deps.cache.qualifications(isAsked),
    deps.cache.documents('qualification'),
    deps.cache.documents('competence'),
  ]);
  const opened = new Set(stored.map(({ qualification }) => qualification.qualificationId));
  const closed = heads.find(
    ({ document }) =>
      document.isRemoved !== true && isAsked(document) && !opened.has(document.qualificationId),
  );
  // One whose tree cannot be read here would be made a second time, beside it.
  if (closed) return err(problem('document-missing', { documentId: closed.document.qualificationId }));
  const plan = decideImport({
    ...request,
    existing: stored.map(({ qualification }) => qualification),
    competences: [...standardCompetences, ...ownCompetences.map(({ document }) => document)],
    newId: deps.world.newId,
  });
  if (plan.toWrite.length === 0) return err(problem('nothing-to-import'));
  const { staffId } = actor.value;
  const undo = await recordImport(deps, { staffId, toWrite: plan.toWrite, stored, note: request.note ?? '' });
  return undo.ok ? ok({ plan, undo: undo.value }) : undo;
}
