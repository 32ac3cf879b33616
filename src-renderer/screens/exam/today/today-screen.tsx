/**
 * Today: the exams of this examiner by time, each candidate with a state and one tap to go on. Other days stand behind
 * one tap, and so do the exams of colleagues, for whoever takes over.
 */
import { Button, Checkbox } from '@mantine/core';
import { IconCalendarCheck, IconCloudDownload, IconRefresh } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ExamId, StaffId } from '../../../../shared/kernel/ids';
import { useActor } from '../../../queries/use-actor';
import { useRegister } from '../../../queries/use-documents';
import { type ExamState, useExamStates } from '../../../queries/use-exam-states';
import { useCentreZone, useExamZone } from '../../../queries/use-exam-zone';
import { EmptyState } from '../../../ui/empty-state';
import { UnreadList } from '../../../ui/register/unread-rows';
import { ScreenFrame } from '../../../ui/screen-frame';
import { useUiState } from '../../../ui/ui-state';
import { useDayTurn } from '../../../ui/use-day-turn';
import { useFormat } from '../../../ui/use-format';
import { HandInAnswer, useHandInNow } from '../../settings/hand-in-now';
import { ExamCard } from './exam-card';
import { type DayOfExams, groupByDay } from './exam-days';
import classes from './today-screen.module.css';

/** Days that are over, or not yet here, are drawn when somebody opens them. */
function Days({ title, days }: { readonly title: string; readonly days: readonly DayOfExams[] }) {
  const format = useFormat();
  const [isOpen, setOpen] = useState(false);
  if (days.length === 0) return null;
  return (
    <details className={classes.other} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{title}</summary>
      {(isOpen ? days : []).map((day) => (
        <section key={day.day} className={classes.day}>
          <h3 className={classes.dayName}>{format.longDay(`${day.day}T12:00`)}</h3>
          {day.exams.map((entry) => (
            <ExamCard key={entry.exam.examId} {...entry} />
          ))}
        </section>
      ))}
    </details>
  );
}

/** Exams that somebody was assigned to, or has something of because they took it over (W10). */
const examsOf = (states: readonly ExamState[], staffId: StaffId | undefined): ReadonlySet<ExamId> =>
  new Set(
    states.flatMap(({ exam, candidate, assessment }) =>
      candidate.examinerId === staffId || assessment.holderId === staffId ? [exam.examId] : [],
    ),
  );

/** A colleague's exams are left out until asked for: on the day itself only one list is of use. */
export function TodayScreen() {
  const { t } = useTranslation('exam');
  const now = useDayTurn();
  const zoneOf = useExamZone();
  const format = useFormat(useCentreZone());
  const actor = useActor();
  const staffId = actor?.staffId;
  const withColleagues = useUiState((state) => state.isWithColleagues);
  const showColleagues = useUiState((state) => state.showColleagues);
  const everything = useExamStates();
  const exams = useRegister('exam');
  const mine = useMemo(() => examsOf(everything ?? [], staffId), [everything, staffId]);
  const fetchNow = useHandInNow();
  if (!everything || !exams || !actor) return null;
  const hasColleagues = everything.some(({ exam }) => !mine.has(exam.examId));
  const states = withColleagues ? everything : everything.filter(({ exam }) => mine.has(exam.examId));
  const { past, today, coming } = groupByDay(states, now, zoneOf);

  return (
    <ScreenFrame
      title={t('today.title')}
      subtitle={format.longDay(now.toISOString())}
      actions={
        <Button
          variant="default"
          leftSection={<IconRefresh size={20} aria-hidden />}
          loading={fetchNow.isBusy}
          onClick={() => void fetchNow.run()}
        >
          {t('today.fetch')}
        </Button>
      }
    >
      <HandInAnswer answer={fetchNow.answer} />
      {hasColleagues && (
        <Checkbox
          label={t('today.colleagues')}
          checked={withColleagues}
          onChange={(event) => showColleagues(event.currentTarget.checked)}
        />
      )}
      <UnreadList unread={exams.unread} />
      {today.length > 0 ? (
        <div className={classes.cards}>
          {today.map((entry) => (
            <ExamCard key={entry.exam.examId} {...entry} />
          ))}
        </div>
      ) : (
        <EmptyState
          title={t('today.empty-title')}
          icon={<IconCalendarCheck size={40} />}
          action={
            actor.roles.includes('administrator') ? (
              <Button component={Link} to="/planning">
                {t('today.to-planning')}
              </Button>
            ) : (
              <Button
                leftSection={<IconCloudDownload size={20} aria-hidden />}
                loading={fetchNow.isBusy}
                onClick={() => void fetchNow.run()}
              >
                {t('today.fetch')}
              </Button>
            )
          }
        >
          {t('today.empty-text')}
        </EmptyState>
      )}
      <Days title={t('today.coming', { count: countExams(coming) })} days={coming} />
      <Days title={t('today.past', { count: countExams(past) })} days={past} />
    </ScreenFrame>
  );
}

const countExams = (days: readonly DayOfExams[]): number =>
  days.reduce((sum, day) => sum + day.exams.length, 0);
