/** An administrator says what things are called in one qualification (M23); at once, on its head. */
import { decideTerms, type TermsChange } from '../../shared/domain/terms';
import type { QualificationId } from '../../shared/kernel/ids';
import { ok } from '../../shared/kernel/result';
import type { Action } from './action';
import { changeQualification } from './change-qualification';

/** Decided upon what is recorded then: words that nobody touched stay, whoever wrote them meanwhile. */
export const setTerms: Action<
  { readonly qualificationId: QualificationId; readonly change: TermsChange },
  null
> = (deps, { qualificationId, change }) =>
  changeQualification(deps, qualificationId, (head) => {
    const terms = decideTerms(head.terms, change);
    return terms.ok ? ok({ ...head, terms: terms.value }) : terms;
  });
