/** What the catalogue is asked to compare: the codes by cohort of all that came from a file of SBB. */
import type { CataloguePart } from '../../shared/contract/catalogue-contract';
import { cohortYearOf } from '../../shared/domain/cohort';
import { groupBy } from '../../shared/kernel/group-by';
import { catalogueMaxCodes } from '../../shared/protocol/catalogue-api';
import type { QualificationHead } from '../../shared/records/qualification';

/** Archived ones are nobody's work any more; no part has more codes than are asked at once. */
export function comparedParts(heads: readonly QualificationHead[]): readonly CataloguePart[] {
  const imported = heads.flatMap((head) => {
    const cohortYear = cohortYearOf(head.cohort);
    const isAsked = head.source !== null && head.status !== 'archived' && cohortYear !== undefined;
    return isAsked ? [{ code: head.code, cohortYear }] : [];
  });
  return [...groupBy(imported, ({ cohortYear }) => cohortYear)].flatMap(([cohortYear, those]) => {
    const codes = [...new Set(those.map(({ code }) => code))];
    const pieces = Math.ceil(codes.length / catalogueMaxCodes);
    return Array.from({ length: pieces }, (_, piece) => ({
      cohortYear,
      codes: codes.slice(piece * catalogueMaxCodes, (piece + 1) * catalogueMaxCodes),
    }));
  });
}
