/** Changes what a qualification is called and for whom it is (M17 to M22), at once and without a new version of its tree. */
import {
  attributesOf,
  decideAttributes,
  type QualificationAttributes,
} from '../../shared/domain/qualification-attributes';
import type { QualificationId } from '../../shared/kernel/ids';
import type { Result } from '../../shared/kernel/result';
import type { ActionDeps } from './action';
import { changeQualification } from './change-qualification';

export type AttributesChange = {
  readonly qualificationId: QualificationId;
  /** Those that were changed; the others stay as they are, whoever changed them meanwhile. */
  readonly attributes: Partial<QualificationAttributes>;
};

/** Who is linked already stays so, whatever becomes of the standard link (M22). */
export const changeAttributes = (
  deps: ActionDeps,
  { qualificationId, attributes }: AttributesChange,
): Promise<Result<null>> =>
  changeQualification(deps, qualificationId, (head) =>
    decideAttributes(head, { ...attributesOf(head), ...attributes }),
  );
