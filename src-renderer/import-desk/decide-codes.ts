/** What an import of codes out of qualification files does, upon what the device holds now. */
import { decideImport, type ImportPlan } from '../../shared/domain/decide-import';
import type { QualificationFileReadout } from '../../shared/domain/qualification-file';
import type { QualificationId } from '../../shared/kernel/ids';
import { standardCompetences } from '../../shared/records/standard-competences';
import type { StoredQualification } from '../cache/read-cache';
import type { DeskQuestion } from './desk-contract';
import { type Desk, treesThatMayBeMeant } from './desk-parts';

export type DecidedCodes = {
  readonly plan: ImportPlan;
  readonly stored: readonly StoredQualification[];
  /** One that is here and whose tree cannot be read: it would be made a second time, beside it. */
  readonly closed: QualificationId | null;
};

export async function decideCodes(
  desk: Desk,
  readout: QualificationFileReadout,
  question: Omit<Extract<DeskQuestion, { readonly kind: 'sbb' }>, 'kind'>,
): Promise<DecidedCodes> {
  const codes = new Set(question.codes);
  const [here, own] = await Promise.all([
    treesThatMayBeMeant(desk, ({ code }) => codes.has(code)),
    desk.cache.documents('competence'),
  ]);
  const plan = decideImport({
    ...question,
    readout,
    existing: here.stored.map(({ qualification }) => qualification),
    competences: [...standardCompetences, ...own.map(({ document }) => document)],
    newId: desk.world.newId,
  });
  return { plan, ...here };
}
