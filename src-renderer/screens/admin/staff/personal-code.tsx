/** A personal code for one member of staff: with it they choose a PIN on the device they work on. */
import { Button, Text } from '@mantine/core';
import { IconKey } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Problem } from '../../../../shared/kernel/problem';
import type { Staff } from '../../../../shared/records/staff';
import { type MadeCode, makeCode } from '../../../actions/make-code';
import { ProblemNotice } from '../../../ui/problem-notice';
import { useAction } from '../../../ui/use-action';
import { useKeptOverLock } from '../../../ui/use-kept-over-lock';
import { SettingGroup } from '../../settings/setting-group';
import { CodeCard } from '../codes/code-card';

export function PersonalCode({ staff }: { readonly staff: Staff }) {
  const { t } = useTranslation('staff');
  const make = useAction(makeCode);
  // It stands nowhere else: what takes the screen away for a moment must not cost the code that was just given.
  const [made, setMade] = useKeptOverLock<MadeCode | null>(`code ${staff.staffId}`, () => null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const press = async (): Promise<void> => {
    const code = await make({ purpose: 'person', staffId: staff.staffId });
    setProblem(code.ok ? null : code.problem);
    if (code.ok) setMade(code.value);
  };
  return (
    <SettingGroup title={t('code.title')}>
      <Text>{t('code.explain')}</Text>
      {made && (
        <CodeCard
          made={made}
          title={t('code.for', { name: staff.name })}
          text={t('code.what-to-do')}
          onClose={() => setMade(null)}
        />
      )}
      {problem && <ProblemNotice problem={problem} />}
      <div>
        <Button variant="default" leftSection={<IconKey size={20} aria-hidden />} onClick={press}>
          {t(made ? 'code.make-another' : 'code.make')}
        </Button>
      </div>
    </SettingGroup>
  );
}
