/** What a comparison with the catalogue tells: a line per qualification; both trees of one cross when somebody looks. */
import type { Edition, ImportItem } from '../../shared/domain/decide-import';
import type { Qualification } from '../../shared/domain/qualification';
import type { DecidedPart } from './decide-editions';
import { type ToldQualification, withoutTree } from './told-items';

export type ChangedEdition = Pick<
  Extract<ImportItem, { readonly outcome: 'changed' }>,
  'code' | 'changes'
> & {
  readonly qualification: ToldQualification;
  /** Of what stands here now. */
  readonly versionDigest: string;
};

export type Comparison = {
  readonly changed: readonly ChangedEdition[];
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

/** As it stands here and as the catalogue has it. */
export type EditionTrees = { readonly before: Qualification; readonly after: Qualification };

/** The comparison, and the trees of what differs by the id of the qualification. */
export function compareParts(parts: readonly DecidedPart[]): {
  readonly comparison: Comparison;
  readonly trees: ReadonlyMap<string, EditionTrees>;
} {
  const changed: ChangedEdition[] = [];
  const toChoose: Comparison['toChoose'][number][] = [];
  const missing: string[] = [];
  const trees = new Map<string, EditionTrees>();
  let sameCount = 0;
  for (const { part, items, stored } of parts) {
    const hereById = new Map(stored.map((one) => [one.head.qualificationId, one]));
    for (const item of items)
      if (item.outcome === 'changed') {
        const { code, changes, qualification: after } = item;
        const here = hereById.get(after.qualificationId);
        if (!here) continue;
        const { versionDigest } = here.head;
        changed.push({ code, changes, qualification: withoutTree(after), versionDigest });
        trees.set(after.qualificationId, { before: here.qualification, after });
      } else if (item.outcome === 'unchanged') sameCount += 1;
      else if (item.outcome === 'ambiguous' || item.outcome === 'dates-unread') {
        const { code, editions } = item;
        const name = editions[0]?.name ?? '';
        toChoose.push({ code, cohortYear: part.cohortYear, name, editions });
      } else missing.push(item.code);
  }
  return { comparison: { changed, toChoose, sameCount, missing }, trees };
}
