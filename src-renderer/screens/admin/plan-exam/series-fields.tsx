/** Many candidates over several exams: how many each, and how many days lie between. */
import { Checkbox, NumberInput, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { isPlannableDay } from '../../../../shared/values/plannable-day';
import { useFormat } from '../../../ui/use-format';
import type { PlanDraft } from './plan-draft';
import classes from './plan-exam.module.css';
import { dayWithoutTime, draftsOf } from './plan-series';

/**
 * Candidates keep the order in which they were chosen. Days are counted on the calendar and not in hours, so that a series over
 * the night in which the clock changes begins at the same time on the wall everywhere.
 */
type SeriesFieldsProps = {
  readonly draft: PlanDraft;
  readonly onChange: (part: Partial<PlanDraft>) => void;
};

/** Draws nothing for one candidate: there is nothing to part. */
export function SeriesFields({ draft, onChange }: SeriesFieldsProps) {
  const { t } = useTranslation('plan');
  const format = useFormat();
  const { participantIds, perExam, everyDays } = draft;
  if (participantIds.length < 2) return null;
  const drafts = draftsOf(draft);
  const without = dayWithoutTime(draft);
  const whole = { allowDecimal: false, allowNegative: false, min: 1, clampBehavior: 'strict' } as const;
  return (
    <div className={classes.slots}>
      <Checkbox
        label={t('series.wanted')}
        description={t('series.help')}
        checked={perExam !== null}
        onChange={(event) =>
          onChange({ perExam: event.currentTarget.checked ? Math.ceil(participantIds.length / 2) : null })
        }
      />
      {perExam !== null && (
        <>
          <div className={classes.pair}>
            <NumberInput
              {...whole}
              label={t('series.per-exam')}
              max={participantIds.length}
              value={perExam}
              onChange={(value) => onChange({ perExam: Number(value) || 1 })}
            />
            <NumberInput
              {...whole}
              label={t('series.every-days')}
              max={366}
              value={everyDays}
              onChange={(value) => onChange({ everyDays: Number(value) || 1 })}
            />
          </div>
          {without && (
            <Text className={classes.note}>
              {t('series.no-time', { day: format.day(`${without}T12:00`) })}
            </Text>
          )}
          <Text component="output">
            {t('series.makes', { count: drafts.length })}{' '}
            {isPlannableDay(draft.day) && drafts.map(({ day }) => format.day(`${day}T12:00`)).join(', ')}
          </Text>
        </>
      )}
    </div>
  );
}
