/** The competences of a work process, its own and those of its indicators, each once: older files have them there. */
import type { CompetenceId } from '../kernel/ids';
import type { WorkProcess } from '../records/qualification-version';

export const competencesOf = ({ competenceIds, indicators }: WorkProcess): ReadonlySet<CompetenceId> =>
  new Set([...competenceIds, ...indicators.flatMap((indicator) => indicator.competenceIds ?? [])]);
