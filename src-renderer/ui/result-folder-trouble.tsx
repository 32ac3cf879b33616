/** What is in the way of the folder of results: that it cannot be filled, or that a sheet cannot be made; and trying again. */
import type { ResultFolderStatus } from '../../shared/contract/result-folder-contract';
import { ProblemNotice } from './problem-notice';
import { tryFolderAgain, useResultFolderRun } from './result-folder-run';

export function ResultFolderTrouble({ status }: { readonly status: ResultFolderStatus }) {
  const unmade = useResultFolderRun((run) => run.unmade);
  const problem = status.problem ?? unmade?.problem;
  return problem ? <ProblemNotice problem={problem} onRetry={tryFolderAgain} /> : null;
}
