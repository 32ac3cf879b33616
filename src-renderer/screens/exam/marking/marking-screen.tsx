/**
 * Marking: one tap per indicator, at once on the screen, ticked when it is on disk, and on to the next open one. No
 * dialog stands in the way; what is missing is counted and waits for the review.
 */
import { Button, SegmentedControl, VisuallyHidden } from '@mantine/core';
import { IconListCheck } from '@tabler/icons-react';
import { Link, Navigate, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSessionScreen } from '../../../ui/page-view';
import { ProblemNotice } from '../../../ui/problem-notice';
import { useUiState } from '../../../ui/ui-state';
import { useWindowTitle } from '../../../ui/use-window-title';
import { CandidateBand } from '../candidate-band';
import { ExamMissing } from '../exam-missing';
import { type Step, stepOf } from '../exam-plan';
import { ExamWaiting } from '../exam-waiting';
import { HolderOnly } from '../holder-only';
import { answerOfKey } from '../marks/answers';
import { rowStateOf } from '../marks/paint-assessment';
import { useAnswers, useMarkWord } from '../marks/use-answers';
import { RemarkSheet } from '../remarks/remark-sheet';
import { type ExamPlace, useExamPlace } from '../use-exam-place';
import { type Marking, useMarking } from '../use-marking';
import { AnswerBar } from './answer-bar';
import { CriticalBanner } from './critical-banner';
import { IndicatorCard } from './indicator-card';
import { IndicatorList } from './indicator-list';
import { MarkingOptions } from './marking-options';
import classes from './marking-screen.module.css';
import { ProgressRail } from './progress-rail';
import { RemarkStrip } from './remark-strip';
import { useMarkingKeys } from './use-marking-keys';

/** Whoever comes here by an address or a key is led to where the assessment is: signed, or not begun. */
export function MarkingScreen() {
  const place = useExamPlace();
  if (place === undefined) return <ExamWaiting />;
  if (place === null) return <ExamMissing />;
  const { examId } = place.exam;
  const { assessmentId } = place.assessment;
  if (place.assessment.signed)
    return <Navigate to="/exam/$examId/review/$assessmentId" params={{ examId, assessmentId }} replace />;
  if (!place.assessment.identifiedAt)
    return <Navigate to="/exam/$examId/candidate/$assessmentId" params={{ examId, assessmentId }} replace />;
  return (
    <HolderOnly place={place}>
      <MarkingDesk key={assessmentId} place={place} />
    </HolderOnly>
  );
}

/** Says to a screen reader what was saved and where one is now. */
function Spoken({ marking, last }: { readonly marking: Marking; readonly last: string | null }) {
  const { t } = useTranslation('exam');
  const { current } = marking;
  return (
    <VisuallyHidden role="status">
      {last && t('spoken-saved', { last })}{' '}
      {current && `${current.indicator.number}: ${current.indicator.text}`}
    </VisuallyHidden>
  );
}

/** The mark that was saved last, in words. */
function useLastSaved({ spoken, plan, place }: Marking): string | null {
  const { t } = useTranslation('exam');
  const wordOf = useMarkWord(place.exam.scale);
  const step = stepOf(plan, spoken?.indicatorId ?? null);
  return step && spoken && t('last-saved', { number: step.indicator.number, mark: wordOf(spoken.value) });
}

/** The way to the review is always open; when all is marked it becomes the thing to do. */
function Progress({ marking }: { readonly marking: Marking }) {
  const { t } = useTranslation('exam');
  const { exam, assessment } = marking.place;
  const total = marking.plan.length;
  const remarks = marking.needed.remarks.length;
  const isComplete = marking.needed.open.length === 0;
  return (
    <>
      <span className={classes.count}>
        {t('progress', { done: total - marking.needed.open.length, total })}
      </span>
      {remarks > 0 && <span className={classes.remarks}>{t('remarks-needed', { count: remarks })}</span>}
      <Button
        renderRoot={(props) => (
          <Link
            {...props}
            to="/exam/$examId/review/$assessmentId"
            params={{ examId: exam.examId, assessmentId: assessment.assessmentId }}
          />
        )}
        variant={isComplete ? 'filled' : 'default'}
        leftSection={<IconListCheck size={20} aria-hidden />}
      >
        {t('to-review')}
      </Button>
    </>
  );
}

/** Draws what the writer paints: nothing here waits for the disk or for the view. */
function MarkingDesk({ place }: { readonly place: ExamPlace }) {
  const { t } = useTranslation('exam');
  useSessionScreen('marking');
  const marking = useMarking(place);
  const last = useLastSaved(marking);
  const navigate = useNavigate();
  const { pending, refused } = marking;
  const view = useUiState((state) => state.markingView);
  const chooseView = useUiState((state) => state.chooseMarkingView);
  const isHelpOpen = useUiState((state) => state.isKeyHelpOpen);
  const openHelp = useUiState((state) => state.openKeyHelp);
  // A remark sheet that a person opened, and where they were then: it closes when they move on.
  const [opened, setOpened] = useState<{ readonly step: Step; readonly at: number } | null>(null);
  const { exam, assessment: recorded } = place;
  const { assessmentId } = recorded;
  const { current, plan } = marking;
  const answers = useAnswers(exam.scale);

  useWindowTitle(exam.title);

  const openRemark = (step: Step | null): void => {
    if (step && current) setOpened({ step, at: current.index });
  };
  useMarkingKeys({
    answer: (key) => {
      const value = answerOfKey(key, answers);
      if (value) marking.mark(value);
      return value !== null;
    },
    goBy: marking.goBy,
    undo: marking.undo,
    openRemark: () => openRemark(current),
    review: () =>
      void navigate({
        to: '/exam/$examId/review/$assessmentId',
        params: { examId: exam.examId, assessmentId },
      }),
    toggleHelp: () => openHelp(!isHelpOpen),
  });

  if (!current) return <ExamMissing />;
  const rowState = (step: Step) => rowStateOf(marking.assessment, pending, step.indicator.indicatorId);
  const panelStep = opened?.at === current.index ? opened.step : null;
  const panel = panelStep && (
    <RemarkSheet
      key={panelStep.indicator.indicatorId}
      marking={marking}
      step={panelStep}
      hasFocus
      onDone={() => setOpened(null)}
    />
  );
  const strip = marking.followUp && !panelStep && (
    <RemarkStrip marking={marking} step={marking.followUp} onWrite={() => openRemark(marking.followUp)} />
  );

  return (
    <div className={classes.desk} data-marking>
      <CandidateBand place={place} last={last}>
        <Progress marking={marking} />
      </CandidateBand>
      <Spoken marking={marking} last={last} />
      <div className={classes.columns}>
        <div className={classes.notices}>
          {refused && <ProblemNotice problem={refused} />}
          {recorded.conflicts.length > 0 && (
            <p className={classes.conflicts}>{t('conflicts-here', { count: recorded.conflicts.length })}</p>
          )}
          <CriticalBanner marking={marking} />
        </div>
        <div className={classes.stage}>
          {view === 'one' ? (
            <>
              <IndicatorCard marking={marking} step={current} rowState={rowState(current)} />
              {panel}
            </>
          ) : (
            <IndicatorList
              marking={marking}
              rowStateOf={(indicatorId) => rowStateOf(marking.assessment, pending, indicatorId)}
              panelOf={(step) => (step.index === panelStep?.index ? panel : null)}
            />
          )}
        </div>
        <div className={classes.side}>
          <SegmentedControl
            fullWidth
            aria-label={t('view.label')}
            value={view}
            onChange={(chosen) => chooseView(chosen === 'list' ? 'list' : 'one')}
            data={[
              { value: 'one', label: t('view.one') },
              { value: 'list', label: t('view.list') },
            ]}
          />
          <ProgressRail marking={marking} />
          <MarkingOptions isHelpOpen={isHelpOpen} onHelp={openHelp} answers={answers} />
        </div>
      </div>
      <AnswerBar
        number={current.indicator.number}
        scale={exam.scale}
        answers={answers}
        value={marking.assessment.marks.get(current.indicator.indicatorId)?.value ?? null}
        onAnswer={marking.mark}
        onUndo={recorded.undoable.length > 0 ? marking.undo : null}
        onRemark={() => openRemark(current)}
        strip={strip}
        onBack={current.index > 0 ? () => marking.goBy(-1) : null}
        onForward={current.index < plan.length - 1 ? () => marking.goBy(1) : null}
      />
    </div>
  );
}
