/** One exam of a day: when, where and what, whether it is complete on this device, and each candidate with a state. */
import { Button } from '@mantine/core';
import { IconChevronRight, IconClock, IconEye, IconEyeOff, IconMapPin } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isAway } from '../../../../shared/domain/attendance';
import { startOf } from '../../../../shared/domain/plan-time';
import { useAssessmentState } from '../../../queries/use-assessment-line';
import type { ExamState } from '../../../queries/use-exam-states';
import { HandInBadge } from '../../../ui/hand-in-badge';
import { StatusMark } from '../../../ui/status-mark';
import { useExamFormat } from '../../../ui/use-exam-format';
import { useOutcomeWord } from '../../../ui/use-outcome-word';
import { AttendanceMark } from '../attendance/attendance-mark';
import { planOf, resumeStep } from '../exam-plan';
import { routeOfState } from '../route-of-state';
import { DocumentsLink } from './documents-link';
import classes from './exam-card.module.css';
import type { ExamOfDay } from './exam-days';
import { PlanNews } from './plan-news';
import { ReadyLink } from './ready-link';

/** How far a running assessment is: the one state for which its marks are opened. */
function Progress({ exam: { examId }, assessment: { assessmentId } }: ExamState) {
  const { t } = useTranslation(['exam', 'domain']);
  const place = useAssessmentState({ examId, assessmentId }, (state) => state.place);
  if (!place) return null;
  const { exam, assessment } = place;
  const plan = planOf(exam);
  const open = plan.filter(({ indicator }) => !assessment.marks.has(indicator.indicatorId)).length;
  const next = resumeStep(plan, assessment);
  return (
    <>
      <StatusMark tone="info">
        {t('domain:assessment-state.started')},{' '}
        {t('progress', { done: plan.length - open, total: plan.length })}
      </StatusMark>
      <b>{open > 0 && next ? t('continue-at', { number: next.indicator.number }) : t('all-marked-sign')}</b>
    </>
  );
}

/** Progress is drawn only for a running one: that is the only state for which a stream of events is opened. */
function State({ state, isResultShown }: { readonly state: ExamState; readonly isResultShown: boolean }) {
  const { t } = useTranslation(['exam', 'domain']);
  const wordOf = useOutcomeWord();
  const { assessment, handIn, waiting } = state;
  if (assessment.signed)
    return (
      <>
        {isResultShown ? (
          <StatusMark tone={assessment.signed.outcome === 'passed' ? 'good' : 'bad'}>
            {t('domain:assessment-state.signed')}, {wordOf(assessment.signed.outcome)}
          </StatusMark>
        ) : (
          <StatusMark tone="info">{t('domain:assessment-state.signed')}</StatusMark>
        )}
        <HandInBadge exam={state.exam} handIn={handIn} waiting={waiting} filesWaiting={state.filesWaiting} />
      </>
    );
  if (isAway(assessment.attendance)) return <AttendanceMark standing={assessment.attendance} />;
  if (assessment.startedAt)
    return (
      <>
        <AttendanceMark standing={assessment.attendance} />
        <Progress {...state} />
      </>
    );
  return (
    <StatusMark tone="neutral">
      {assessment.identifiedAt ? t('ready-to-start') : t('domain:assessment-state.planned')}
    </StatusMark>
  );
}

/** In the order in which they come, so that the list is the day. */
const byStart = (a: ExamState, b: ExamState): number =>
  startOf(a.exam, a.candidate).localeCompare(startOf(b.exam, b.candidate));

/**
 * One exam with a line per candidate; a tap leads to where one goes on. The next candidate looks along: a result is in sight
 * only when somebody asks, and not any more when the screen is left.
 */
export function ExamCard({ exam, states }: ExamOfDay) {
  const { t } = useTranslation(['exam', 'plan']);
  const format = useExamFormat(exam);
  const zone = format.zone(exam.plannedAt);
  const [isResultShown, showResults] = useState(false);
  const signed = states.filter((state) => state.assessment.signed).length;
  return (
    <article className={classes.card}>
      <header className={classes.head}>
        <h2 className={classes.title}>
          <span className={classes.time}>{format.time(exam.plannedAt)}</span>{' '}
          {zone && <span className={classes.zone}>({zone})</span>} {exam.title}
        </h2>
        <p className={classes.facts}>
          <span>
            <IconMapPin size={18} aria-hidden /> {exam.place || t('no-place')}
          </span>
          <span>
            <IconClock size={18} aria-hidden /> {t('signed-of', { signed, total: states.length })}
          </span>
          <span>{exam.examinerName}</span>
          <StatusMark tone={exam.status === 'cancelled' ? 'attention' : 'good'}>
            {exam.status === 'cancelled' ? t('cancelled') : t('loaded', { count: exam.about.indicators })}
          </StatusMark>
        </p>
        <DocumentsLink exam={exam} />
        {signed < states.length && exam.status === 'planned' && <ReadyLink examId={exam.examId} />}
        <PlanNews exam={exam} />
        {signed > 0 && (
          <Button
            variant="default"
            aria-pressed={isResultShown}
            leftSection={
              isResultShown ? <IconEyeOff size={20} aria-hidden /> : <IconEye size={20} aria-hidden />
            }
            onClick={() => showResults(!isResultShown)}
          >
            {t(isResultShown ? 'today.hide-results' : 'today.show-results')}
          </Button>
        )}
      </header>
      <ul className={classes.candidates}>
        {states.toSorted(byStart).map((state) => (
          <li key={state.candidate.assessmentId}>
            <Link
              className={classes.candidate}
              to={routeOfState(state.assessment)}
              params={{ examId: exam.examId, assessmentId: state.candidate.assessmentId }}
            >
              <span className={classes.who}>
                <span className={classes.name}>{state.candidate.name}</span>
                <span className={classes.number}>
                  {[
                    state.candidate.startsAt && format.time(state.candidate.startsAt),
                    state.candidate.number,
                    state.candidate.extraMinutes && t('plan:extra', { count: state.candidate.extraMinutes }),
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </span>
              </span>
              <span className={classes.state}>
                <State state={state} isResultShown={isResultShown} />
              </span>
              <IconChevronRight className={classes.arrow} aria-hidden />
            </Link>
          </li>
        ))}
      </ul>
    </article>
  );
}
