/** Who wrote what stands, where more than one examiner did (SPEC.md, W3 to W5). Nobody is named where one wrote all of it. */
import type { IndicatorId, StaffId } from '../kernel/ids';
import type { Assessment } from './assessment';

export type WrittenBy = { readonly about: 'mark' | 'remark'; readonly staffId: StaffId | null };
type Written = Pick<Assessment, 'marks' | 'remarks'>;

/** Everybody of whom a mark or remark stands. */
export const authorsOf = ({ marks, remarks }: Written): ReadonlySet<StaffId | null> =>
  new Set([...marks.values(), ...remarks.values()].map(({ by }) => by));

/** Who gave the mark of an indicator, and who wrote the remark when that was somebody else; none where one wrote all. */
export function writtenBy(assessment: Written, indicatorId: IndicatorId): readonly WrittenBy[] {
  if (authorsOf(assessment).size < 2) return [];
  const mark = assessment.marks.get(indicatorId);
  const remark = assessment.remarks.get(indicatorId);
  return [
    ...(mark ? [{ about: 'mark' as const, staffId: mark.by }] : []),
    ...(remark && remark.by !== mark?.by ? [{ about: 'remark' as const, staffId: remark.by }] : []),
  ];
}
