/**
 * Review and sign: what is still missing, what the rule makes of it and why, every mark once more, and the signature.
 * Everything can be changed here in place until it is signed.
 */
import { Button, Title } from '@mantine/core';
import { IconArrowLeft, IconCircleCheck } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useSessionScreen } from '../../../ui/page-view';
import { ProblemNotice } from '../../../ui/problem-notice';
import { StatusMark } from '../../../ui/status-mark';
import { useWindowTitle } from '../../../ui/use-window-title';
import { CandidateBand } from '../candidate-band';
import { Doubts } from '../doubts/doubts';
import { ExamMissing } from '../exam-missing';
import { nextOpenStep, stepOf } from '../exam-plan';
import { ExamWaiting } from '../exam-waiting';
import { HolderOnly } from '../holder-only';
import { type ExamPlace, useExamPlace } from '../use-exam-place';
import { type Marking, useMarking } from '../use-marking';
import { ConflictChoice } from './conflict-choice';
import { ResultInWords } from './result-in-words';
import { ReviewRow } from './review-row';
import classes from './review-screen.module.css';
import { isAboutPin, SignSection } from './sign-section';
import { SignedSection } from './signed-section';
import { TakeOvers } from './take-overs';

/** Signed, it is for everybody to read; unsigned, only for who has the assessment. */
export function ReviewScreen() {
  const place = useExamPlace();
  if (place === undefined) return <ExamWaiting />;
  if (place === null) return <ExamMissing />;
  return (
    <HolderOnly place={place}>
      <ReviewDesk key={place.assessment.assessmentId} place={place} />
    </HolderOnly>
  );
}

/** More open indicators than this are better marked on the marking screen. */
const fewEnough = 4;

/** Back to the first open indicator. */
function GoOn({ marking }: { readonly marking: Marking }) {
  const { t } = useTranslation('exam');
  const step = nextOpenStep(marking.plan, marking.assessment.marks, -1);
  const { exam, assessment } = marking.place;
  if (!step) return null;
  return (
    <Button
      size="lg"
      onClick={() => marking.goTo(step.indicator.indicatorId)}
      renderRoot={(props) => (
        <Link
          {...props}
          to="/exam/$examId/mark/$assessmentId"
          params={{ examId: exam.examId, assessmentId: assessment.assessmentId }}
        />
      )}
    >
      {t('continue-at', { number: step.indicator.number })}
    </Button>
  );
}

/** What holds up the signature, each with the means to settle it at once. */
function StillToDo({ marking }: { readonly marking: Marking }) {
  useSessionScreen('session');
  const { t } = useTranslation('exam');
  const { needed, plan, place } = marking;
  const total = needed.open.length + needed.remarks.length + place.assessment.conflicts.length;
  const rows = (indicators: Marking['needed']['open'], isOpen: boolean) =>
    indicators.map(({ indicatorId }) => {
      const step = stepOf(plan, indicatorId);
      return step && <ReviewRow key={indicatorId} marking={marking} step={step} startsOpen={isOpen} />;
    });
  return (
    <section className={classes.block}>
      <Title order={2}>{t('review.to-do')}</Title>
      {total === 0 && (
        <StatusMark tone="good" icon={<IconCircleCheck size={20} aria-hidden />}>
          {t('review.complete')}
        </StatusMark>
      )}
      {place.assessment.conflicts.map((conflict) => (
        <ConflictChoice
          key={`${conflict.about} ${conflict.indicatorId}`}
          marking={marking}
          conflict={conflict}
        />
      ))}
      {needed.remarks.length > 0 && (
        <>
          <h3 className={classes.kind}>{t('remarks-needed', { count: needed.remarks.length })}</h3>
          <ul className={classes.rows}>{rows(needed.remarks, true)}</ul>
        </>
      )}
      {needed.open.length > 0 && (
        <>
          <h3 className={classes.kind}>{t('review.open', { count: needed.open.length })}</h3>
          {needed.open.length > fewEnough ? (
            <>
              <GoOn marking={marking} />
              <details className={classes.part}>
                <summary>{t('review.show-open')}</summary>
                <ul className={classes.rows}>{rows(needed.open, false)}</ul>
              </details>
            </>
          ) : (
            <ul className={classes.rows}>{rows(needed.open, true)}</ul>
          )}
        </>
      )}
    </section>
  );
}

/** Every mark, folded per work process; those with something to see stand open. */
function AllMarks({ marking }: { readonly marking: Marking }) {
  const { t } = useTranslation(['exam', 'domain']);
  return (
    <section className={classes.block}>
      <Title order={2}>{t('review.all')}</Title>
      {marking.result.workProcesses.map(({ workProcess, counts, outcome }) => (
        <details key={workProcess.workProcessId} className={classes.part}>
          <summary>
            <span lang={marking.place.exam.language}>
              {workProcess.code} {workProcess.name}
            </span>
            <span className={classes.partState}>
              {t(`domain:work-process-outcome.${outcome}`)}
              {counts.notObserved > 0 && `, ${t('count.not-observed', { count: counts.notObserved })}`}
            </span>
          </summary>
          <ul className={classes.rows}>
            {marking.plan
              .filter((step) => step.workProcess === workProcess)
              .map((step) => (
                <ReviewRow
                  key={step.indicator.indicatorId}
                  marking={marking}
                  step={step}
                  startsOpen={false}
                />
              ))}
          </ul>
        </details>
      ))}
    </section>
  );
}

/** "Not observed" is easily given and easily forgotten: listed once more before the signature. */
function NotObserved({ marking }: { readonly marking: Marking }) {
  const { t } = useTranslation('exam');
  const steps = marking.plan.filter(
    (step) => marking.assessment.marks.get(step.indicator.indicatorId)?.value === 'not-observed',
  );
  if (steps.length === 0) return null;
  return (
    <section className={classes.block}>
      <Title order={2}>{t('review.not-observed', { count: steps.length })}</Title>
      <ul className={classes.rows}>
        {steps.map((step) => (
          <ReviewRow key={step.indicator.indicatorId} marking={marking} step={step} startsOpen={false} />
        ))}
      </ul>
    </section>
  );
}

/** What holds up the signature comes first, what can only be read last. */
function ReviewDesk({ place }: { readonly place: ExamPlace }) {
  const { t } = useTranslation('exam');
  const marking = useMarking(place);
  const { exam, assessment } = place;
  const params = { examId: exam.examId, assessmentId: assessment.assessmentId };
  const { signed } = assessment;
  useWindowTitle(`${t('review.title')} – ${exam.title}`);
  return (
    <div className={classes.desk}>
      <CandidateBand place={place}>
        <Button
          variant="default"
          leftSection={<IconArrowLeft size={20} aria-hidden />}
          renderRoot={(props) =>
            signed ? (
              <Link {...props} to="/" />
            ) : (
              <Link {...props} to="/exam/$examId/mark/$assessmentId" params={params} />
            )
          }
        >
          {t(signed ? 'to-today' : 'to-marking')}
        </Button>
      </CandidateBand>
      <div className={classes.content}>
        {marking.refused && !isAboutPin(marking.refused) && <ProblemNotice problem={marking.refused} />}
        <Doubts place={place} />
        <TakeOvers assessment={assessment} exam={exam} />
        {assessment.eventsByOthers > 0 && (
          <p className={classes.late}>{t('events-by-others', { count: assessment.eventsByOthers })}</p>
        )}
        {assessment.lateEvents > 0 && (
          <p className={classes.late}>{t('late-events', { count: assessment.lateEvents })}</p>
        )}
        {signed ? <SignedSection place={place} signed={signed} /> : <StillToDo marking={marking} />}
        <section className={classes.block}>
          <Title order={2}>{t('review.outcome')}</Title>
          <ResultInWords exam={exam} result={marking.result} />
        </section>
        <NotObserved marking={marking} />
        <AllMarks marking={marking} />
        {!signed && <SignSection marking={marking} />}
      </div>
    </div>
  );
}
