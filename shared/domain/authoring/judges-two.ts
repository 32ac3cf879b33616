/**
 * Whether an indicator judges two things, e.g. "lays out the work and welds it": then nobody can say what a mark is about.
 * Told by the word after "and": where that is something people do, a second thing is asked. What people do is known from a
 * short list and from the words with which the other indicators begin.
 */
import { primaryOf } from '../../texts/languages';

/** By language: the word "and", words that may stand between it and what is done, and common things that are done. */
const words: Readonly<
  Record<string, { readonly and: string; readonly between: string; readonly done: string }>
> = {
  nl: {
    and: 'en',
    between: 'daarbij daarna dan eventueel indien nodig tijdig vervolgens',
    done:
      'bedient begeleidt behandelt beoordeelt bepaalt bereidt berekent beschrijft bespreekt bestelt bewaakt bewerkt bouwt ' +
      'brengt checkt controleert demonteert documenteert draait evalueert formuleert gebruikt geeft gaat haalt handelt ' +
      'herstelt houdt informeert installeert instrueert kiest komt laat last leest legt levert lost luistert maakt meet meldt ' +
      'monteert neemt noteert onderhoudt onderzoekt ondersteunt ontwerpt overlegt pakt past plaatst plant presenteert ' +
      'rapporteert reageert registreert regelt reinigt repareert ruimt schrijft signaleert smeert snijdt sorteert spreekt ' +
      'stelt stemt stuurt tekent test toont trekt verbindt vervangt verwerkt verzamelt verzorgt voert volgt vraagt wast ' +
      'weegt werkt wisselt zet zorgt',
  },
  en: {
    and: 'and',
    between: 'afterwards also subsequently then',
    done:
      'adjusts advises applies assembles assesses asks builds calculates calibrates checks chooses cleans collects ' +
      'communicates consults controls cuts decides delivers describes designs determines develops documents drills ensures ' +
      'evaluates explains files finishes fits follows gives handles identifies informs inspects installs keeps leaves lists ' +
      'maintains makes measures monitors mounts notes operates orders organises plans positions prepares presents ' +
      'processes provides reads records removes repairs replaces reports reviews selects sets shows solves sorts stores ' +
      'supports takes tells tests tidies treats tunes uses verifies welds works writes',
  },
  de: {
    and: 'und',
    between: 'anschließend danach dann gegebenenfalls',
    done:
      'bedient begleitet behandelt beurteilt berechnet bereitet beschreibt bestellt bestimmt bewertet bohrt demontiert ' +
      'dokumentiert entwickelt erklärt erstellt fertigt fragt führt gibt hält informiert installiert klärt kontrolliert liest ' +
      'legt löst macht meldet misst montiert nimmt notiert nutzt ordnet passt plant präsentiert prüft räumt reinigt repariert ' +
      'reagiert sammelt schneidet schreibt schweißt setzt sichert sorgt spricht stellt stimmt testet trägt überwacht ' +
      'unterstützt verbindet verwendet wählt wartet wechselt zeichnet zeigt',
  },
};

const listed = (text: string): ReadonlySet<string> => new Set(text.split(' '));
const known = new Map(
  Object.entries(words).map(([language, { and, between, done }]) => [
    language,
    { and, between: listed(between), done: listed(done) },
  ]),
);

const wordsOf = (text: string): readonly string[] => text.match(/[\p{L}\p{M}'’-]+|[^\p{L}\p{M}\s]/gu) ?? [];

/** Words that begin an indicator although nobody does them. */
const noDeed = listed('de het een is kan heeft wordt the a an is can has der die das ein eine ist kann hat');

/** What an indicator says is done: its first word, in small letters; null when that is no such word. */
export function deedOf(text: string): string | null {
  const first = wordsOf(text.trim())[0]?.toLowerCase() ?? '';
  return /^\p{L}{3,}$/u.test(first) && !noDeed.has(first) ? first : null;
}

/** Words that stand where a second deed would: after "and" and what may stand between. In small letters; mostly none. */
export function secondWords(text: string, language: string): readonly string[] {
  const own = known.get(primaryOf(language));
  if (!own || !text.toLowerCase().includes(own.and)) return [];
  // What stands between brackets explains.
  const all = wordsOf(text.replace(/\([^)]*\)/g, ' ')).map((word) => word.toLowerCase());
  return all.flatMap((word, index) => {
    if (word !== own.and || index < 2) return [];
    return all.slice(index + 1).find((next) => !own.between.has(next)) ?? [];
  });
}

/** @param seconds as `secondWords` gives them; @param deeds what the indicators of this qualification say is done */
export const judgesTwo = (
  seconds: readonly string[],
  language: string,
  deeds: ReadonlySet<string>,
): boolean => {
  const done = known.get(primaryOf(language))?.done;
  return seconds.some((word) => done?.has(word) || deeds.has(word));
};
