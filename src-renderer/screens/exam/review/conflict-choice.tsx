/**
 * Two devices said different things. Both stand here with their time and device; the examiner chooses, and the choice
 * replaces both (C4). Nothing that was said is lost.
 */
import { Button } from '@mantine/core';
import { IconGitMerge } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Conflict, ReversibleEvent } from '../../../../shared/domain/assessment';
import type { RatingScale } from '../../../../shared/values/scale';
import { useExamFormat } from '../../../ui/use-exam-format';
import { stepOf } from '../exam-plan';
import { IndicatorLabel } from '../marks/indicator-label';
import { MarkBadge } from '../marks/mark-badge';
import type { Marking } from '../use-marking';
import classes from './conflict-choice.module.css';

type ConflictChoiceProps = { readonly marking: Marking; readonly conflict: Conflict };

type SaidProps = { readonly event: ReversibleEvent; readonly scale: RatingScale };

/** What one of the two says: a mark, that the indicator is open, or a text. */
function Said({ event, scale }: SaidProps) {
  const { t } = useTranslation('exam');
  if (event.type === 'mark-given') return <MarkBadge scale={scale} value={event.body.value} />;
  if (event.type === 'mark-withdrawn') return <MarkBadge scale={scale} value={null} />;
  return <q>{event.body.text || t('conflict.no-remark')}</q>;
}

/** Giving the mark that is shown settles it (C4). Two remarks may both stay: nothing that was written has to go. */
export function ConflictChoice({ marking, conflict }: ConflictChoiceProps) {
  const { t } = useTranslation('exam');
  const format = useExamFormat(marking.place.exam);
  const step = stepOf(marking.plan, conflict.indicatorId);
  const { changes } = marking;
  const choose = (event: ReversibleEvent): void => {
    const { indicatorId } = conflict;
    if (event.type === 'mark-given') void changes.mark(indicatorId, event.body.value);
    else if (event.type === 'mark-withdrawn') void changes.withdraw(indicatorId);
    else void changes.remark(indicatorId, event.body.text);
  };
  const remarks = conflict.events.flatMap((event) =>
    event.type === 'remark-written' && event.body.text ? [event.body.text] : [],
  );
  return (
    <section className={classes.conflict}>
      <h3 className={classes.title}>
        <IconGitMerge size={22} aria-hidden /> {t(`conflict.${conflict.about}`)}
      </h3>
      {step && (
        <p className={classes.indicator}>
          <IndicatorLabel indicator={step.indicator} />{' '}
          <span lang={marking.place.exam.language}>{step.indicator.text}</span>
        </p>
      )}
      <ul className={classes.sides}>
        {conflict.events.map((event) => (
          <li key={event.changeId} className={classes.side}>
            <Said event={event} scale={marking.place.exam.scale} />
            <span>
              {t('conflict.said', {
                time: format.dayAndTime(event.occurredAt),
                device: event.deviceId.slice(-6),
              })}
            </span>
            <Button variant="default" onClick={() => choose(event)}>
              {t('conflict.keep')}
            </Button>
          </li>
        ))}
      </ul>
      {remarks.length > 1 && (
        <Button
          variant="default"
          onClick={() => void changes.remark(conflict.indicatorId, remarks.join('\n').slice(0, 4000))}
        >
          {t('conflict.keep-both')}
        </Button>
      )}
    </section>
  );
}
