/** The day of a row's exam and today, where it is held; asked of every row once a quarter of an hour. */
import { useMemo } from 'react';
import { remember } from '../../../../shared/kernel/remember';
import { rememberLast } from '../../../../shared/kernel/remember-last';
import { dayIn } from '../../../../shared/values/wall-time';
import { useExamZone } from '../../../queries/use-exam-zone';
import { useDayTurn } from '../../../ui/use-day-turn';
import type { RowDays } from './narrow-results';
import type { ResultRow } from './result-rows';

const daysWith = rememberLast((zoneOf: ReturnType<typeof useExamZone>, ms: number) => {
  const now = new Date(ms);
  return remember(({ exam, startsAt }: ResultRow): RowDays => {
    const zone = zoneOf(exam);
    return { day: dayIn(startsAt, zone), today: dayIn(now, zone) };
  });
});

export function useRowDays(): (row: ResultRow) => RowDays {
  const zoneOf = useExamZone();
  const now = useDayTurn();
  return useMemo(() => daysWith(zoneOf, now.getTime()), [zoneOf, now]);
}
