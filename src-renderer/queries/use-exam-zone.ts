/** In which time zone an exam is told: its own, or else the centre's. */
import { rememberLast } from '../../shared/kernel/remember-last';
import { chooseTimeZone } from '../../shared/values/time-zone';
import { useDocuments } from './use-documents';

type InZone = { readonly timeZone?: string | undefined };

/** The zone in which the centre plans. */
export const useCentreZone = (): string =>
  chooseTimeZone(useDocuments('organisation')?.[0]?.document.timeZone);

/** One function for every screen: what lists made with it lasts from one to the next. */
const zonesOf = rememberLast(
  (centreZone: string) =>
    (exam: InZone): string =>
      chooseTimeZone(exam.timeZone, centreZone),
);

/** Tells the zone of an exam; the same function as long as the centre's zone is the same. */
export function useExamZone(): (exam: InZone) => string {
  return zonesOf(useCentreZone());
}
