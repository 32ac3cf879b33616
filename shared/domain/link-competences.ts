/**
 * Which competence here a file means: the one with that id, or else with that code. One that was merged into another
 * means the other. What is not here and comes along in the file with a name becomes an own competence.
 */
import type { CompetenceId } from '../kernel/ids';
import type { Competence } from '../records/competence';
import type { ExchangedCompetence } from './exchanged-qualification';
import { meantCompetence } from './merged-competences';

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const folded = (code: string): string => code.trim().toUpperCase();

/** `newCompetences` are those that the file brings; each has its id already, and none is written by this. */
export function linkCompetences(
  brought: readonly ExchangedCompetence[],
  here: readonly Competence[],
  newId: () => string,
): {
  readonly competenceOf: (key: string) => CompetenceId | null;
  readonly newCompetences: readonly Competence[];
} {
  const byId = new Map<string, Competence>(here.map((one) => [one.competenceId, one]));
  const byCode = new Map([...here].reverse().map((one) => [folded(one.code), one]));
  const made = new Map<string, Competence>();
  const newCompetences: Competence[] = [];
  const atEnd = ({ competenceId }: Competence): CompetenceId =>
    meantCompetence(byId, competenceId)?.competenceId ?? competenceId;
  for (const { key, code, name, description } of brought) {
    const known = byId.get(key) ?? byCode.get(folded(code));
    if (known || made.has(key)) {
      if (known) made.set(key, known);
      continue;
    }
    const competenceId = (uuid.test(key) ? key : newId()) as CompetenceId;
    const own: Competence = {
      ...{ competenceId, code, name, origin: 'custom' },
      ...(description ? { description } : {}),
    };
    made.set(key, own);
    newCompetences.push(own);
  }
  const competenceOf = (key: string): CompetenceId | null => {
    const one = byId.get(key) ?? made.get(key) ?? byCode.get(folded(key));
    return one ? atEnd(one) : null;
  };
  return { competenceOf, newCompetences };
}
