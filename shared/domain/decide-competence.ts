/**
 * May a competence of the centre's own be like this (M16)? The 25 standard ones are nobody's to change (M15); an own one
 * has a code, by which it is picked, and a name in at least one language. Among those in use no code comes twice.
 */
import { foldText } from '../kernel/fold-text';
import { problem } from '../kernel/problem';
import { err, ok, type Result } from '../kernel/result';
import { lengthProblem } from '../kernel/typed-words';
import type { Competence } from '../records/competence';
import { standardCompetences } from '../records/standard-competences';
import type { Localised } from '../values/identity';

/** Most characters, as the record has them. */
export const competenceLimits = { code: 20, name: 300, description: 4000 } as const;

const standardIds: ReadonlySet<string> = new Set(standardCompetences.map(({ competenceId }) => competenceId));

/** Whether it is one of the 25, whatever a document says of it. */
export const isStandardCompetence = (competenceId: string): boolean => standardIds.has(competenceId);

/** Whether it may be picked. */
export const isOfferedCompetence = ({ status, mergedInto }: Competence): boolean =>
  status !== 'archived' && !mergedInto;

/** Blanks around a text are no part of it, and a language without a text is none. */
const tidy = (texts: Localised): Localised =>
  Object.fromEntries(
    Object.entries(texts)
      .map(([language, text]) => [language, text.trim()] as const)
      .filter(([, text]) => text !== ''),
  );

const tooLong = ({ code, name, description = {} }: Competence) =>
  lengthProblem(code, competenceLimits.code) ??
  Object.values(name)
    .map((text) => lengthProblem(text, competenceLimits.name))
    .find((found) => found !== null) ??
  Object.values(description)
    .map((text) => lengthProblem(text, competenceLimits.description))
    .find((found) => found !== null) ??
  null;

/**
 * @param own the centre's own as they stand, with or without this one
 * @param next the competence as it would be; it comes back without blanks around its texts
 */
export function decideCompetence(own: readonly Competence[], next: Competence): Result<Competence> {
  if (isStandardCompetence(next.competenceId)) return err(problem('competence-is-standard'));
  const { description, ...rest } = next;
  const kept = { ...rest, code: next.code.trim(), name: tidy(next.name) };
  const tidied: Competence = description ? { ...kept, description: tidy(description) } : kept;
  if (tidied.code === '') return err(problem('competence-code-missing'));
  if (Object.keys(tidied.name).length === 0) return err(problem('competence-name-missing'));
  const long = tooLong(tidied);
  if (long) return err(long);
  const isTaken = [...standardCompetences, ...own].some(
    (one) =>
      one.competenceId !== next.competenceId &&
      isOfferedCompetence(one) &&
      foldText(one.code.trim()) === foldText(tidied.code),
  );
  if (isTaken && isOfferedCompetence(tidied))
    return err(problem('competence-code-taken', { code: tidied.code }));
  return ok(tidied);
}
