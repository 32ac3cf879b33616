/**
 * Finding people in a list while one types: by number, name or group, all words in any order. Accents and case do not
 * matter, so that "sahin" finds Şahin and "lukasz" finds Łukasz. The text is made once per participant, not per key.
 */
import { fullName, type Participant } from '../../../shared/records/participant';

/** Letters that Unicode does not split into a base letter and a mark. */
const plainLetters: Readonly<Record<string, string>> = {
  ł: 'l',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ı: 'i',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  þ: 'th',
  '’': "'",
};

/** Lower case, without accents. */
export const foldText = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase()
    .replace(/[łøđðıßæœþ’]/g, (letter) => plainLetters[letter] ?? letter);

export type SearchableParticipant = { readonly participant: Participant; readonly searchText: string };

/** Participants by family name as a register lists them, ready to be searched. */
export function composeSearchable(participants: readonly Participant[]): readonly SearchableParticipant[] {
  const collator = new Intl.Collator('nl', { sensitivity: 'base', numeric: true });
  return [...participants]
    .sort(
      (a, b) =>
        collator.compare(a.familyName, b.familyName) ||
        collator.compare(a.givenName, b.givenName) ||
        collator.compare(a.number, b.number),
    )
    .map((participant) => ({
      participant,
      searchText: foldText(`${participant.number} ${fullName(participant)} ${participant.group}`),
    }));
}

/** Those in which every word of the search occurs; all of them for a blank search. */
export function findParticipants(
  all: readonly SearchableParticipant[],
  search: string,
): readonly Participant[] {
  const words = foldText(search).split(/\s+/).filter(Boolean);
  return all
    .filter(({ searchText }) => words.every((word) => searchText.includes(word)))
    .map(({ participant }) => participant);
}

/** Name as a register lists it: "Hoff, Sanne van 't". */
export const registerName = ({ givenName, namePrefix, familyName }: Participant): string => {
  const first = [givenName, namePrefix].filter((part) => part !== '').join(' ');
  return first === '' ? familyName : `${familyName}, ${first}`;
};
