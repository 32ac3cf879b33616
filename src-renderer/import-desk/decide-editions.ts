/**
 * Which qualifications here differ from what the catalogue holds (M61): every code of the answer is decided as an import
 * would, with a rest between two. Only those that came from a file are compared.
 */
import type { CataloguePart } from '../../shared/contract/catalogue-contract';
import { cohortOfYear, cohortYearOf } from '../../shared/domain/cohort';
import { decideImport, type ImportItem } from '../../shared/domain/decide-import';
import type { QualificationFileReadout } from '../../shared/domain/qualification-file';
import { standardCompetences } from '../../shared/records/standard-competences';
import type { StoredQualification } from '../cache/read-cache';
import type { Desk } from './desk-parts';

export type DecidedPart = {
  readonly part: CataloguePart;
  readonly items: readonly ImportItem[];
  /** What stands here of its codes. */
  readonly stored: readonly StoredQualification[];
};

async function decidePart(
  { world, cache }: Desk,
  readout: QualificationFileReadout,
  part: CataloguePart,
): Promise<DecidedPart> {
  const { codes, cohortYear } = part;
  const asked = new Set(codes);
  const stored = await cache.qualifications(
    ({ code, cohort, isRemoved }) =>
      isRemoved !== true && asked.has(code) && cohortYearOf(cohort) === cohortYear,
  );
  const own = (await cache.documents('competence')).map(({ document }) => document);
  const existing = stored.map(({ qualification }) => qualification);
  const items: ImportItem[] = [];
  for (const code of codes) {
    const ofCode = existing.filter((one) => one.code === code && one.source !== null);
    if (ofCode.length === 0) continue;
    const plan = decideImport({
      readout,
      codes: [code],
      cohort: cohortYear === null ? null : cohortOfYear(cohortYear),
      chosenEditions: {},
      answeredDates: {},
      existing: ofCode,
      competences: [...standardCompetences, ...own],
      newId: world.newId,
    });
    items.push(...plan.items);
    await world.pause(0);
  }
  return { part, items, stored };
}

/** Part by part, in the order they were asked. */
export async function decideEditions(
  desk: Desk,
  readout: QualificationFileReadout,
  parts: readonly CataloguePart[],
): Promise<readonly DecidedPart[]> {
  const decided: DecidedPart[] = [];
  for (const part of parts) decided.push(await decidePart(desk, readout, part));
  return decided;
}
