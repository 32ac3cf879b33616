/** Which competence an id means after some were merged. */
import type { Competence } from '../records/competence';
import { followMerged } from './follow-merged';

/** The competence that this id means: itself, or what it was merged into; undefined for one that is not known here. */
export const meantCompetence = (
  byId: ReadonlyMap<string, Competence>,
  competenceId: string,
): Competence | undefined => followMerged(byId, competenceId, 'competenceId');
