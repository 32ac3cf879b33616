/**
 * What puts one indicator right in the review: the two sides of a conflict, the answers, the question about a remark of
 * another mark, and the remark. Nothing in it goes away or moves the answers while it is open.
 */
import { Button } from '@mantine/core';
import { IconMessage } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Conflict } from '../../../../shared/domain/assessment';
import type { Step } from '../exam-plan';
import { MarkIcon } from '../marks/mark-icon';
import { useAnswers } from '../marks/use-answers';
import { RemarkSheet } from '../remarks/remark-sheet';
import type { Marking } from '../use-marking';
import { ConflictChoice } from './conflict-choice';
import { keepConflicts } from './keep-conflicts';
import classes from './row-editor.module.css';
import { StaleRemark } from './stale-remark';
import { needsAt } from './to-do';

type RowEditorProps = {
  readonly marking: Marking;
  readonly step: Step;
  /** Goes out of the remark. */
  readonly onDone: () => void;
};

/** The answers as on the marking screen, smaller: here one comes to put right, not to hurry. */
function Answers({ marking, step }: Omit<RowEditorProps, 'onDone'>) {
  const { t } = useTranslation('exam');
  const { scale } = marking.place.exam;
  const answers = useAnswers(scale);
  const { indicatorId, number } = step.indicator;
  const value = marking.assessment.marks.get(indicatorId)?.value ?? null;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as a row
    <div role="group" aria-label={t('answers-for', { number })} className={classes.answers} data-need="open">
      {answers.map((option) => (
        <button
          key={option.value}
          type="button"
          className={classes.answer}
          aria-pressed={value === option.value}
          onClick={() => void marking.changes.mark(indicatorId, option.value)}
        >
          <MarkIcon scale={scale} value={option.value} /> {option.word}
        </button>
      ))}
    </div>
  );
}

/** Conflicts of this indicator, also those that were settled while the row is open. */
function useConflicts({ assessment }: Marking, { indicator }: Step): readonly Conflict[] {
  const [seen, setSeen] = useState<readonly Conflict[]>([]);
  const now = assessment.conflicts.filter(({ indicatorId }) => indicatorId === indicator.indicatorId);
  const kept = keepConflicts(seen, now);
  if (kept !== seen) setSeen(kept);
  return kept;
}

/** Rarely wanted, and never in the way of the answers: taking the mark away, and going to the marking screen. */
function Others({ marking, step }: Omit<RowEditorProps, 'onDone'>) {
  const { t } = useTranslation('exam');
  const navigate = useNavigate();
  const { exam, assessment } = marking.place;
  const { indicatorId, number } = step.indicator;
  const isMarked = marking.assessment.marks.has(indicatorId);
  const jump = (): void => {
    marking.goTo(indicatorId);
    void navigate({
      to: '/exam/$examId/mark/$assessmentId',
      params: { examId: exam.examId, assessmentId: assessment.assessmentId },
    });
  };
  return (
    <>
      <Button variant="subtle" onClick={jump}>
        {t('review.jump', { number })}
      </Button>
      {/* Its place is kept while there is nothing to take away. */}
      <Button
        variant="subtle"
        className={classes.withdraw ?? ''}
        disabled={!isMarked}
        onClick={() => void marking.changes.withdraw(indicatorId)}
      >
        {t('review.withdraw')}
      </Button>
    </>
  );
}

/** The remark opens by itself where it is what is asked for, and else by its button: no row grows by a mark. */
export function RowEditor({ marking, step, onDone }: RowEditorProps) {
  const { t } = useTranslation('exam');
  const conflicts = useConflicts(marking, step);
  const needs = needsAt(marking, step);
  const [isWriting, setWriting] = useState(needs.includes('remarks') || needs.includes('stale'));
  const [hasFocus, setFocus] = useState(false);
  const write = (): void => {
    setWriting(true);
    setFocus(true);
  };
  const leave = (): void => {
    setFocus(false);
    onDone();
  };
  return (
    <div className={classes.editor}>
      {conflicts.map((conflict) => (
        <ConflictChoice key={conflict.about} marking={marking} conflict={conflict} />
      ))}
      <Answers marking={marking} step={step} />
      <StaleRemark marking={marking} step={step} onChange={write} />
      <div className={classes.remark} data-need="remarks">
        {isWriting ? (
          <RemarkSheet marking={marking} step={step} hasFocus={hasFocus} onDone={leave} isInRow />
        ) : (
          <Button
            variant={needs.includes('remarks') ? 'filled' : 'default'}
            leftSection={<IconMessage size={20} aria-hidden />}
            onClick={write}
          >
            {t('review.write', { number: step.indicator.number })}
          </Button>
        )}
        <Others marking={marking} step={step} />
      </div>
    </div>
  );
}
