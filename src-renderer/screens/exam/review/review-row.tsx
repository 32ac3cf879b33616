/**
 * One indicator in the review. Before the signature it opens in place. What was asked of it gets a tick when it is
 * settled; the row stays where it is, and open if it was.
 */
import { Button } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheckFilled, IconPencil } from '@tabler/icons-react';
import { useEffect, useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Step } from '../exam-plan';
import { IndicatorLabel } from '../marks/indicator-label';
import { MarkBadge } from '../marks/mark-badge';
import { rowStateOf } from '../marks/paint-assessment';
import { RowTick } from '../marks/row-tick';
import type { Marking } from '../use-marking';
import classes from './review-row.module.css';
import { RowEditor } from './row-editor';
import { needsAt } from './to-do';
import { UnseenQuestion } from './unseen-question';
import { useFold, type Wanted } from './use-wanted';
import { Writers } from './writers';

type ReviewRowProps = {
  readonly marking: Marking;
  readonly step: Step;
  readonly startsOpen: boolean;
  /** Something was asked of it when the screen was opened. */
  readonly isAsked: boolean;
  /** Somebody wants to settle something here. */
  readonly wanted: Wanted | null;
};

/** What still has to be done here, or that it is done. */
function Needs({ marking, step, isAsked }: Pick<ReviewRowProps, 'marking' | 'step' | 'isAsked'>) {
  const { t } = useTranslation('exam');
  const [need] = needsAt(marking, step);
  if (need)
    return (
      <span className={classes.need}>
        <IconAlertTriangle size={18} aria-hidden /> {t(`need.${need}`)}
      </span>
    );
  return isAsked ? (
    <span className={classes.done}>
      <IconCircleCheckFilled size={18} aria-hidden /> {t('need.done')}
    </span>
  ) : null;
}

/** Shows the place where it is settled, with the focus on what settles it. */
function useLeadHere(wanted: Wanted | null, isHere: boolean) {
  const row = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (!isHere) return;
    const need = wanted?.need === 'unrecorded' ? 'remarks' : wanted?.need;
    const place = row.current?.querySelector<HTMLElement>(`[data-need="${need}"]`);
    const control = place?.querySelector<HTMLElement>('textarea') ?? place?.querySelector('button');
    row.current?.scrollIntoView?.({ block: 'center' });
    (control ?? row.current?.querySelector('button'))?.focus({ preventScroll: true });
  }, [wanted, isHere]);
  return row;
}

/** The editor is made when it is opened; a review of a large exam has hundreds of rows. */
export function ReviewRow({ marking, step, startsOpen, isAsked, wanted }: ReviewRowProps) {
  const { t } = useTranslation('exam');
  const isHere = wanted?.indicatorId === step.indicator.indicatorId;
  const [isOpen, setOpen] = useFold(startsOpen, wanted, isHere);
  const editorId = useId();
  const toggle = useRef<HTMLButtonElement>(null);
  const row = useLeadHere(wanted, isHere);
  const { indicator } = step;
  const { exam } = marking.place;
  const { indicatorId } = indicator;
  const value = marking.assessment.marks.get(indicatorId)?.value ?? null;
  const remark = marking.assessment.remarks.get(indicatorId);
  const mayEdit = !marking.place.assessment.signed;
  const isEditing = isOpen && mayEdit;
  const isDecisive = indicator.critical && exam.rule.criticalKnocksOut;
  const isUnseen = isDecisive && value === 'not-observed';
  return (
    <li ref={row} className={classes.row}>
      <div className={classes.line}>
        <span className={classes.text}>
          <IndicatorLabel indicator={indicator} />
          <span lang={exam.language}>{indicator.text}</span>
          {/* While it is written it stands in its field, and would only push that away. */}
          {remark && !isEditing && (
            <span className={classes.remark} lang={exam.language}>
              {remark.text}
            </span>
          )}
          <Writers assessment={marking.assessment} exam={exam} indicatorId={indicatorId} />
        </span>
        <span className={classes.state}>
          <MarkBadge scale={exam.scale} value={value} />
          {mayEdit && <Needs marking={marking} step={step} isAsked={isAsked} />}
          <RowTick state={rowStateOf(marking.assessment, marking.pending, indicatorId)} />
        </span>
        {mayEdit && (
          <Button
            ref={toggle}
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
        {isEditing && <RowEditor marking={marking} step={step} onDone={() => toggle.current?.focus()} />}
      </div>
      {/* Its place is kept in an open row: a mark moves no row below. */}
      {mayEdit && (isUnseen || (isEditing && isDecisive)) && (
        <UnseenQuestion marking={marking} step={step} isAsked={isUnseen} />
      )}
    </li>
  );
}
