/** One indicator in the review. Before the signature it opens in place: the answers and the remark, or a jump back. */
import { Button } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Step } from '../exam-plan';
import { IndicatorLabel } from '../marks/indicator-label';
import { MarkBadge } from '../marks/mark-badge';
import { MarkIcon } from '../marks/mark-icon';
import { rowStateOf } from '../marks/paint-assessment';
import { RowTick } from '../marks/row-tick';
import { useAnswers } from '../marks/use-answers';
import { RemarkSheet } from '../remarks/remark-sheet';
import type { Marking } from '../use-marking';
import classes from './review-row.module.css';
import { Writers } from './writers';

type ReviewRowProps = {
  readonly marking: Marking;
  readonly step: Step;
  readonly startsOpen: boolean;
};

/** The answers as on the marking screen, smaller: here one comes to put right, not to hurry. */
function Editor({ marking, step, onDone }: Omit<ReviewRowProps, 'startsOpen'> & { onDone: () => void }) {
  const { t } = useTranslation('exam');
  const navigate = useNavigate();
  const { exam, assessment } = marking.place;
  const answers = useAnswers(exam.scale);
  const { indicatorId, number } = step.indicator;
  const value = marking.assessment.marks.get(indicatorId)?.value ?? null;
  const jump = (): void => {
    marking.goTo(indicatorId);
    void navigate({
      to: '/exam/$examId/mark/$assessmentId',
      params: { examId: exam.examId, assessmentId: assessment.assessmentId },
    });
  };
  return (
    <div className={classes.editor}>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as a row */}
      <div role="group" aria-label={t('answers-for', { number })} className={classes.answers}>
        {answers.map((option) => (
          <button
            key={option.value}
            type="button"
            className={classes.answer}
            aria-pressed={value === option.value}
            onClick={() => void marking.changes.mark(indicatorId, option.value)}
          >
            <MarkIcon scale={exam.scale} value={option.value} /> {option.word}
          </button>
        ))}
        {value !== null && (
          <button
            type="button"
            className={classes.answer}
            onClick={() => void marking.changes.withdraw(indicatorId)}
          >
            {t('review.withdraw')}
          </button>
        )}
      </div>
      <RemarkSheet marking={marking} step={step} hasFocus={false} onDone={onDone} isInRow />
      <Button variant="subtle" onClick={jump}>
        {t('review.jump', { number })}
      </Button>
    </div>
  );
}

/** The editor is made when it is opened; a review of a large exam has hundreds of rows. */
export function ReviewRow({ marking, step, startsOpen }: ReviewRowProps) {
  const { t } = useTranslation('exam');
  const [isOpen, setOpen] = useState(startsOpen);
  const editorId = useId();
  const { indicator } = step;
  const { language } = marking.place.exam;
  const mark = marking.assessment.marks.get(indicator.indicatorId) ?? null;
  const remark = marking.assessment.remarks.get(indicator.indicatorId);
  const mayEdit = !marking.place.assessment.signed;
  return (
    <li className={classes.row}>
      <div className={classes.line}>
        <span className={classes.text}>
          <IndicatorLabel indicator={indicator} />
          <span lang={language}>{indicator.text}</span>
          {remark && (
            <span className={classes.remark} lang={language}>
              {remark.text}
            </span>
          )}
          <Writers
            assessment={marking.assessment}
            exam={marking.place.exam}
            indicatorId={indicator.indicatorId}
          />
        </span>
        <span className={classes.state}>
          <MarkBadge scale={marking.place.exam.scale} value={mark?.value ?? null} />
          <RowTick state={rowStateOf(marking.assessment, marking.pending, indicator.indicatorId)} />
        </span>
        {mayEdit && (
          <Button
            variant="default"
            leftSection={<IconPencil size={18} aria-hidden />}
            aria-expanded={isOpen}
            aria-controls={editorId}
            aria-label={t('review.edit-number', { number: indicator.number })}
            onClick={() => setOpen(!isOpen)}
          >
            {t('review.edit')}
          </Button>
        )}
      </div>
      <div id={editorId} hidden={!isOpen}>
        {isOpen && mayEdit && <Editor marking={marking} step={step} onDone={() => setOpen(false)} />}
      </div>
    </li>
  );
}
