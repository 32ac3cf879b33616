/**
 * For how long the centre keeps results and evidence after the diploma.
 *
 * An empty field is an answer: for ever. A shorter time than the inspectorate expects may be right for a centre that hands its
 * results to somebody else, so it is said and not refused.
 */
import { Button, NumberInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { longestRetentionMonths } from '../../../../shared/domain/retention';
import type { OrganisationId } from '../../../../shared/kernel/ids';
import type { Problem } from '../../../../shared/kernel/problem';
import { changeCentre } from '../../../actions/change-centre';
import { ProblemNotice } from '../../../ui/problem-notice';
import { StatusMark } from '../../../ui/status-mark';
import { useAction } from '../../../ui/use-action';

/** `months` as they stand; null: nothing is ever over. */
type RetentionFormProps = { readonly organisationId: OrganisationId; readonly months: number | null };

/** Saved by a press only: a digit on its way would make people due. */
export function RetentionForm({ organisationId, months }: RetentionFormProps) {
  const { t } = useTranslation('keeping');
  const change = useAction(changeCentre);
  const [value, setValue] = useState<number | string>(months ?? '');
  const [told, setTold] = useState<Problem | 'saved' | null>(null);
  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const retentionMonths = typeof value === 'number' ? value : null;
    const saved = await change({ organisationId, change: { set: 'choices', choices: { retentionMonths } } });
    setTold(saved.ok ? 'saved' : saved.problem);
  };
  return (
    <form onSubmit={(event) => void save(event)}>
      <NumberInput
        label={t('months.label')}
        description={t('months.explain')}
        value={value}
        min={1}
        max={longestRetentionMonths}
        allowDecimal={false}
        clampBehavior="strict"
        maw="20rem"
        mb="md"
        onChange={(typed) => {
          setValue(typed);
          setTold(null);
        }}
      />
      <Button type="submit" variant="default">
        {t('months.save')}
      </Button>
      <div role="status">{told === 'saved' && <StatusMark tone="good">{t('months.saved')}</StatusMark>}</div>
      {told !== null && told !== 'saved' && <ProblemNotice problem={told} onClose={() => setTold(null)} />}
    </form>
  );
}
