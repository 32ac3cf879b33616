/** An administrator says what things are called in one qualification, or in the whole centre (M23). At once on the head. */
import { termsProblem } from '../../shared/domain/terms';
import type { QualificationId } from '../../shared/kernel/ids';
import { err, ok } from '../../shared/kernel/result';
import type { Terms } from '../../shared/values/terms';
import type { Action } from './action';
import { changeQualification } from './change-qualification';

/** @param input.terms all of its own words; those that are not there are the centre's again */
export const setTerms: Action<{ readonly qualificationId: QualificationId; readonly terms: Terms }, null> = (
  deps,
  { qualificationId, terms },
) =>
  changeQualification(deps, qualificationId, (head) => {
    const wrong = termsProblem(terms);
    return wrong ? err(wrong) : ok({ ...head, terms });
  });
