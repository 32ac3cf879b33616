/** Dates of a qualification file that cannot be read, as questions to a person, and what the answers make of a code. */
import type { FileCode, FileProfile, QualificationFile, UnreadDate } from './qualification-file';

export type DateQuestion = UnreadDate & {
  /** The same for the same date, whenever the file is looked at. */
  readonly questionKey: string;
};

/** Per question an ISO day, or blank where there is no such date. */
export type DateAnswers = Readonly<Record<string, string>>;

type Place = { readonly file: QualificationFile; readonly profile: FileProfile; readonly code: FileCode };

/** What is still asked about a code; none when all of it can be read or was answered. */
export const askDates = ({ file, profile, code }: Place, answers: DateAnswers): readonly DateQuestion[] =>
  (code.unread ?? [])
    .map((date) => ({
      ...date,
      questionKey: [file.key, profile.key, code.code, date.field, date.text].join('/'),
    }))
    .filter(({ questionKey }) => answers[questionKey] === undefined);

/** The code with its answered dates; a date that was not answered stays unread. */
export function withAnswers<T extends Place>(place: T, answers: DateAnswers): T {
  const unread = place.code.unread ?? [];
  if (unread.length === 0) return place;
  const { unread: _all, ...code } = place.code;
  const open = new Set(askDates(place, answers).map(({ field }) => field));
  const days = { validFrom: code.validFrom, intakeEnd: code.intakeEnd, trainingEnd: code.trainingEnd };
  for (const question of askDates(place, {})) days[question.field] = answers[question.questionKey] || null;
  const left = unread.filter(({ field }) => open.has(field));
  return { ...place, code: left.length > 0 ? { ...code, ...days, unread: left } : { ...code, ...days } };
}
