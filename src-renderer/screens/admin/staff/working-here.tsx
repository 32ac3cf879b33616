/** Whether somebody works here. What they did stays theirs; the last administrator cannot leave. */
import { Button, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Problem } from '../../../../shared/kernel/problem';
import type { Staff } from '../../../../shared/records/staff';
import { setStaffActive } from '../../../actions/save-staff';
import { ProblemNotice } from '../../../ui/problem-notice';
import { useAction } from '../../../ui/use-action';
import { useFormat } from '../../../ui/use-format';
import { SettingGroup } from '../../settings/setting-group';

export function WorkingHere({ staff }: { readonly staff: Staff }) {
  const { t } = useTranslation('staff');
  const format = useFormat();
  const setActive = useAction(setStaffActive);
  const [problem, setProblem] = useState<Problem | null>(null);
  const isActive = !staff.inactiveSince;
  const press = async (): Promise<void> => {
    const changed = await setActive({ staffId: staff.staffId, isActive: !isActive });
    setProblem(changed.ok ? null : changed.problem);
  };
  return (
    <SettingGroup title={t('working.title')}>
      <Text role="status">
        {staff.inactiveSince
          ? t('working.inactive', { day: format.day(staff.inactiveSince) })
          : t('working.active')}
      </Text>
      {problem && <ProblemNotice problem={problem} />}
      <div>
        <Button variant="default" onClick={press}>
          {t(isActive ? 'working.deactivate' : 'working.reactivate')}
        </Button>
      </div>
    </SettingGroup>
  );
}
