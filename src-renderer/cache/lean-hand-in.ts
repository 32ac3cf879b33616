/**
 * What lists say of a hand-in, as it lies in its pack: only what is other than usual. A device that made everything itself
 * has one for each of its documents, and most say no more than that one change waits, or was received.
 */
import type { SubjectHandIn } from './query-cache';

type Known = 'kind' | 'type';
const usual: Omit<SubjectHandIn, Known | 'subjectId'> = {
  examId: null,
  waiting: 0,
  filesWaiting: null,
  received: 0,
  refusals: [],
  lastReceived: null,
  signature: null,
};

export type LeanHandIn = Pick<SubjectHandIn, Known> & Partial<typeof usual>;

/** Leaves out what is usual, and whose it is: the row says that. */
export function leanOf({ kind, type, ...said }: SubjectHandIn): LeanHandIn {
  const { examId, waiting, filesWaiting, received, refusals, lastReceived, signature } = said;
  return {
    kind,
    type,
    ...(examId && { examId }),
    ...(waiting > 0 && { waiting }),
    ...(filesWaiting && { filesWaiting }),
    ...(received > 0 && { received }),
    ...(refusals.length > 0 && { refusals }),
    ...(lastReceived && { lastReceived }),
    ...(signature && { signature }),
  };
}

/** The whole of it again. */
export const wholeOf = (subjectId: string, lean: LeanHandIn): SubjectHandIn => ({
  subjectId,
  ...usual,
  ...lean,
});
