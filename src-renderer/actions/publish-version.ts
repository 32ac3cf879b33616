/**
 * Publishes a draft: its tree becomes the next version of the qualification, which never changes and which new exams are
 * planned with. Exams that are planned keep theirs (M51).
 */
import { activationState } from '../../shared/domain/activation';
import { countQualification } from '../../shared/domain/count-qualification';
import type { QualificationId } from '../../shared/kernel/ids';
import { problem } from '../../shared/kernel/problem';
import { err, ok, type Result } from '../../shared/kernel/result';
import type { CoreTask } from '../../shared/records/qualification-version';
import type { ActionDeps } from './action';
import { changeQualificationTree } from './change-qualification';

export type Publication = {
  readonly qualificationId: QualificationId;
  /** The version that the draft was made upon. */
  readonly baseDigest: string;
  readonly coreTasks: readonly CoreTask[];
  /** What is said of it in the history, at most 500 signs; blank when nothing. */
  readonly note: string;
  /** Takes it into use in the same step (M48); refused while nothing in it can be examined. */
  readonly isActivated?: boolean;
};

/**
 * Refused (`version-moved`) when another version counts by now than the one that the draft was made upon: then the two
 * are merged first, and `qualification-removed` where it was taken out of the lists since. The same tree as the one that counts records nothing.
 */
export const publishVersion = (
  deps: ActionDeps,
  { qualificationId, baseDigest, coreTasks, note, isActivated = false }: Publication,
): Promise<Result<null>> =>
  changeQualificationTree(
    deps,
    qualificationId,
    (qualification, { head }) => {
      if (head.isRemoved === true) return err(problem('qualification-removed', { qualificationId }));
      const { versionDigest } = head;
      if (versionDigest !== baseDigest)
        return err(problem('version-moved', { qualificationId, versionDigest }));
      const next = { ...qualification, coreTasks: [...coreTasks] };
      if (!isActivated || head.status === 'active') return ok(next);
      const state = activationState({ status: 'inactive', about: countQualification(next) });
      if (state !== 'activatable') return err(problem('qualification-not-activatable', { state }));
      return ok({ ...next, status: 'active' });
    },
    note.trim(),
  );
