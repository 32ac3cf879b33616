/** A code with which a new device joins, and if wanted the person who chooses their PIN on it at once. */
import { Button, Select, Text } from '@mantine/core';
import { IconDeviceTablet } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { StaffId } from '../../../../shared/kernel/ids';
import { compareNames } from '../../../../shared/kernel/person-name';
import type { Problem } from '../../../../shared/kernel/problem';
import { type MadeCode, makeCode } from '../../../actions/make-code';
import { useDocuments } from '../../../queries/use-documents';
import { useHostState } from '../../../queries/use-host-state';
import { findOptions } from '../../../ui/find-options';
import { ProblemNotice } from '../../../ui/problem-notice';
import { useAction } from '../../../ui/use-action';
import { useKeptOverLock } from '../../../ui/use-kept-over-lock';
import { SettingGroup } from '../../settings/setting-group';
import { CodeCard } from '../codes/code-card';

export function LinkDevice() {
  const { t } = useTranslation('devices');
  const make = useAction(makeCode);
  const hubUrl = useHostState((host) => host.device.profile)?.hubUrl ?? '';
  const staff = (useDocuments('staff') ?? [])
    .map(({ document }) => document)
    .filter(({ inactiveSince }) => !inactiveSince)
    .sort((a, b) => compareNames(a.name, b.name));
  const [staffId, setStaffId] = useKeptOverLock<StaffId | null>('link person', () => null);
  const [made, setMade] = useKeptOverLock<MadeCode | null>('link code', () => null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const press = async (): Promise<void> => {
    const code = await make({ purpose: 'device', staffId });
    setProblem(code.ok ? null : code.problem);
    if (code.ok) setMade(code.value);
  };
  return (
    <SettingGroup title={t('link.title')}>
      <Text>{t('link.explain')}</Text>
      <Select
        label={t('link.person')}
        description={t('link.person-hint')}
        placeholder={t('link.nobody')}
        clearable
        searchable
        filter={findOptions}
        comboboxProps={{ withinPortal: false }}
        withScrollArea={false}
        maw="28rem"
        data={staff.map(({ staffId: value, name }) => ({ value, label: name }))}
        value={staffId}
        onChange={(value) => setStaffId(staff.find((one) => one.staffId === value)?.staffId ?? null)}
      />
      {made && (
        <CodeCard
          made={made}
          title={t('link.code-title')}
          text={t('link.what-to-do', { hub: hubUrl })}
          onClose={() => setMade(null)}
        />
      )}
      {problem && <ProblemNotice problem={problem} />}
      <div>
        <Button variant="default" leftSection={<IconDeviceTablet size={20} aria-hidden />} onClick={press}>
          {t(made ? 'link.make-another' : 'link.make')}
        </Button>
      </div>
    </SettingGroup>
  );
}
