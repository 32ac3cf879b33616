/**
 * The address without a path. Whoever opens the program arrives where they have to be by their role; who comes here later, by the
 * menu or back from an exam, asked for today's exams and gets those.
 */
import { useRouter } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useActor } from '../../queries/use-actor';
import { useExamStates } from '../../queries/use-exam-states';
import { useExamZone } from '../../queries/use-exam-zone';
import { useUiState } from '../../ui/ui-state';
import { useDayTurn } from '../../ui/use-day-turn';
import { groupByDay } from '../exam/today/exam-days';
import { TodayScreen } from '../exam/today/today-screen';
import { decideHome, hasOverview } from './decide-home';

/**
 * Sends on whoever has nothing to examine today. Nobody who went elsewhere meanwhile: this screen stays until the next one is loaded,
 * and a link that was opened would be lost.
 */
function Arrival() {
  const router = useRouter();
  const actor = useActor();
  const now = useDayTurn();
  const zoneOf = useExamZone();
  const states = useExamStates();
  const own = states?.filter(
    ({ candidate, assessment }) => (assessment.holderId ?? candidate.examinerId) === actor?.staffId,
  );
  const hasExamToday = own && groupByDay(own, now, zoneOf).today.length > 0;
  const home = actor && hasExamToday !== undefined ? decideHome(actor, hasExamToday) : null;
  useEffect(() => {
    if (home === 'start' && router.history.location.pathname === '/')
      void router.navigate({ to: '/start', replace: true });
  }, [home, router]);
  return home === 'today' ? <TodayScreen /> : null;
}

export function HomeScreen() {
  const actor = useActor();
  const [isArrival] = useState(() => !useUiState.getState().hasNavigated);
  return isArrival && actor && hasOverview(actor) ? <Arrival /> : <TodayScreen />;
}
