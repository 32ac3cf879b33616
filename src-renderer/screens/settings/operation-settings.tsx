/** Hand and keys. */
import { Switch } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { usePreferences } from '../../ui/preferences';
import { Choice } from './choice';
import { SettingGroup } from './setting-group';

export function OperationSettings() {
  const { t } = useTranslation('settings');
  const { hand, singleKeys, change } = usePreferences();
  return (
    <SettingGroup title={t('operation.title')}>
      <Choice
        label={t('operation.hand')}
        description={t('operation.hand-hint')}
        value={hand}
        options={[
          { value: 'right', label: t('operation.right') },
          { value: 'left', label: t('operation.left') },
        ]}
        onChange={(value) => change({ hand: value })}
      />
      <Switch
        label={t('operation.single-keys')}
        description={t('operation.single-keys-hint')}
        checked={singleKeys}
        onChange={(event) => change({ singleKeys: event.currentTarget.checked })}
      />
    </SettingGroup>
  );
}
