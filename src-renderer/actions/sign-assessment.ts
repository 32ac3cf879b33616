/**
 * Signs the assessment in the name of who works on this device. The signature carries a digest over the ids of the
 * events that the examiner saw (S6), so that nobody can put it under another assessment.
 */
import { decideSign } from '../../shared/domain/decide-sign';
import type { ChangeId } from '../../shared/kernel/ids';
import type { Result } from '../../shared/kernel/result';
import { sha256Hex } from '../../shared/kernel/sha256';
import type { ActionDeps } from './action';
import { type AssessmentChange, changeAsExaminer, type Recorded } from './change-assessment';

/** SHA-256 in hex over the ids, joined by line ends. */
export const digestOfEvents = (changeIds: readonly ChangeId[]): Promise<string> =>
  sha256Hex(changeIds.join('\n'));

export const signAssessment = (deps: ActionDeps, input: AssessmentChange): Promise<Result<Recorded>> =>
  changeAsExaminer(deps, input, async ({ exam, assessment }, signer) =>
    decideSign(exam, assessment, signer.name, await digestOfEvents(assessment.changeIds)),
  );
