/** Times of an exam by the clock of where it is held, with the zone named where the device shows another time. */
import { useMemo } from 'react';
import { useExamZone } from '../queries/use-exam-zone';
import { type Format, useFormat, useFormatIn } from './use-format';

type InZone = { readonly timeZone?: string | undefined };

/** For a list: one function for all of its rows, the same as long as language and the centre's zone are. */
export function useExamFormats(): (exam: InZone) => Format {
  const zoneOf = useExamZone();
  const formatIn = useFormatIn();
  return useMemo(() => {
    const made = new Map<string, Format>();
    return (exam) => {
      const zone = zoneOf(exam);
      const format = made.get(zone) ?? formatIn(zone);
      made.set(zone, format);
      return format;
    };
  }, [zoneOf, formatIn]);
}

/** @param exam its record or head; the centre's zone counts where it names none. Null: what is told is of no exam. */
export function useExamFormat(exam: InZone | null): Format {
  const zoneOf = useExamZone();
  return useFormat(exam ? zoneOf(exam) : undefined);
}
