/**
 * Where somebody's name stands in what is not theirs: the title of an exam of others, why it was changed, the file that an import
 * came from, a remark about somebody else. An erasure leaves that alone, because it is others' too; so whoever erases is told
 * before, as afterwards nobody knows the name to look for. Pure.
 */
import { foldText } from '../kernel/fold-text';
import type { Participant } from '../records/participant';
import { fullName } from '../records/participant';

/** Kinds of places, as screens name them. */
export type MentionPlace = 'exam' | 'template' | 'group' | 'import' | 'recorded';
/** A place, what it is called, and what is said there. */
export type SaidSomewhere = {
  readonly place: MentionPlace;
  readonly name: string;
  readonly texts: readonly string[];
};
export type Mention = Pick<SaidSomewhere, 'place' | 'name'>;

/** Shorter ones are the beginning of too many words. */
const shortestWord = 4;

/** What somebody is called: whole names, a family name and a number as words of their own. */
export function namesOf(people: readonly Participant[]): readonly string[] {
  const said = people.flatMap((one) => [
    fullName(one),
    ...[one.familyName, one.number].filter((word) => word.length >= shortestWord),
  ]);
  return [...new Set(said.map(foldText))].filter((name) => name !== '');
}

const isLetter = (letter: string | undefined): boolean =>
  letter !== undefined && /[\p{L}\p{N}]/u.test(letter);

/** Whether the name stands there as words of their own. */
function isNamed(text: string, name: string): boolean {
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1))
    if (!isLetter(text[at - 1]) && !isLetter(text[at + name.length])) return true;
  return false;
}

/** @returns each place once, in the order given */
export function findMentions(names: readonly string[], said: readonly SaidSomewhere[]): readonly Mention[] {
  const found = new Map<string, Mention>();
  for (const { place, name, texts } of said) {
    const folded = texts.map(foldText);
    if (names.some((one) => folded.some((text) => isNamed(text, one))))
      found.set(`${place} ${name}`, { place, name });
  }
  return [...found.values()];
}
