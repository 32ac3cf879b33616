/** The order of answers, how strict the centre is about times and colleagues, and its time zone. */
import { Select } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { CentreChange } from '../../../../shared/domain/decide-centre';
import { usualToleranceMinutes } from '../../../../shared/domain/decide-start';
import type { Organisation } from '../../../../shared/records/organisation';
import { useCentreZone } from '../../../queries/use-exam-zone';
import { findOptions } from '../../../ui/find-options';
import { listZones } from '../../../ui/list-zones';
import { Choice } from '../choice';

export type Choices = Extract<CentreChange, { set: 'choices' }>['choices'];
type CentreChoicesProps = {
  readonly organisation: Organisation;
  readonly onChoose: (choices: Choices) => void;
};

const orders = ['best-first', 'worst-first'] as const;
const startPolicies = ['free', 'reason', 'never'] as const;
const takeOverPolicies = ['reason', 'never'] as const;

/** What a centre can call on time, in minutes; a school's form of minutes asks why after a quarter of an hour (R6). */
const tolerances = [5, 15, 30, 60, 120];

export function CentreChoices({ organisation, onChoose }: CentreChoicesProps) {
  const { t } = useTranslation('settings');
  const zone = useCentreZone();
  const tolerance = organisation.startToleranceMinutes ?? usualToleranceMinutes;
  const zones = useMemo(() => listZones(zone), [zone]);
  return (
    <>
      <Choice
        label={t('centre.answer-order')}
        value={organisation.answerOrder ?? 'best-first'}
        options={orders.map((value) => ({ value, label: t(`centre.${value}`) }))}
        onChange={(answerOrder) => onChoose({ answerOrder })}
      />
      <Choice
        label={t('centre.start', { count: tolerance })}
        value={organisation.startPolicy ?? 'reason'}
        options={startPolicies.map((value) => ({ value, label: t(`centre.start-option.${value}`) }))}
        onChange={(startPolicy) => onChoose({ startPolicy })}
      />
      <Choice
        label={t('centre.tolerance')}
        value={String(tolerance)}
        options={[...new Set([...tolerances, tolerance])]
          .toSorted((a, b) => a - b)
          .map((count) => ({ value: String(count), label: t('centre.minutes', { count }) }))}
        onChange={(minutes) => onChoose({ startToleranceMinutes: Number(minutes) })}
      />
      <Choice
        label={t('centre.take-over')}
        value={organisation.takeOverPolicy ?? 'reason'}
        options={takeOverPolicies.map((value) => ({ value, label: t(`centre.take-over-option.${value}`) }))}
        onChange={(takeOverPolicy) => onChoose({ takeOverPolicy })}
      />
      <Select
        label={t('centre.time-zone')}
        description={t('centre.time-zone-hint')}
        searchable
        filter={findOptions}
        limit={60}
        allowDeselect={false}
        maw="28rem"
        data={zones.map((name) => ({ value: name, label: name.replaceAll('_', ' ') }))}
        value={zone}
        onChange={(timeZone) => timeZone && onChoose({ timeZone })}
      />
    </>
  );
}
