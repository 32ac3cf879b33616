/** Who wrote what, in words, where more than one examiner wrote: every name is there, or it says that it is not. */
import type { Assessment } from '../domain/assessment';
import type { Exam } from '../domain/exam';
import { writtenBy } from '../domain/written-by';
import type { IndicatorId, StaffId } from '../kernel/ids';
import type { Texts } from '../texts/create-texts';
import type { Language } from '../texts/languages';
import { formatMoment } from './format-moment';

type Input = {
  readonly exam: Exam;
  readonly assessment: Assessment;
  readonly nameOf: (staffId: StaffId) => string | null;
  readonly language: Language;
  readonly texts: Texts;
  /** IANA zone in which times are written. */
  readonly timeZone: string;
};

const nameIn = ({ exam, nameOf, texts }: Input, staffId: StaffId | null): string =>
  (staffId && nameOf(staffId)) ||
  (staffId === exam.examinerId ? exam.examinerName : texts('domain:written.another'));

/** Null where one examiner wrote everything. */
export function describeWriters(input: Input, indicatorId: IndicatorId): string | null {
  const parts = writtenBy(input.assessment, indicatorId).map(({ about, staffId }) =>
    input.texts(`domain:written.${about}`, { name: nameIn(input, staffId) }),
  );
  return parts.length === 0 ? null : parts.join(' ');
}

/** Every take-over that counts, oldest first. */
export const describeTakeOvers = (input: Input): readonly string[] =>
  input.assessment.takeOvers.map(({ staffId, fromStaffId, reason, at }) => {
    const said = input.texts('domain:written.taken-over', {
      name: nameIn(input, staffId),
      from: nameIn(input, fromStaffId),
      at: formatMoment(at, input.language, input.timeZone),
    });
    return reason === '' ? said : `${said} ${input.texts('domain:written.reason', { reason })}`;
  });

/** Who stood there, and how that was seen; where more than one examiner looked, each by name, oldest first (W10). */
export function describeIdentifications(input: Input): readonly string[] {
  const { assessment, texts, language, timeZone } = input;
  const { identifications, identifiedAt } = assessment;
  if (!identifiedAt) return [];
  const isByMore = new Set(identifications.map(({ by }) => by)).size > 1;
  return identifications.map(({ at, by, method }) => {
    const said = texts(`sheet:identity.${method}`, { at: formatMoment(at, language, timeZone) });
    return isByMore ? `${nameIn(input, by)}: ${said}` : said;
  });
}
