/** Which results somebody sees: all of them, or as an examiner those of their own exams in which something happened. */
import type { Role } from '../../../../shared/values/role';
import type { ExamState } from '../../../queries/use-exam-states';

/** Who, beside administrators, sees the results of everybody. */
export const alsoSeesResults: readonly Role[] = ['board', 'leader', 'reader'];
const seeAll: readonly string[] = ['administrator', ...alsoSeesResults];

type Worker = { readonly staffId: string; readonly roles: readonly string[] };

/** Whether all results are theirs to see. A courtesy: what a device holds is decided by the hub (H43). */
export const seesAllResults = ({ roles }: Worker): boolean => roles.some((role) => seeAll.includes(role));

/** What somebody has or had to assess, from the first thing recorded on. */
const isOwn = ({ candidate, assessment }: ExamState, staffId: string): boolean =>
  assessment.events > 0 && (candidate.examinerId === staffId || assessment.holderId === staffId);

export const resultsFor = (states: readonly ExamState[], worker: Worker): readonly ExamState[] =>
  seesAllResults(worker) ? states : states.filter((state) => isOwn(state, worker.staffId));
