/** Who lost their key on this device, or may lose it, and why: said before anybody wonders where the PIN went. */
import { Alert, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { People } from '../../../shared/contract/people-contract';
import type { Staff } from '../../../shared/records/staff';

type RefusedPeopleProps = {
  readonly refusals: People['refusals'];
  /** Everybody the centre ever had: who left is among them. */
  readonly staff: readonly Staff[];
};

export function RefusedPeople({ refusals, staff }: RefusedPeopleProps) {
  const { t } = useTranslation(['settings', 'problem']);
  const shown = refusals.flatMap(({ staffId, problem }) => {
    const name = staff.find((one) => one.staffId === staffId)?.name;
    return name ? [{ staffId, name, problem }] : [];
  });
  if (shown.length === 0) return null;
  return (
    <Alert role="status" color="yellow" icon={<IconAlertTriangle aria-hidden />}>
      {shown.map(({ staffId, name, problem }) => (
        <Text key={staffId}>
          {t('settings:sign-in.about', { name })} {t(`problem:${problem.code}`, { ...problem.details })}
        </Text>
      ))}
    </Alert>
  );
}
