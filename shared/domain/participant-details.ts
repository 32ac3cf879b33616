/** What is known of a participant and may be typed: which texts it takes, and what must be there. */
import { problem } from '../kernel/problem';
import { err, ok, type Result } from '../kernel/result';
import { sameValue } from '../kernel/same-value';
import { lengthProblem } from '../kernel/typed-words';
import type { Participant } from '../records/participant';
import type { WholeParticipant } from './whole-participant';

/** Most characters, as the record has them. */
export const participantLimits = {
  number: 40,
  givenName: 200,
  namePrefix: 40,
  familyName: 200,
  email: 320,
  learningPath: 40,
} as const;
type TextDetail = keyof typeof participantLimits;

export type ParticipantDetails = Readonly<Record<TextDetail, string>> &
  Pick<Participant, 'birthDate'> & { readonly diplomaDate: string | null };

export const detailsOf = (participant: WholeParticipant): ParticipantDetails => ({
  number: participant.number,
  givenName: participant.givenName,
  namePrefix: participant.namePrefix,
  familyName: participant.familyName,
  email: participant.office.email ?? '',
  learningPath: participant.learningPath ?? '',
  birthDate: participant.birthDate,
  diplomaDate: participant.office.diplomaDate ?? null,
});

const tidy = (text: string): string => text.trim().replace(/\s+/g, ' ');

const isDay = (text: string): boolean => /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text));
const looksLikeAddress = (text: string): boolean => /^[^\s@]+@[^\s@]+$/.test(text);

/** As they are recorded: blanks around a text say nothing. A name or a number must be there, and a day be one. */
function tidyDetails(details: ParticipantDetails): Result<ParticipantDetails> {
  const texts = Object.fromEntries(
    (Object.keys(participantLimits) as TextDetail[]).map((field) => [field, tidy(details[field])]),
  ) as Record<TextDetail, string>;
  for (const field of Object.keys(participantLimits) as TextDetail[]) {
    const tooLong = lengthProblem(texts[field], participantLimits[field]);
    if (tooLong) return err(tooLong);
  }
  if (texts.givenName + texts.familyName === '') return err(problem('participant-name-missing'));
  if (texts.email !== '' && !looksLikeAddress(texts.email)) return err(problem('email-invalid'));
  const { birthDate, diplomaDate } = details;
  for (const day of [birthDate, diplomaDate])
    if (day !== null && !isDay(day)) return err(problem('day-invalid'));
  return ok({ ...texts, birthDate, diplomaDate });
}

/** A number as people mean it: leading zeros, blanks and small letters do not tell two people apart. */
export const plainNumber = (number: string): string =>
  number
    .replace(/[\s.-]/g, '')
    .toUpperCase()
    .replace(/^0+(?=.)/, '');

/**
 * The participant with these details; the same object when nothing differs.
 * @param others everybody else who counts: nobody has a number that somebody else has
 */
export function decideDetails(
  before: WholeParticipant,
  details: ParticipantDetails,
  others: readonly Participant[],
): Result<WholeParticipant> {
  const next = tidyDetails(details);
  if (!next.ok) return next;
  const own = plainNumber(next.value.number);
  const isOthers = (other: Participant): boolean =>
    other.participantId !== before.participantId && plainNumber(other.number) === own;
  if (own !== '' && own !== plainNumber(before.number) && others.some(isOthers))
    return err(problem('participant-number-taken', { number: next.value.number }));
  if (sameValue(detailsOf(before), next.value)) return ok(before);
  const { email, diplomaDate, ...known } = next.value;
  const { office } = before;
  // A form leaves a blank where there was nothing: that makes no document.
  const said = {
    ...(email === (office.email ?? '') ? {} : { email }),
    ...(diplomaDate === (office.diplomaDate ?? null) ? {} : { diplomaDate }),
  };
  return ok({ ...before, ...known, office: { ...office, ...said } });
}
