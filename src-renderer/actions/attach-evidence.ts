/** Attaches a file to an indicator, a work process or the whole exam (E1). Its bytes lie on the disk of this device by then. */
import { decideAttach, type EvidenceToAttach } from '../../shared/domain/decide-evidence';
import { fileLimitsOf } from '../../shared/domain/files/file-limits-of';
import { err, type Result } from '../../shared/kernel/result';
import type { Recorded } from '../writer/change-line';
import type { ActionDeps } from './action';
import { type AssessmentChange, changeAsExaminer, unpainted } from './change-assessment';
import { loadOrganisation } from './load-organisation';
import { whyNotBegin } from './why-not-begin';

/** Resolves when it is on the disk, or with the rule that refuses it (E1, E3, E9, W9). Only an examiner. */
export const attachEvidence = (
  deps: ActionDeps,
  input: AssessmentChange & EvidenceToAttach,
): Promise<Result<Recorded>> =>
  changeAsExaminer(deps, input, { paint: unpainted }, async (desk) => {
    const refusal = await whyNotBegin(deps, desk);
    if (refusal) return err(refusal);
    return decideAttach(desk, input, fileLimitsOf(await loadOrganisation(deps)).exam);
  });
