/**
 * The overview of the office, where whoever does not examine begins: what the centre has not entered, what needs somebody today with
 * the worst first, and numbers that lead to their lists. An administrator also gets ways to begin something.
 */
import { useDeferredValue, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useActor } from '../../queries/use-actor';
import { useConflicts } from '../../queries/use-conflicts';
import { type ExamState, useExamStates } from '../../queries/use-exam-states';
import { useCentreZone, useExamZone } from '../../queries/use-exam-zone';
import { useParticipants } from '../../queries/use-participants';
import { useQualificationHeads } from '../../queries/use-qualification-heads';
import { CentreLacks } from '../../ui/centre-lacks';
import { InTurn } from '../../ui/in-turn';
import { ScreenFrame } from '../../ui/screen-frame';
import { useDayTurn } from '../../ui/use-day-turn';
import { useFormat } from '../../ui/use-format';
import { AdministratorsOnly } from '../admin/administrators-only';
import { planDays } from '../admin/planning/group-exams';
import { TroubleBoard } from '../admin/results/trouble-board';
import { useResultRows } from '../admin/results/use-result-rows';
import { useRowDays } from '../admin/results/use-row-days';
import { type Count, countOffice, countResults } from './compose-counts';
import { CountList } from './count-list';
import { FirstSteps } from './first-steps';
import { Shortcuts } from './shortcuts';

function useResultCounts(states: readonly ExamState[]): readonly Count[] {
  const daysOf = useRowDays();
  const rows = useResultRows(states);
  return useMemo(() => countResults(rows ?? [], daysOf), [rows, daysOf]);
}

/** `undefined` while one of the lists is loading: a nought that grows is worse than one that comes a moment later. */
function useOfficeCounts(states: readonly ExamState[]): readonly Count[] | undefined {
  const now = useDayTurn();
  const zoneOf = useExamZone();
  const conflicts = useConflicts();
  const heads = useQualificationHeads();
  const people = useParticipants(now);
  const { coming } = useMemo(() => planDays(states, now.getTime(), zoneOf), [states, now, zoneOf]);
  return useMemo(
    () =>
      conflicts &&
      heads &&
      people &&
      countOffice({ coming, conflicts: conflicts.open.length, heads, people: people.active.length }),
    [coming, conflicts, heads, people],
  );
}

function OfAdministrator({ states }: { readonly states: readonly ExamState[] }) {
  const results = useResultCounts(states);
  const office = useOfficeCounts(states);
  return (
    <InTurn>
      <CentreLacks />
      <FirstSteps hasExam={states.length > 0} />
      {states.length > 0 && <TroubleBoard states={states} />}
      {office && <CountList counts={[...results, ...office]} />}
      <Shortcuts />
    </InTurn>
  );
}

const OfOthers = ({ states }: { readonly states: readonly ExamState[] }) => (
  <CountList counts={useResultCounts(states)} />
);

export function StartScreen() {
  const { t } = useTranslation('start');
  const actor = useActor();
  // The frame of the screen is there at once, and what is counted a moment later, in pieces.
  const states = useDeferredValue(useExamStates() ?? null, null);
  const format = useFormat(useCentreZone());
  const now = useDayTurn();
  if (!actor) return null;
  return (
    <ScreenFrame title={t('title')} subtitle={format.longDay(now.toISOString())}>
      <AdministratorsOnly also={['leader', 'board', 'reader']}>
        {states &&
          (actor.roles.includes('administrator') ? (
            <OfAdministrator states={states} />
          ) : (
            <OfOthers states={states} />
          ))}
      </AdministratorsOnly>
    </ScreenFrame>
  );
}
