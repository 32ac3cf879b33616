/**
 * The end of a qualification's use: it goes to the archive and comes back, or is taken back before anything was done with
 * it. Planned exams keep what they pinned, links of participants and past results stay, whatever becomes of it.
 */
import { problem } from '../kernel/problem';
import { err, ok, type Result } from '../kernel/result';
import type { QualificationHead } from '../records/qualification';

/** What is bound to a qualification by others. */
export type QualificationUse = {
  /** Participants that are linked to it now. */
  readonly linked: number;
  /** Links that were ended. */
  readonly endedLinks: number;
  /** Exams that were planned with it, whatever became of them. */
  readonly exams: number;
  /** Of those, the ones that are yet to come and not cancelled. */
  readonly comingExams: number;
};

export const noUse: QualificationUse = { linked: 0, endedLinks: 0, exams: 0, comingExams: 0 };

/** The qualification, in the archive: it can be chosen for no new exam and links no new participants. */
export const decideArchive = (head: QualificationHead): Result<QualificationHead> =>
  ok(head.status === 'archived' ? head : { ...head, status: 'archived' });

/** The qualification, out of the archive. It comes back inactive: somebody activates it on purpose. */
export const decideBringBack = (head: QualificationHead): Result<QualificationHead> =>
  ok(head.status === 'archived' ? { ...head, status: 'inactive' } : head);

/** Whether it may be removed: nothing was ever done with it. */
export const isRemovable = (head: Pick<QualificationHead, 'status'>, use: QualificationUse): boolean =>
  head.status !== 'active' && use.linked + use.endedLinks + use.exams === 0;

/** The qualification, out of every list; refused when anything is bound to it: the archive is for those. */
export function decideRemove(head: QualificationHead, use: QualificationUse): Result<QualificationHead> {
  if (!isRemovable(head, use)) return err(problem('qualification-in-use'));
  return ok(head.isRemoved === true ? head : { ...head, isRemoved: true });
}

/** The qualification, back where it stood. */
export const decidePutBack = (head: QualificationHead): Result<QualificationHead> =>
  ok(head.isRemoved === true ? { ...head, isRemoved: false } : head);
