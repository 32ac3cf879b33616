/** Times of an exam by the clock of where it is held, with the zone named where the device shows another time. */
import { useExamZone } from '../queries/use-exam-zone';
import { type Format, useFormat } from './use-format';

/** @param exam its record or head; the centre's zone counts where it names none. Null: what is told is of no exam. */
export function useExamFormat(exam: { readonly timeZone?: string | undefined } | null): Format {
  const zoneOf = useExamZone();
  return useFormat(exam ? zoneOf(exam) : undefined);
}
