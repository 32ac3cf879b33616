/**
 * Today: the exams of this examiner by time, each candidate with a state and one tap to go on. Other days stand behind
 * one tap, and so do the exams of colleagues, for whoever takes over.
 */
import { Button, Checkbox } from '@mantine/core';
import { IconCalendarCheck, IconCloudUpload, IconRefresh } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { handInNow } from '../../actions/hand-in-now';
import { useActor } from '../../queries/use-actor';
import { useExamStates } from '../../queries/use-exam-states';
import { EmptyState } from '../../ui/empty-state';
import { ScreenFrame } from '../../ui/screen-frame';
import { useUiState } from '../../ui/ui-state';
import { useAction } from '../../ui/use-action';
import { useFormat } from '../../ui/use-format';
import { ExamCard } from './exam-card';
import { type DayOfExams, groupByDay } from './exam-days';
import classes from './today-screen.module.css';

function Days({ title, days }: { readonly title: string; readonly days: readonly DayOfExams[] }) {
  const format = useFormat();
  if (days.length === 0) return null;
  return (
    <details className={classes.other}>
      <summary>{title}</summary>
      {days.map((day) => (
        <section key={day.day} className={classes.day}>
          <h3 className={classes.dayName}>{format.longDay(day.exams[0]?.exam.plannedAt ?? '')}</h3>
          {day.exams.map((entry) => (
            <ExamCard key={entry.exam.examId} {...entry} />
          ))}
        </section>
      ))}
    </details>
  );
}

export function TodayScreen() {
  const { t } = useTranslation('exam');
  const format = useFormat();
  const states = useExamStates();
  const actor = useActor();
  const fetchNow = useAction(handInNow);
  const { panels, setPanel } = useUiState();
  if (!states || !actor) return null;
  const withColleagues = panels['exams of colleagues'] ?? false;
  const own = states.filter((state) => withColleagues || state.exam.examinerId === actor.staffId);
  const hasColleagues = states.some((state) => state.exam.examinerId !== actor.staffId);
  const { past, today, coming } = groupByDay(own, new Date());

  return (
    <ScreenFrame
      title={t('today.title')}
      subtitle={format.longDay(new Date().toISOString())}
      actions={
        <Button
          variant="default"
          leftSection={<IconRefresh size={20} aria-hidden />}
          onClick={() => void fetchNow(null)}
        >
          {t('today.fetch')}
        </Button>
      }
    >
      {hasColleagues && (
        <Checkbox
          label={t('today.colleagues')}
          checked={withColleagues}
          onChange={(event) => setPanel('exams of colleagues', event.currentTarget.checked)}
        />
      )}
      {today ? (
        <div className={classes.cards}>
          {today.exams.map((entry) => (
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
                leftSection={<IconCloudUpload size={20} aria-hidden />}
                onClick={() => void fetchNow(null)}
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
