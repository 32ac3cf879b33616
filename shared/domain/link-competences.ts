/**
 * Which competence here a file means: the one with that id, or else with that code. One that was merged into another
 * means the other. What is not here and comes along in the file with a name becomes an own competence. Two of one code
 * become one where they are called alike; else the second gets a code of its own, and where a name is not taken over, that
 * is told to whoever checks a qualification that uses it.
 */
import type { CompetenceId } from '../kernel/ids';
import type { Competence } from '../records/competence';
import type { ExchangedCompetence } from './exchanged-qualification';
import { meantCompetence } from './merged-competences';
import type { FileGuess } from './qualification-file';
import { sameLooking } from './source-key';

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const folded = (code: string): string => code.trim().toUpperCase();

export type CompetenceNote = {
  readonly code: 'competence-other-name' | 'competence-code-twice';
  readonly about: string;
  readonly guess: FileGuess;
};

type Named = Pick<Competence, 'name'>;
const namesOf = ({ name }: Named): readonly string[] => Object.values(name);

/** In whichever language. */
const isNamedAlike = (one: Named, other: Named): boolean => {
  const names = new Set(namesOf(one).map(sameLooking));
  return namesOf(other).some((name) => names.has(sameLooking(name)));
};

const longestCode = 20;

function freeCode(code: string, isTaken: (code: string) => boolean): string {
  for (let number = 2; ; number++) {
    const end = `-${number}`;
    const free = code.slice(0, longestCode - end.length) + end;
    if (!isTaken(folded(free))) return free;
  }
}

const otherName = (here: Competence, brought: ExchangedCompetence): CompetenceNote => ({
  code: 'competence-other-name',
  about: `${brought.code} ${namesOf(brought)[0] ?? ''}`,
  guess: { source: namesOf(brought).join('\n'), reading: namesOf(here).slice(0, 1) },
});

/** `newCompetences` are those that the file brings; each has its id already, and none is written by this. */
export function linkCompetences(
  brought: readonly ExchangedCompetence[],
  here: readonly Competence[],
  newId: () => string,
): {
  readonly competenceOf: (key: string) => CompetenceId | null;
  readonly newCompetences: readonly Competence[];
  /** What is to be told of it, by the key under which the file names it. */
  readonly notes: ReadonlyMap<string, CompetenceNote>;
} {
  const byId = new Map<string, Competence>(here.map((one) => [one.competenceId, one]));
  const byCode = new Map([...here].reverse().map((one) => [folded(one.code), one]));
  // Without a code, one is like no other.
  byCode.delete('');
  const made = new Map<string, Competence>();
  const madeByCode = new Map<string, Competence>();
  const newCompetences: Competence[] = [];
  const notes = new Map<string, CompetenceNote>();
  const atEnd = ({ competenceId }: Competence): CompetenceId =>
    meantCompetence(byId, competenceId)?.competenceId ?? competenceId;
  const make = (one: ExchangedCompetence): Competence => {
    const twin = madeByCode.get(folded(one.code));
    if (twin && isNamedAlike(twin, one)) return twin;
    const isTaken = (code: string): boolean => byCode.has(code) || madeByCode.has(code);
    const code = twin ? freeCode(one.code, isTaken) : one.code;
    const own: Competence = {
      ...{ competenceId: (uuid.test(one.key) ? one.key : newId()) as CompetenceId, code },
      ...{ name: one.name, origin: 'custom' },
      ...(one.description ? { description: one.description } : {}),
    };
    if (twin) {
      const [name = ''] = namesOf(one);
      const guess = { source: `${one.code} ${name}`, reading: [`${code} ${name}`] };
      notes.set(one.key, { code: 'competence-code-twice', about: `${one.code} ${name}`, guess });
    }
    if (code.trim() !== '') madeByCode.set(folded(code), own);
    newCompetences.push(own);
    return own;
  };
  for (const one of brought) {
    const known = byId.get(one.key) ?? byCode.get(folded(one.code)) ?? made.get(one.key);
    if (known && !isNamedAlike(known, one)) notes.set(one.key, otherName(known, one));
    made.set(one.key, known ?? make(one));
  }
  const competenceOf = (key: string): CompetenceId | null => {
    const one = byId.get(key) ?? made.get(key) ?? byCode.get(folded(key));
    return one ? atEnd(one) : null;
  };
  return { competenceOf, newCompetences, notes };
}
