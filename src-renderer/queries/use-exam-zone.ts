/** In which time zone an exam is told: its own, or else the centre's. */
import { useCallback } from 'react';
import { chooseTimeZone } from '../../shared/values/time-zone';
import { useDocuments } from './use-documents';

type InZone = { readonly timeZone?: string | undefined };

/** The zone in which the centre plans. */
export const useCentreZone = (): string =>
  chooseTimeZone(useDocuments('organisation')?.[0]?.document.timeZone);

/** Tells the zone of an exam; the same function as long as the centre's zone is the same. */
export function useExamZone(): (exam: InZone) => string {
  const centreZone = useCentreZone();
  return useCallback((exam: InZone) => chooseTimeZone(exam.timeZone, centreZone), [centreZone]);
}
