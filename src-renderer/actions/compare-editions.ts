/**
 * Which qualifications here differ from what the catalogue holds (M61): every code of the answer is decided as an import
 * would, with a rest between two. Only those that came from a file are compared; nothing is written.
 */
import type { CatalogueRequest } from '../../shared/contract/catalogue-contract';
import { cohortOfYear, parseCohort } from '../../shared/domain/cohort';
import { decideImport, type Edition, type ImportItem } from '../../shared/domain/decide-import';
import type { Qualification } from '../../shared/domain/qualification';
import type { QualificationFileReadout } from '../../shared/domain/qualification-file';
import { ok, type Result } from '../../shared/kernel/result';
import type { QualificationHead } from '../../shared/records/qualification';
import { standardCompetences } from '../../shared/records/standard-competences';
import type { StoredQualification } from '../cache/read-cache';
import type { ActionDeps } from './action';
import { loadAnswer } from './load-answer';

export type ChangedItem = Extract<ImportItem, { readonly outcome: 'changed' }> & {
  /** As it is here now. */
  readonly before: Qualification;
  /** Of that. */
  readonly versionDigest: string;
};

export type Comparison = {
  readonly changed: readonly ChangedItem[];
  /** Codes that stand in several dossiers of the catalogue which are open for the cohort. */
  readonly toChoose: readonly {
    readonly code: string;
    readonly cohortYear: number | null;
    readonly name: string;
    readonly editions: readonly Edition[];
  }[];
  readonly sameCount: number;
  /** Codes that the catalogue does not hold for that cohort. */
  readonly missing: readonly string[];
};

/** First year of its cohort, null without one; undefined where the cohort is a text of somebody's own. */
export function cohortYearOf({ cohort }: Pick<QualificationHead, 'cohort'>): number | null | undefined {
  const read = parseCohort(cohort ?? '');
  if (!read.ok) return undefined;
  return read.value === null ? null : read.value.text === cohort ? read.value.year : undefined;
}

type Part = CatalogueRequest['parts'][number];

const isOfPart =
  ({ codes, cohortYear }: Part) =>
  (head: Pick<QualificationHead, 'code' | 'cohort' | 'isRemoved'>): boolean =>
    head.isRemoved !== true && codes.includes(head.code) && cohortYearOf(head) === cohortYear;

/** Decides the codes of one part. */
export async function decidePart(
  { world, cache }: Pick<ActionDeps, 'world' | 'cache'>,
  readout: QualificationFileReadout,
  part: Part,
): Promise<{ readonly items: readonly ImportItem[]; readonly stored: readonly StoredQualification[] }> {
  const stored = await cache.qualifications(isOfPart(part));
  const own = (await cache.documents('competence')).map(({ document }) => document);
  const existing = stored.map(({ qualification }) => qualification);
  const items: ImportItem[] = [];
  for (const code of part.codes) {
    const { cohortYear } = part;
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
  return { items, stored };
}

/** Reads the whole answer to a request of the purpose `compare`. */
export async function compareEditions(
  deps: ActionDeps,
  request: CatalogueRequest,
): Promise<Result<Comparison>> {
  const readout = await loadAnswer(deps, request);
  if (!readout.ok) return readout;
  const changed: ChangedItem[] = [];
  const toChoose: Comparison['toChoose'][number][] = [];
  const missing: string[] = [];
  let sameCount = 0;
  for (const part of request.parts) {
    const { items, stored } = await decidePart(deps, readout.value, part);
    const hereById = new Map(stored.map((one) => [one.head.qualificationId, one]));
    for (const item of items)
      if (item.outcome === 'changed') {
        const here = hereById.get(item.qualification.qualificationId);
        if (here)
          changed.push({ ...item, before: here.qualification, versionDigest: here.head.versionDigest });
      } else if (item.outcome === 'unchanged') sameCount += 1;
      else if (item.outcome === 'ambiguous' || item.outcome === 'dates-unread') {
        const [first] = item.editions;
        const name = first?.name ?? '';
        toChoose.push({ code: item.code, cohortYear: part.cohortYear, name, editions: item.editions });
      } else missing.push(item.code);
  }
  return ok({ changed, toChoose, sameCount, missing });
}
