/** The day of a row's exam and today, where it is held; asked of every row once a quarter of an hour. */
import { useMemo } from 'react';
import { remember } from '../../../../shared/kernel/remember';
import { dayIn } from '../../../../shared/values/wall-time';
import { useExamZone } from '../../../queries/use-exam-zone';
import { useDayTurn } from '../../../ui/use-day-turn';
import type { RowDays } from './narrow-results';
import type { ResultRow } from './result-rows';

export function useRowDays(): (row: ResultRow) => RowDays {
  const zoneOf = useExamZone();
  const now = useDayTurn();
  return useMemo(
    () =>
      remember(({ exam, startsAt }: ResultRow) => {
        const zone = zoneOf(exam);
        return { day: dayIn(startsAt, zone), today: dayIn(now, zone) };
      }),
    [zoneOf, now],
  );
}
