/**
 * For how long the centre keeps what, each kind by itself. Results and what they are worked out from are one kind, because no result
 * can be proved without it.
 *
 * An empty field is an answer. A shorter time than the inspectorate expects may be right for a centre that hands its results to
 * somebody else, so it is said and not refused.
 */
import { Button, NumberInput, Stack } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { longestRetentionMonths } from '../../../../shared/domain/retention';
import type { OrganisationId } from '../../../../shared/kernel/ids';
import type { Problem } from '../../../../shared/kernel/problem';
import { changeCentre } from '../../../actions/change-centre';
import { ProblemNotice } from '../../../ui/problem-notice';
import { StatusMark } from '../../../ui/status-mark';
import { useAction } from '../../../ui/use-action';
import type { Periods } from './use-due';

/** `periods` as they stand. */
type RetentionFormProps = { readonly organisationId: OrganisationId; readonly periods: Periods };

const kinds = ['results', 'attendance', 'runs'] as const;
type Kind = (typeof kinds)[number];
type Typed = Readonly<Record<Kind, number | string>>;

const monthsOf = (typed: number | string): number | null => (typeof typed === 'number' ? typed : null);

/** Saved by a press only: a digit on its way would make people due. */
export function RetentionForm({ organisationId, periods }: RetentionFormProps) {
  const { t } = useTranslation('keeping');
  const change = useAction(changeCentre);
  const [values, setValues] = useState<Typed>({
    results: periods.results ?? '',
    attendance: periods.attendance ?? '',
    runs: periods.runs ?? '',
  });
  const [told, setTold] = useState<Problem | 'saved' | null>(null);
  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const choices = {
      retentionMonths: monthsOf(values.results),
      attendanceMonths: monthsOf(values.attendance),
      runMonths: monthsOf(values.runs),
    };
    const saved = await change({ organisationId, change: { set: 'choices', choices } });
    setTold(saved.ok ? 'saved' : saved.problem);
  };
  return (
    <form onSubmit={(event) => void save(event)}>
      <Stack gap="md" mb="md">
        {kinds.map((kind) => (
          <NumberInput
            key={kind}
            label={t(`months.${kind}`)}
            description={t(`months.${kind}-explain`)}
            placeholder={t(kind === 'attendance' ? 'months.as-results' : 'months.for-ever')}
            value={values[kind]}
            min={1}
            max={longestRetentionMonths}
            allowDecimal={false}
            clampBehavior="strict"
            suffix={` ${t('months.unit')}`}
            onChange={(typed) => {
              setValues((before) => ({ ...before, [kind]: typed }));
              setTold(null);
            }}
          />
        ))}
      </Stack>
      <Button type="submit" variant="default">
        {t('months.save')}
      </Button>
      <div role="status">{told === 'saved' && <StatusMark tone="good">{t('months.saved')}</StatusMark>}</div>
      {told !== null && told !== 'saved' && <ProblemNotice problem={told} onClose={() => setTold(null)} />}
    </form>
  );
}
