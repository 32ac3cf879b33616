/** In which zone the clock of the exam runs: the centre's, unless it is held elsewhere. */
import { Select } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useCentreZone } from '../../../queries/use-exam-zone';
import { findOptions } from '../../../ui/find-options';
import { listZones } from '../../../ui/list-zones';
import type { PlanDraft } from './plan-draft';
import classes from './plan-exam.module.css';

type ZoneFieldProps = {
  readonly draft: Pick<PlanDraft, 'timeZone'>;
  readonly onChange: (part: Pick<PlanDraft, 'timeZone'>) => void;
};

/** Names are those that every system knows; the search finds them without the underscore. */
export function ZoneField({ draft, onChange }: ZoneFieldProps) {
  const { t } = useTranslation('planning');
  const centreZone = useCentreZone();
  const zones = useMemo(() => listZones(centreZone, draft.timeZone), [centreZone, draft.timeZone]);
  return (
    <Select
      label={t('form.session.time-zone')}
      description={t('form.session.time-zone-help')}
      searchable
      filter={findOptions}
      limit={60}
      allowDeselect={false}
      comboboxProps={{ withinPortal: false }}
      withScrollArea={false}
      classNames={{ options: classes.options ?? '' }}
      data={zones.map((zone) => ({
        value: zone,
        label:
          zone === centreZone
            ? t('form.session.time-zone-centre', { zone: zone.replaceAll('_', ' ') })
            : zone.replaceAll('_', ' '),
      }))}
      value={draft.timeZone}
      onChange={(zone) => zone && onChange({ timeZone: zone })}
    />
  );
}
