/**
 * Two devices said different things. Both stand here with their time and device; the examiner chooses, and the choice
 * replaces both (C4). Nothing that was said is lost, and what was chosen from stays in its place.
 */
import { Button, Text } from '@mantine/core';
import { IconCheck, IconGitMerge } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Conflict, ReversibleEvent } from '../../../../shared/domain/assessment';
import type { MarkValue, RatingScale } from '../../../../shared/values/scale';
import { useExamFormat } from '../../../ui/use-exam-format';
import { MarkBadge } from '../marks/mark-badge';
import { longestRemark } from '../remarks/longest-remark';
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

/** Whether this is what stands now, by choice. */
function isChosen(
  { assessment }: Marking,
  { indicatorId, about }: Conflict,
  event: ReversibleEvent,
): boolean {
  if (assessment.conflicts.some((c) => c.about === about && c.indicatorId === indicatorId)) return false;
  const mark = assessment.marks.get(indicatorId)?.value ?? null;
  if (event.type === 'mark-given') return event.body.value === mark;
  if (event.type === 'mark-withdrawn') return mark === null;
  return event.body.text.trim() === (assessment.remarks.get(indicatorId)?.text.trim() ?? '');
}

/** Giving the mark that is shown settles it (C4); a remark keeps the mark it was written with (A12). */
function choose({ changes }: Marking, { indicatorId }: Conflict, event: ReversibleEvent): void {
  if (event.type === 'mark-given') void changes.mark(indicatorId, event.body.value);
  else if (event.type === 'mark-withdrawn') void changes.withdraw(indicatorId);
  else void changes.remark(indicatorId, event.body.text, event.body.level);
}

/** Two remarks may both stay: nothing that was written has to go. */
function KeepBoth({ marking, conflict }: ConflictChoiceProps) {
  const { t } = useTranslation('exam');
  const { indicatorId } = conflict;
  const written = conflict.events.flatMap((event) =>
    event.type === 'remark-written' && event.body.text ? [event.body] : [],
  );
  if (written.length < 2) return null;
  const text = written.map((body) => body.text).join('\n');
  if (text.length > longestRemark)
    return <Text>{t('conflict.too-long', { count: text.length, limit: longestRemark })}</Text>;
  const now: MarkValue | null = marking.assessment.marks.get(indicatorId)?.value ?? null;
  // One of them belongs to another mark: then the review asks whether both fit the one that stands.
  const other = written.map(({ level }) => level).find((level) => level && level !== now);
  return (
    <Button variant="default" onClick={() => void marking.changes.remark(indicatorId, text, other)}>
      {t('conflict.keep-both')}
    </Button>
  );
}

/** Draws both sides as they were found; the one that counts gets a tick. */
export function ConflictChoice({ marking, conflict }: ConflictChoiceProps) {
  const { t } = useTranslation('exam');
  const format = useExamFormat(marking.place.exam);
  return (
    <section className={classes.conflict} data-need="conflicts">
      <h4 className={classes.title}>
        <IconGitMerge size={22} aria-hidden /> {t(`conflict.${conflict.about}`)}
      </h4>
      <ul className={classes.sides}>
        {conflict.events.map((event) => {
          const counts = isChosen(marking, conflict, event);
          return (
            <li key={event.changeId} className={classes.side}>
              <Said event={event} scale={marking.place.exam.scale} />
              <span>
                {t('conflict.said', {
                  time: format.dayAndTime(event.occurredAt),
                  device: event.deviceId.slice(-6),
                })}
              </span>
              <Button
                variant={counts ? 'light' : 'default'}
                aria-pressed={counts}
                leftSection={counts && <IconCheck size={18} aria-hidden />}
                onClick={() => choose(marking, conflict, event)}
              >
                {t('conflict.keep')}
              </Button>
            </li>
          );
        })}
      </ul>
      {conflict.about === 'remark' && <KeepBoth marking={marking} conflict={conflict} />}
    </section>
  );
}
