/** An examiner goes on with the assessment of a colleague, with a reason and where the centre wants it (W3, W10). */
import { decideTakeOver } from '../../shared/domain/decide-take-over';
import type { Result } from '../../shared/kernel/result';
import type { Recorded } from '../writer/change-line';
import type { ActionDeps } from './action';
import { type AssessmentChange, changeAsExaminer, unpainted } from './change-assessment';
import { loadOrganisation } from './load-organisation';

/** From whoever has it at that moment, which may be another than the screen showed (W5). */
export const takeOver = (
  deps: ActionDeps,
  input: AssessmentChange & { readonly reason: string },
): Promise<Result<Recorded>> =>
  changeAsExaminer(deps, input, { paint: unpainted }, async (desk) =>
    decideTakeOver(desk, input.reason, (await loadOrganisation(deps))?.takeOverPolicy),
  );
