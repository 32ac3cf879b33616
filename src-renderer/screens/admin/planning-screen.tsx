/** Exams by day: today and later first, what is over behind a button. From here an administrator plans a new one. */
import { Button, Text, Title } from '@mantine/core';
import { IconCalendarEvent, IconCalendarPlus } from '@tabler/icons-react';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useRegister } from '../../queries/use-documents';
import { type ExamState, useExamStates } from '../../queries/use-exam-states';
import { useExamZone } from '../../queries/use-exam-zone';
import { EmptyState } from '../../ui/empty-state';
import { UnreadList } from '../../ui/register/unread-rows';
import { ScreenFrame } from '../../ui/screen-frame';
import { StatusMark } from '../../ui/status-mark';
import { useDayTurn } from '../../ui/use-day-turn';
import { useFormat } from '../../ui/use-format';
import { AdministratorsOnly } from './administrators-only';
import { ExamCard } from './planning/exam-card';
import { groupExams, type PlannedDay } from './planning/group-exams';
import classes from './planning-screen.module.css';

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

/** One day with its exams, earliest first. */
function DaySection({ planned }: { readonly planned: PlannedDay }) {
  const { t } = useTranslation('planning');
  const format = useFormat();
  return (
    <section className={classes.day}>
      <div className={classes.dayHead}>
        <Title order={2}>{format.longDay(`${planned.day}T12:00`)}</Title>
        {planned.isToday && <StatusMark tone="info">{t('today')}</StatusMark>}
      </div>
      {planned.exams.map((exam) => (
        <ExamCard key={exam.exam.examId} planned={exam} />
      ))}
    </section>
  );
}

/** Whether the past is shown stands in the address, so that going back from an exam comes back to the same list. */
function PlannedExams({ states }: { readonly states: readonly ExamState[] }) {
  const { t } = useTranslation('planning');
  const { past: isPastShown = false } = useSearch({ strict: false });
  const navigate = useNavigate();
  const now = useDayTurn();
  const zoneOf = useExamZone();
  const { coming, past } = useMemo(() => groupExams(states, now, zoneOf), [states, now, zoneOf]);
  const pastCount = past.reduce((sum, day) => sum + day.exams.length, 0);
  return (
    <>
      {coming.length === 0 && <Text c="dimmed">{t('nothing-coming')}</Text>}
      {coming.map((day) => (
        <DaySection key={`${day.day} ${day.isToday}`} planned={day} />
      ))}
      {pastCount > 0 && (
        <Button
          variant="default"
          className={classes.past}
          aria-expanded={isPastShown}
          onClick={() =>
            void navigate({ to: '/planning', search: isPastShown ? {} : { past: true }, replace: true })
          }
        >
          {isPastShown ? t('past-hide') : t('past-show', { count: pastCount })}
        </Button>
      )}
      {isPastShown && past.map((day) => <DaySection key={`${day.day} ${day.isToday}`} planned={day} />)}
    </>
  );
}

/** Counts exams, not candidates: `states` has one per candidate. */
export function PlanningScreen() {
  const { t } = useTranslation('planning');
  const states = useExamStates();
  const unread = useRegister('exam')?.unread ?? [];
  const count = useMemo(() => new Set(states?.map(({ exam }) => exam.examId)).size, [states]);
  return (
    <ScreenFrame
      title={t('title')}
      subtitle={states && t('subtitle', { count })}
      actions={states && states.length > 0 && <PlanButton />}
    >
      <AdministratorsOnly>
        <UnreadList unread={unread} />
        {states?.length === 0 && unread.length === 0 && (
          <EmptyState title={t('empty.title')} icon={<IconCalendarEvent size={40} />} action={<PlanButton />}>
            {t('empty.text')}
          </EmptyState>
        )}
        {states !== undefined && states.length > 0 && <PlannedExams states={states} />}
      </AdministratorsOnly>
    </ScreenFrame>
  );
}
