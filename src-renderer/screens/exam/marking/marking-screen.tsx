/**
 * Marking: one tap per indicator, at once on the screen, ticked when it is on disk, and on to the next open one. No
 * dialog stands in the way; what is missing is counted and waits for the review.
 */
import { Button, VisuallyHidden } from '@mantine/core';
import { IconListCheck } from '@tabler/icons-react';
import { Link, Navigate } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { IndicatorId } from '../../../../shared/kernel/ids';
import type { MarkValue } from '../../../../shared/values/scale';
import { useSessionScreen } from '../../../ui/page-view';
import { useUiState } from '../../../ui/ui-state';
import { useWindowTitle } from '../../../ui/use-window-title';
import { CandidateBand } from '../candidate-band';
import { type EvidenceSheetName, EvidenceTools } from '../evidence/evidence-tools';
import { ExamMissing } from '../exam-missing';
import { stepOf } from '../exam-plan';
import { ExamWaiting } from '../exam-waiting';
import { HolderOnly } from '../holder-only';
import { rowStateOf } from '../marks/paint-assessment';
import { useAnswers, useMarkWord } from '../marks/use-answers';
import { useUndoneWords } from '../marks/use-undone-words';
import { type ExamPlace, useExamPlace } from '../use-exam-place';
import { type Marking, useMarking } from '../use-marking';
import { ConflictNotice } from './conflict-notice';
import { CriticalBanner } from './critical-banner';
import { DeskBar } from './desk-bar';
import { IndicatorCard } from './indicator-card';
import { IndicatorList } from './indicator-list';
import classes from './marking-screen.module.css';
import { MarkingSide } from './marking-side';
import { useDeskKeys } from './use-desk-keys';
import { useDoubleTapGuard } from './use-double-tap-guard';
import { useRemarkQueue } from './use-remark-queue';

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

type SpokenProps = {
  readonly marking: Marking;
  readonly last: string | null;
  readonly undone: string | null;
};

/** Says to a screen reader what was saved or undone, and where one is now. */
function Spoken({ marking, last, undone }: SpokenProps) {
  const { t } = useTranslation('exam');
  const { current } = marking;
  return (
    <VisuallyHidden role="status">
      {undone ?? (last && t('spoken-saved', { last }))}{' '}
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

/**
 * The way to the review is always open; when all is marked it stands under the thumb instead. What has nothing to say
 * keeps its place, so that nothing moves when it speaks.
 */
function Progress({ marking, onRemarks }: { readonly marking: Marking; readonly onRemarks: () => void }) {
  const { t } = useTranslation('exam');
  const { exam, assessment } = marking.place;
  const total = marking.plan.length;
  const remarks = marking.needed.remarks.length;
  return (
    <>
      <span className={classes.count}>
        {t('progress', { done: total - marking.needed.open.length, total })}
      </span>
      <button type="button" className={classes.remarks} hidden={remarks === 0} onClick={onRemarks}>
        {t('remarks-needed', { count: Math.max(1, remarks) })}
      </button>
      <span className={classes.way} hidden={marking.isFinished}>
        <Button
          renderRoot={(props) => (
            <Link
              {...props}
              to="/exam/$examId/review/$assessmentId"
              params={{ examId: exam.examId, assessmentId: assessment.assessmentId }}
            />
          )}
          variant="default"
          leftSection={<IconListCheck size={20} aria-hidden />}
        >
          {t('to-review')}
        </Button>
      </span>
    </>
  );
}

/** Beside which indicator something was opened. */
type OpenedSheet = { readonly of: IndicatorId | null; readonly name: EvidenceSheetName };

/** Draws what the writer paints: nothing here waits for the disk or for the view. */
function MarkingDesk({ place }: { readonly place: ExamPlace }) {
  useSessionScreen('marking');
  const marking = useMarking(place);
  const queue = useRemarkQueue(marking);
  const guard = useDoubleTapGuard();
  const last = useLastSaved(marking);
  const undoneWords = useUndoneWords(place.exam.scale);
  const undone = marking.undone && undoneWords(marking.undone);
  const view = useUiState((state) => state.markingView);
  const bar = useRef<HTMLElement>(null);
  const answers = useAnswers(place.exam.scale);
  const { current } = marking;
  useWindowTitle(place.exam.title);

  const focusBar = (): void => bar.current?.focus({ preventScroll: true });
  const answer = (value: MarkValue, at: number): void => {
    if (guard.takes(value, at)) marking.mark(value);
  };
  const writePhrase = (phrase: string): void => {
    if (marking.followUp) void marking.changes.remark(marking.followUp.indicator.indicatorId, phrase);
    focusBar();
  };
  const here = current?.indicator.indicatorId ?? null;
  // It closes when the person moves on.
  const [opened, setOpened] = useState<OpenedSheet | null>(null);
  const sheet = opened !== null && opened.of === here ? opened.name : null;
  const openRemark = (): void => queue.open(marking.followUp ?? current, false);
  const isWithSheet = queue.step !== null || sheet !== null;
  useDeskKeys({ marking, isWithSheet, answers, answer, openRemark, writePhrase });

  if (!current) return <ExamMissing />;
  const evidence = <EvidenceTools marking={marking} onOpen={(name) => setOpened({ of: here, name })} />;
  const rowState = (indicatorId: IndicatorId) => rowStateOf(marking.assessment, marking.pending, indicatorId);

  return (
    <div className={classes.desk} data-marking>
      <CandidateBand place={place} last={undone} notice={<CriticalBanner marking={marking} />}>
        <Progress marking={marking} onRemarks={queue.openAll} />
      </CandidateBand>
      <Spoken marking={marking} last={last} undone={undone} />
      <div className={classes.columns}>
        <ConflictNotice place={place} />
        <div className={classes.stage}>
          {view === 'one' ? (
            <IndicatorCard
              marking={marking}
              step={current}
              rowState={rowState(current.indicator.indicatorId)}
              tool={evidence}
            />
          ) : (
            <IndicatorList marking={marking} rowStateOf={rowState} />
          )}
        </div>
        <MarkingSide marking={marking} answers={answers} tool={view === 'list' && evidence} />
      </div>
      <DeskBar
        barRef={bar}
        marking={marking}
        queue={queue}
        guard={guard}
        answers={answers}
        onAnswer={answer}
        onRemark={openRemark}
        onPhrase={writePhrase}
        sheet={sheet}
        onSheetDone={() => setOpened(null)}
        focusBar={focusBar}
      />
    </div>
  );
}
