/** Which competence an id means after some were merged. */
import type { Competence } from '../records/competence';

/**
 * The competence that this id means: itself, or what it was merged into, as often as that happened. Two devices without
 * contact may merge two of them into each other: then the one with the smaller id counts, on every device. Undefined for
 * an id that is not known here; one that was merged into an unknown one is itself.
 */
export function meantCompetence(
  byId: ReadonlyMap<string, Competence>,
  competenceId: string,
): Competence | undefined {
  const passed: Competence[] = [];
  let at = byId.get(competenceId);
  while (at) {
    const next: Competence | undefined = at.mergedInto && byId.get(at.mergedInto);
    if (!next) return at;
    const round = passed.indexOf(next);
    if (next === at || round !== -1)
      return [at, ...passed.slice(Math.max(round, 0))].reduce((a, b) =>
        b.competenceId < a.competenceId ? b : a,
      );
    passed.push(at);
    at = next;
  }
  return undefined;
}
