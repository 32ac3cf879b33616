/** An administrator writes what stands with the portfolios of a qualification, or takes it away (M25 to M28). */
import { decideInstruction, type PortfolioInstruction } from '../../shared/domain/portfolio-instruction';
import type { QualificationId } from '../../shared/kernel/ids';
import type { Action } from './action';
import { changeQualification } from './change-qualification';

export const setPortfolioInstruction: Action<
  { readonly qualificationId: QualificationId; readonly instruction: PortfolioInstruction | null },
  null
> = (deps, { qualificationId, instruction }) =>
  changeQualification(deps, qualificationId, (head) => decideInstruction(head, instruction));
