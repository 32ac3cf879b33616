/** Marks an indicator of a qualification as critical, or takes the mark off. Planned exams keep their own snapshot. */
import { decideMarkCritical } from '../../shared/domain/mark-critical';
import type { IndicatorId, QualificationId } from '../../shared/kernel/ids';
import type { Result } from '../../shared/kernel/result';
import type { ActionDeps } from './action';
import { changeQualificationTree } from './change-qualification';

/** Makes the next version of the tree; exams that are planned keep theirs (M51). */
export const markIndicatorCritical = (
  deps: ActionDeps,
  input: {
    readonly qualificationId: QualificationId;
    readonly indicatorId: IndicatorId;
    readonly critical: boolean;
  },
): Promise<Result<null>> =>
  changeQualificationTree(deps, input.qualificationId, (qualification) =>
    decideMarkCritical(qualification, input.indicatorId, input.critical),
  );
