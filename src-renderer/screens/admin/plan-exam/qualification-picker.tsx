/** Picks the qualification. Those that cannot be examined are in the list too, disabled and with the reason (M52). */
import { Anchor, type ComboboxItem, Select, type SelectProps, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { TFunction } from 'i18next';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { activationState } from '../../../../shared/domain/activation';
import type { QualificationHead } from '../../../../shared/records/qualification';
import { findOptions } from '../../../ui/find-options';
import { useFormat } from '../../../ui/use-format';
import classes from './plan-exam.module.css';
import { planPartIds } from './plan-part-ids';

type QualificationPickerProps = {
  readonly qualifications: readonly QualificationHead[];
  readonly chosenId: string | null;
  readonly error: string | null;
  readonly onChoose: (qualification: QualificationHead) => void;
};

type Option = ComboboxItem & { readonly reason: string | null };

/** More than this nobody reads in a list that opens; typing narrows it. */
const optionLimit = 60;

/** Why it cannot be examined, as a key of the texts; null when it can. */
const reasonKey = (qualification: QualificationHead) => {
  const state = activationState(qualification);
  if (state === 'active') return null;
  if (qualification.status === 'archived') return 'archived';
  return state === 'activatable' ? 'inactive' : state;
};

/** What tells two qualifications of the same name apart stands in the line: code, level, cohort. */
function composeOption(qualification: QualificationHead, t: TFunction<'planning'>): Option {
  const { name, code, cohort, level } = qualification;
  const key = reasonKey(qualification);
  const details = [
    code,
    level && t('form.details.level', { level }),
    cohort && t('form.details.cohort', { cohort }),
  ].filter(Boolean);
  return {
    value: qualification.qualificationId,
    label: [name, ...details].join(' · '),
    disabled: key !== null,
    reason: key && t(`form.qualification.${key}`),
  };
}

const renderOption: NonNullable<SelectProps['renderOption']> = ({ option }) => {
  const { reason } = option as Option;
  return (
    <div>
      <div>{option.label}</div>
      {reason && <div className={classes.reason}>{reason}</div>}
    </div>
  );
};

/** Those that can be examined first; by name within each. */
export function QualificationPicker({ qualifications, chosenId, error, onChoose }: QualificationPickerProps) {
  const { t } = useTranslation('planning');
  const format = useFormat();
  const options = useMemo(
    () =>
      qualifications
        .map((qualification) => composeOption(qualification, t))
        .sort((a, b) => Number(a.disabled) - Number(b.disabled) || format.compare(a.label, b.label)),
    [qualifications, t, format],
  );
  const hasActive = options.some((option) => !option.disabled);
  return (
    <>
      {!hasActive && (
        <div className={classes.note}>
          <Text fw={600}>{t('form.qualification.none-title')}</Text>
          <Text>{t('form.qualification.none-text')}</Text>
          <Anchor renderRoot={(props) => <Link to="/qualifications" {...props} />}>
            {t('form.qualification.open')}
          </Anchor>
        </div>
      )}
      <Select
        id={planPartIds.qualification}
        label={t('form.qualification.label')}
        description={t('form.qualification.help')}
        placeholder={t('form.qualification.placeholder')}
        nothingFoundMessage={t('form.qualification.nothing-found')}
        searchable
        comboboxProps={{ withinPortal: false }}
        withScrollArea={false}
        classNames={{ options: classes.options ?? '' }}
        required
        withAsterisk={false}
        data={options}
        limit={optionLimit}
        filter={findOptions}
        renderOption={renderOption}
        value={chosenId}
        error={error}
        onChange={(value) => {
          const chosen = qualifications.find((q) => q.qualificationId === value);
          if (chosen) onChoose(chosen);
        }}
      />
    </>
  );
}
