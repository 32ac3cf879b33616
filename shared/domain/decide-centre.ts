/**
 * What an administrator sets for the whole centre: texts on the sheet, the words for a result and for things, the logo, and how strict it
 * is about times and colleagues. Each part is set by itself, so that two administrators in contact
 * do not undo each other; of two that had no contact the later one is refused, kept and shown.
 */
import { problem } from '../kernel/problem';
import { err, ok, type Result } from '../kernel/result';
import { lengthProblem } from '../kernel/typed-words';
import type { Organisation } from '../records/organisation';
import type { LanguageTag, Localised } from '../values/identity';
import { chooseTimeZone } from '../values/time-zone';
import { codePatternLimit, codePatternProblem } from './exam-code';
import { readPng } from './png';
import { hasItsPixels } from './png-pixels';
import { decideKinds, type KindChange } from './portfolio/decide-kinds';
import { decideTerms, type TermsChange } from './terms';

/** Most characters of each text. */
export const centreTextLimits = { objectionText: 2000, afterwardsText: 1000, met: 60, notMet: 60 } as const;
export type CentreText = keyof typeof centreTextLimits;

/** What the centre is called, where it is and usually examines, and how codes are made: the same in every language. Most characters. */
export const centreFactLimits = {
  name: 300,
  place: 200,
  usualPlace: 300,
  examCodePattern: codePatternLimit,
} as const;
export type CentreFact = keyof typeof centreFactLimits;

/** Most bytes of a logo: what is printed on every sheet and travels to every device. */
export const logoLimitBytes = 150_000;
/** More pixels than this on a side no printer of a school shows. */
export const logoLimitPixels = 2_000;

export type CentreChange =
  | {
      readonly set: 'choices';
      readonly choices: Partial<
        Pick<
          Organisation,
          | 'answerOrder'
          | 'timeZone'
          | 'startPolicy'
          | 'startToleranceMinutes'
          | 'takeOverPolicy'
          | 'retentionMonths'
          | 'attendanceMonths'
          | 'runMonths'
          | 'independentPolicy'
          | 'registerPolicy'
          | 'linkPolicy'
          | 'usualScaleId'
          | 'usualRule'
          | 'usualDurationMinutes'
          | 'candidatePage'
          | 'fileMegabytes'
          | 'examFilesGigabytes'
        >
      >;
    }
  | {
      readonly set: 'text';
      readonly text: CentreText;
      readonly language: LanguageTag;
      /** Blank: there is none in this language. */
      readonly value: string;
    }
  | { readonly set: 'fact'; readonly fact: CentreFact; readonly value: string }
  /** What the centre calls things. */
  | { readonly set: 'terms'; readonly change: TermsChange }
  /** Kinds of portfolio entries of its own. */
  | { readonly set: 'kinds'; readonly change: KindChange }
  /** Null: no logo. */
  | { readonly set: 'logo'; readonly png: Uint8Array | null };

function withText(texts: Localised, language: LanguageTag, value: string): Record<string, string> {
  const { [language]: _, ...others } = texts;
  return value.trim() === '' ? others : { ...others, [language]: value.trim() };
}

/** The texts of the centre by their names. */
export const centreTextsOf = (organisation: Organisation): Readonly<Record<CentreText, Localised>> => ({
  objectionText: organisation.objectionText,
  afterwardsText: organisation.afterwardsText ?? {},
  met: organisation.resultWords?.met ?? {},
  notMet: organisation.resultWords?.notMet ?? {},
});

function changeText(
  organisation: Organisation,
  { text, language, value }: Extract<CentreChange, { set: 'text' }>,
): Result<Organisation> {
  const tooLong = lengthProblem(value, centreTextLimits[text]);
  if (tooLong) return err(tooLong);
  const before = centreTextsOf(organisation);
  const after = withText(before[text], language, value);
  if (text === 'objectionText' || text === 'afterwardsText') return ok({ ...organisation, [text]: after });
  const { met, notMet } = before;
  const resultWords = { ...organisation.resultWords, met, notMet, [text]: after };
  return ok({ ...organisation, resultWords });
}

function changeFact(
  organisation: Organisation,
  { fact, value }: Extract<CentreChange, { set: 'fact' }>,
): Result<Organisation> {
  const text = value.trim();
  const tooLong = lengthProblem(text, centreFactLimits[fact]);
  if (tooLong) return err(tooLong);
  if (fact === 'name' && text === '') return err(problem('centre-name-blank'));
  const unread = fact === 'examCodePattern' ? codePatternProblem(text) : null;
  return unread ? err(unread) : ok({ ...organisation, [fact]: text });
}

async function changeLogo(organisation: Organisation, png: Uint8Array | null): Promise<Result<Organisation>> {
  if (!png) {
    const { logoPng: _, ...without } = organisation;
    return ok(without);
  }
  if (png.length > logoLimitBytes) return err(problem('logo-too-large', { limit: logoLimitBytes / 1000 }));
  const picture = readPng(png);
  if (!picture) return err(problem('logo-not-png'));
  if (Math.max(picture.width, picture.height) > logoLimitPixels)
    return err(problem('logo-too-wide', { limit: logoLimitPixels }));
  if (!(await hasItsPixels(picture))) return err(problem('logo-not-png'));
  return ok({ ...organisation, logoPng: toBase64(png) });
}

const toBase64 = (bytes: Uint8Array): string =>
  btoa(bytes.reduce((text, byte) => text + String.fromCharCode(byte), ''));

/** The centre as it will be; refused where a text is too long or a picture is none. */
export async function decideCentre(
  organisation: Organisation,
  change: CentreChange,
): Promise<Result<Organisation>> {
  switch (change.set) {
    case 'text':
      return changeText(organisation, change);
    case 'fact':
      return changeFact(organisation, change);
    case 'terms': {
      const terms = decideTerms(organisation.terms, change.change);
      return terms.ok ? ok({ ...organisation, terms: terms.value }) : terms;
    }
    case 'kinds': {
      const kinds = decideKinds(organisation.portfolioKinds ?? [], change.change);
      return kinds.ok ? ok({ ...organisation, portfolioKinds: kinds.value }) : kinds;
    }
    case 'logo':
      return changeLogo(organisation, change.png);
    default: {
      const { timeZone } = change.choices;
      if (timeZone !== undefined && chooseTimeZone(timeZone) !== timeZone)
        return err(problem('time-zone-unknown'));
      return ok({ ...organisation, ...change.choices });
    }
  }
}
