/**
 * The competences of a CASE package: what stands right under the document as one, with all below it. Each is kept, also
 * one without an identifier or with one that another has; nothing could link to it, but it is not overwritten.
 */
import type { ExchangedCompetence } from '../domain/exchanged-qualification';
import { defaultLanguage } from '../texts/languages';
import { languageSchema } from '../values/identity';
import { caseTexts, ownPrefix } from './case-fields';
import { type CaseItem, type CaseObject, caseText, shortOf } from './case-items';
import { fittingText, isRecord, type ReadingNotes, type ReadingPlace } from './reading-notes';

const longest = { code: 20, name: 300, description: 4000 };
type Texts = Readonly<Record<string, string>>;

const allUnder = (item: CaseItem): readonly CaseItem[] => {
  const found: CaseItem[] = [];
  const waiting = [item];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    found.push(next);
    waiting.push(...[...next.children].reverse());
  }
  return found;
};

/** What we wrote, in every language; null where we wrote none. */
function ownTexts({ given }: CaseItem, field: 'name' | 'description'): CaseObject | null {
  const own = isRecord(given.extensions) ? given.extensions[`${ownPrefix}${field}`] : null;
  return isRecord(own) ? own : null;
}

function fitting(notes: ReadingNotes, place: ReadingPlace, texts: CaseObject, most: number): Texts {
  return Object.fromEntries(
    Object.entries(texts).flatMap(([tag, text]) =>
      languageSchema.safeParse(tag).success && typeof text === 'string'
        ? [[tag, fittingText(notes, place, text, most)]]
        : [],
    ),
  );
}

function toCompetence(
  notes: ReadingNotes,
  item: CaseItem,
  key: string,
  language: string,
): ExchangedCompetence {
  const place = { fileKey: null, at: shortOf(item), line: item.line };
  const texts = caseTexts(item);
  const code = fittingText(notes, place, caseText(item.given.humanCodingScheme), longest.code);
  const name = ownTexts(item, 'name') ?? { [language]: texts.name };
  const ownDescription = ownTexts(item, 'description');
  const description = ownDescription ?? (texts.description === '' ? null : { [language]: texts.description });
  return {
    key,
    // Without a code, the beginning of its name is one: nothing is lost by that.
    code: code || texts.name.slice(0, longest.code),
    name: fitting(notes, place, name, longest.name),
    ...(description ? { description: fitting(notes, place, description, longest.description) } : {}),
  };
}

/** By their identifier in small letters, or by their place where they have none of their own. */
export function caseCompetences(
  notes: ReadingNotes,
  tops: readonly CaseItem[],
  languageOf: (given: CaseObject) => string | undefined,
): ReadonlyMap<string, ExchangedCompetence> {
  const found = new Map<string, ExchangedCompetence>();
  for (const item of tops.flatMap(allUnder)) {
    const identifier = item.identifier.toLowerCase();
    const isFree = identifier !== '' && !found.has(identifier);
    const key = isFree ? identifier : `${identifier}#${item.line}`;
    const place = { fileKey: null, at: shortOf(item), line: item.line };
    if (identifier === '') notes.say(place, 'key-missing', shortOf(item));
    else if (!isFree) notes.say(place, 'key-repeated', item.identifier);
    found.set(key, toCompetence(notes, item, key, languageOf(item.given) ?? defaultLanguage));
  }
  return found;
}
