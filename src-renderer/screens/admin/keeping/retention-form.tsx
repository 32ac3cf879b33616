/**
 * For how long the centre keeps what, each kind by itself. Results and what they are worked out from are one kind, because no result
 * can be proved without it.
 *
 * An empty field is an answer. A shorter time than the inspectorate expects may be right for a centre that hands its results to
 * somebody else, so it is said and not refused.
 */
import { Button, NumberInput, Stack, Text } from '@mantine/core';
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
/** Kinds that nobody typed in stand as they are kept, also when a colleague sets them meanwhile. */
type Typed = Readonly<Partial<Record<Kind, number | string>>>;

const fields = { results: 'retentionMonths', attendance: 'attendanceMonths', runs: 'runMonths' } as const;
type Choices = Readonly<Partial<Record<(typeof fields)[Kind], number | null>>>;

const monthsOf = (typed: number | string): number | null => (typeof typed === 'number' ? typed : null);

const standing = (kind: Kind, typed: Typed, periods: Periods): number | null =>
  monthsOf(typed[kind] ?? periods[kind] ?? '');

/** What was not changed here is not said anew: it may be otherwise by now. */
const changedOf = (typed: Typed, periods: Periods): Choices =>
  Object.fromEntries(
    kinds.flatMap((kind) => {
      const months = standing(kind, typed, periods);
      return months === periods[kind] ? [] : [[fields[kind], months]];
    }),
  );

/** Whether exams without a result would stay longer than results: with those goes everything about somebody. */
function isLonger(typed: Typed, periods: Periods): boolean {
  const [results, attendance] = [standing('results', typed, periods), standing('attendance', typed, periods)];
  return results !== null && attendance !== null && attendance > results;
}

/** Saved by a press only: a digit on its way would make people due. */
export function RetentionForm({ organisationId, periods }: RetentionFormProps) {
  const { t } = useTranslation('keeping');
  const change = useAction(changeCentre);
  const [typed, setTyped] = useState<Typed>({});
  const [told, setTold] = useState<Problem | 'saved' | null>(null);
  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const choices = changedOf(typed, periods);
    const saved = await change({ organisationId, change: { set: 'choices', choices } });
    setTold(saved.ok ? 'saved' : saved.problem);
  };
  return (
    <form onSubmit={(event) => void save(event)}>
      <Stack gap="md" mb="md">
        {kinds.map((kind) => (
          <div key={kind}>
            <NumberInput
              label={t(`months.${kind}`)}
              description={t(`months.${kind}-explain`)}
              placeholder={t(kind === 'attendance' ? 'months.as-results' : 'months.for-ever')}
              value={typed[kind] ?? periods[kind] ?? ''}
              min={1}
              max={longestRetentionMonths}
              allowDecimal={false}
              clampBehavior="strict"
              suffix={` ${t('months.unit')}`}
              onChange={(months) => {
                setTyped((before) => ({ ...before, [kind]: months }));
                setTold(null);
              }}
            />
            {kind === 'attendance' && isLonger(typed, periods) && (
              <Text mt="xs" role="status">
                <StatusMark tone="attention">{t('months.attendance-longer')}</StatusMark>
              </Text>
            )}
          </div>
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
