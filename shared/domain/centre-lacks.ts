/**
 * What a centre has not entered yet and its papers need: where a candidate objects and within which term, in each language
 * of its exams, and where the centre is. For whoever administers it; nothing is held up by it.
 */
import type { PlannedExam } from '../records/exam';
import type { Organisation } from '../records/organisation';
import { chooseLanguage, defaultLanguage, type Language, languageCodes, primaryOf } from '../texts/languages';
import { languageIn } from '../values/text-in';

export type CentreLack =
  | { readonly what: 'objection-text'; readonly languages: readonly Language[] }
  | { readonly what: 'place' };

/** The parts of the settings where what is lacking is entered. */
export const centreLackKinds = ['objection-text', 'place'] as const satisfies readonly CentreLack['what'][];

/** A day: an exam of yesterday evening may be signed today. */
const recentMs = 24 * 60 * 60_000;

/** The languages of the sheets of exams that are still to be held; that of a centre without any is the default one. */
export function languagesToCome(exams: readonly PlannedExam[], now: Date): readonly Language[] {
  const since = now.getTime() - recentMs;
  const spoken = new Set(
    exams
      .filter(({ isRemoved, status }) => !isRemoved && status === 'planned')
      .filter(({ plannedAt }) => new Date(plannedAt).getTime() >= since)
      .map(({ language }) => chooseLanguage(language)),
  );
  return spoken.size === 0 ? [defaultLanguage] : languageCodes.filter((code) => spoken.has(code));
}

/**
 * What a sheet in this language says about objecting: `blank` is a sentence of the program that sends the candidate to the
 * school, `elsewhere` the centre's own text in another language. Null: the centre's text in this language.
 */
export function objectionLack(organisation: Organisation, language: Language): 'blank' | 'elsewhere' | null {
  const written = languageIn(organisation.objectionText, language);
  if (written === null) return 'blank';
  return primaryOf(written) === language ? null : 'elsewhere';
}

/** In the order in which they matter to a candidate; none when the centre is ready for exams in these languages. */
export function listCentreLacks(
  organisation: Organisation,
  languages: readonly Language[],
): readonly CentreLack[] {
  const unwritten = languages.filter((language) => objectionLack(organisation, language) !== null);
  return [
    ...(unwritten.length > 0 ? [{ what: 'objection-text', languages: unwritten } as const] : []),
    ...(organisation.place.trim() === '' ? [{ what: 'place' } as const] : []),
  ];
}
