/** How competences are picked from what is typed: by their codes ("K L T", "k, l en t", "KLT"), or by words of their name. */
import { foldText } from '../kernel/fold-text';
import type { CompetenceId } from '../kernel/ids';
import { isFoundIn } from '../kernel/search-index';
import type { Competence } from '../records/competence';

const between = /[\s,;.+&/]+/;
/** Words with which people join the last code to a list, in the languages of the program. */
const joiner = /^(?:en|and|und)$/i;
/** Several letters in one: only as capitals, because in small letters it is a word of a name. */
const gluedLetters = /^[A-Y]{2,25}$/;

/** What is searched in a competence: its code, and its name in every language, because people know either. */
const linesOf = ({ code, name }: Competence): string => [code, ...Object.values(name)].join(' ');

/** The letters of a run of capitals, each once; none when a letter comes twice, which is a word. */
function lettersOf(part: string): readonly string[] {
  if (!gluedLetters.test(part)) return [];
  const letters = [...part];
  return new Set(letters).size === letters.length ? letters : [];
}

/**
 * The competences whose codes make up the text, each once and in the order typed; null when anything else is in it. A run
 * of capitals counts as letters when no name has it.
 */
export function readCompetenceCodes(
  text: string,
  offered: readonly Competence[],
): readonly CompetenceId[] | null {
  const byCode = new Map(offered.map(({ code, competenceId }) => [foldText(code.trim()), competenceId]));
  const whole = byCode.get(foldText(text.trim()));
  if (whole) return [whole];
  const parts = text.split(between).filter((part) => part !== '' && !joiner.test(part));
  const found: CompetenceId[] = [];
  for (const part of parts) {
    const one = byCode.get(foldText(part));
    const isName = offered.some((competence) => isFoundIn(linesOf(competence), part));
    const codes = one || isName ? [part] : lettersOf(part);
    if (codes.length === 0) return null;
    for (const code of codes) {
      const competenceId = byCode.get(foldText(code));
      if (!competenceId) return null;
      found.push(competenceId);
    }
  }
  return found.length > 0 ? [...new Set(found)] : null;
}

/** Those that the typed words find: whose code it is, whose code begins so, then by name; all of them for a blank text. */
export function findCompetences(offered: readonly Competence[], typed: string): readonly Competence[] {
  const sought = foldText(typed.trim());
  const rankOf = ({ code }: Competence): number => {
    const folded = foldText(code);
    if (folded === sought) return 0;
    return folded.startsWith(sought) ? 1 : 2;
  };
  return offered
    .filter((competence) => isFoundIn(linesOf(competence), typed))
    .toSorted((a, b) => rankOf(a) - rankOf(b));
}
