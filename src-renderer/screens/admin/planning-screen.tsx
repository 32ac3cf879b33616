/**
 * Exams by day: today and later first, what is over behind a button; found by what they are and who is in them. From here an
 * administrator plans a new one.
 */
import { Button, Text } from '@mantine/core';
import { IconCalendarEvent, IconCalendarPlus } from '@tabler/icons-react';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useDeferredValue, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useRegister } from '../../queries/use-documents';
import { type ExamState, useExamStates } from '../../queries/use-exam-states';
import { useExamZone } from '../../queries/use-exam-zone';
import { CentreLacks } from '../../ui/centre-lacks';
import { EmptyState } from '../../ui/empty-state';
import { InTurn } from '../../ui/in-turn';
import { RegisterBar } from '../../ui/register/register-bar';
import { NothingFound, RegisterRows } from '../../ui/register/register-rows';
import { UnreadList } from '../../ui/register/unread-rows';
import { useRegisterSearch } from '../../ui/register/use-register-search';
import { ScreenFrame } from '../../ui/screen-frame';
import { leaveOutBlanks, readPlanningSearch } from '../../ui/search-params';
import { useDayTurn } from '../../ui/use-day-turn';
import { AdministratorsOnly } from './administrators-only';
import { arrangePlanning } from './planning/arrange-planning';
import { planDays } from './planning/group-exams';
import { PlanningFilters } from './planning/planning-filters';
import { PlanningTable } from './planning/planning-table';

/** Where a week is looked at as a grid, templates are renamed and put away, lists are printed, and a table of exams is planned at once. */
function MoreWays() {
  const { t } = useTranslation(['plan', 'lists', 'plan-week']);
  return (
    <>
      <Button variant="default" renderRoot={(props) => <Link to="/planning/week" {...props} />}>
        {t('plan-week:open')}
      </Button>
      <Button variant="default" renderRoot={(props) => <Link to="/planning/templates" {...props} />}>
        {t('templates')}
      </Button>
      <Button variant="default" renderRoot={(props) => <Link to="/planning/lists" {...props} />}>
        {t('lists:open')}
      </Button>
      <Button variant="default" renderRoot={(props) => <Link to="/planning/bulk" {...props} />}>
        {t('bulk.open')}
      </Button>
    </>
  );
}

function PlanButton() {
  const { t } = useTranslation('planning');
  return (
    <Button
      leftSection={<IconCalendarPlus size={20} aria-hidden />}
      renderRoot={(props) => <Link to="/planning/new" {...props} />}
    >
      {t('plan')}
    </Button>
  );
}

/** How it is arranged stands in the address, so that going back from an exam comes back to the same list. */
function PlannedExams({ states }: { readonly states: readonly ExamState[] }) {
  const { t } = useTranslation('planning');
  const address = readPlanningSearch(useSearch({ strict: false }));
  const { past, by, only, from } = address;
  const navigate = useNavigate();
  const now = useDayTurn();
  const zoneOf = useExamZone();
  const search = useRegisterSearch('planning');
  const days = useMemo(() => planDays(states, now.getTime(), zoneOf), [states, now, zoneOf]);
  const found = useMemo(
    () => arrangePlanning(days, leaveOutBlanks({ past, by, only, from }), search.followed),
    [days, past, by, only, from, search.followed],
  );
  const count = useMemo(() => new Set(found.map(({ planned }) => planned.exam.examId)).size, [found]);
  const sought = search.followed.trim();
  return (
    <InTurn>
      <RegisterBar
        search={search}
        label={t('search')}
        clearLabel={t('search-clear')}
        found={t('found', { count })}
      >
        <PlanningFilters
          search={address}
          past={days.past.reduce((sum, { exams }) => sum + exams.length, 0)}
          onChange={(next) => {
            search.toTop();
            void navigate({ to: '/planning', search: next, replace: true });
          }}
        />
      </RegisterBar>
      <RegisterRows
        found={found}
        search={search}
        keyOf={({ key, planned }) => `${key} ${planned.exam.examId}`}
        moreLabel={(count) => t('more', { count })}
        nothing={
          sought === '' ? (
            <Text c="dimmed">{t('nothing-coming')}</Text>
          ) : (
            <NothingFound
              title={t('nothing-found.title')}
              text={t('nothing-found.text', { search: sought })}
              actionLabel={t('nothing-found.action')}
              onAction={() => search.seek('')}
            />
          )
        }
      >
        {(drawn) => <PlanningTable exams={drawn} isByDay={(by ?? 'day') === 'day'} />}
      </RegisterRows>
    </InTurn>
  );
}

/** Counts exams, not candidates: `states` has one per candidate. */
export function PlanningScreen() {
  const { t } = useTranslation('planning');
  const states = useExamStates();
  // The frame of the screen is there at once, and its list a moment later, in pieces.
  const listed = useDeferredValue(states ?? null, null);
  const unread = useRegister('exam')?.unread ?? [];
  const count = useMemo(() => new Set(states?.map(({ exam }) => exam.examId)).size, [states]);
  return (
    <ScreenFrame
      title={t('title')}
      subtitle={states && t('subtitle', { count })}
      actions={
        states &&
        states.length > 0 && (
          <>
            <MoreWays />
            <PlanButton />
          </>
        )
      }
    >
      <AdministratorsOnly>
        <CentreLacks />
        <UnreadList unread={unread} />
        {states?.length === 0 && unread.length === 0 && (
          <EmptyState title={t('empty.title')} icon={<IconCalendarEvent size={40} />} action={<PlanButton />}>
            {t('empty.text')}
          </EmptyState>
        )}
        {listed !== null && listed.length > 0 && <PlannedExams states={listed} />}
      </AdministratorsOnly>
    </ScreenFrame>
  );
}
