/** How the field of a remark is named among what is typed, and which indicator such a name is about. It holds ids only. */
import type { AssessmentId, IndicatorId } from '../../shared/kernel/ids';

/** All fields of remarks in this assessment begin so. */
export const remarkFieldsOf = (assessmentId: AssessmentId): string => `remark ${assessmentId} `;

export const remarkField = (assessmentId: AssessmentId, indicatorId: IndicatorId): string =>
  `${remarkFieldsOf(assessmentId)}${indicatorId}`;
