/**
 * A candidate's result as files for other systems say it, apart from the standard of the file. What the record does not say
 * is null or blank; nothing is made up here.
 */
import type { AssessmentId, ExamId, ParticipantId, QualificationId, StaffId } from '../kernel/ids';
import type { NameParts } from '../kernel/person-name';
import type { Attendance } from '../records/attendance-recorded';
import { isLanguage, primaryOf, tagOf } from '../texts/languages';
import type { LanguageTag } from '../values/identity';

export type ExchangedExam = {
  readonly examId: ExamId;
  readonly code: string;
  readonly title: string;
  /** Language of the exam. */
  readonly language: LanguageTag;
  readonly place: string;
  /** ISO moment. */
  readonly plannedAt: string;
  /** IANA name of the zone of the place; one that this program knows. */
  readonly timeZone: string;
  /** Per candidate; null: not said. */
  readonly durationMinutes: number | null;
  readonly isCancelled: boolean;
  readonly qualification: {
    readonly qualificationId: QualificationId;
    readonly name: string;
    readonly code: string;
  };
};

export type ExchangedResult = {
  /** As the candidate was begun on it (the domain's SPEC, W12); who was not begun, as it is planned now. */
  readonly exam: ExchangedExam;
  /** As it is planned now: one and the same for everybody in it. */
  readonly planned: ExchangedExam;
  readonly assessmentId: AssessmentId;
  readonly candidate: NameParts & {
    readonly participantId: ParticipantId;
    readonly number: string;
    /** Full name, as on the sheet. */
    readonly name: string;
    /** ISO day or null. */
    readonly birthDate: string | null;
    readonly group: string;
    readonly email: string | null;
  };
  /** When this candidate was to begin, an ISO moment. */
  readonly startsAt: string;
  readonly attempt: number | null;
  readonly extraMinutes: number | null;
  readonly examiner: { readonly staffId: StaffId; readonly name: string };
  /** What was said of whether they were there; null: nothing. */
  readonly attendance: { readonly said: Attendance; readonly reason: string; readonly at: string } | null;
  /** ISO moments; null while it has not come to that. */
  readonly identifiedAt: string | null;
  readonly startedAt: string | null;
  readonly signedAt: string | null;
  /** Of the signed result only. */
  readonly outcome: 'passed' | 'failed' | null;
  /** What the centre calls it, in the language of the exam; blank while there is none. */
  readonly outcomeWord: string;
  /** By which the sheet is found again; blank before the signature, and before the receipt. */
  readonly formNumber: string;
  readonly receiptNumber: string;
};

/** How far it came, as a school's planning asks it. */
export const presences = ['unknown', 'absent', 'not-started', 'unfinished', 'present'] as const;
export type Presence = (typeof presences)[number];

/**
 * A signature stands before whatever was said; then what was said of a candidate who did not come or stopped; then how far
 * the record is. `late` and `present` say that they were there, not that they finished.
 */
export function presenceOf(result: ExchangedResult): Presence {
  if (result.signedAt !== null) return 'present';
  const said = result.attendance?.said;
  if (said === 'absent' || said === 'ill' || said === 'refused') return 'absent';
  if (said === 'stopped' || result.startedAt !== null) return 'unfinished';
  return result.identifiedAt !== null || said !== undefined ? 'not-started' : 'unknown';
}

/** When the exam of this candidate was: as it began, else as it was planned. ISO moment. */
export const heldAt = ({ startedAt, identifiedAt, startsAt }: ExchangedResult): string =>
  startedAt ?? identifiedAt ?? startsAt;

/** Since when what the file says of it is so; null while there is nothing to say. */
export const saidAt = (result: ExchangedResult): string | null =>
  result.signedAt ?? result.attendance?.at ?? result.startedAt ?? result.identifiedAt;

/** When the exam ends by its plan, an ISO moment; when it begins, where no duration was said. */
export const endOf = ({ plannedAt, durationMinutes }: ExchangedExam): string =>
  new Date(Date.parse(plannedAt) + (durationMinutes ?? 0) * 60_000).toISOString();

/**
 * Name as both standards want it for the check of an identity document: "van der Graaf, Jacobus Adrianus, 12345".
 * @param blank their word for a part that is not known
 */
export const nameForCheck = (
  { givenName, namePrefix, familyName, number }: ExchangedResult['candidate'],
  blank: string,
): string =>
  [[namePrefix, familyName].filter(Boolean).join(' ') || blank, givenName || blank, number]
    .filter(Boolean)
    .join(', ');

/** BCP 47 tag of the exam's language with its country, as these standards like it: `nl-NL`; another one as it is. */
export const tagFor = (language: LanguageTag): string => {
  const primary = primaryOf(language);
  return isLanguage(primary) && primary === language ? tagOf(primary) : language;
};

/** What the file of the signed sheet can be called: no name in it. */
export const sheetFileOf = ({ exam, candidate, formNumber }: ExchangedResult): string =>
  `${[exam.code, candidate.number, formNumber].filter(Boolean).join(' ')}.pdf`;
