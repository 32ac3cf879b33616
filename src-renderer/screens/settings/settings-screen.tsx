/** How this device looks, reads and taps, and how its storage is. Preferences take effect at once; there is no save button. */
import { useTranslation } from 'react-i18next';
import { useActor } from '../../queries/use-actor';
import { ScreenFrame } from '../../ui/screen-frame';
import { CentreSettings } from './centre/centre-settings';
import { DeviceSettings } from './device-settings';
import { DisplaySettings } from './display-settings';
import { FileSettings } from './file-settings';
import { OperationSettings } from './operation-settings';
import { PinSettings } from './pin-settings';
import { ResultFolderSettings } from './result-folder-settings';
import { StorageSettings } from './storage-settings';
import { UpdateSettings } from './update-settings';

export function SettingsScreen() {
  const { t } = useTranslation('settings');
  const isAdministrator = useActor()?.roles.includes('administrator') ?? false;
  return (
    <ScreenFrame
      title={t('title')}
      subtitle={t(isAdministrator ? 'subtitle-centre' : 'subtitle')}
      width="reading"
    >
      <DisplaySettings />
      <OperationSettings />
      <CentreSettings />
      <PinSettings />
      <StorageSettings />
      <ResultFolderSettings />
      <FileSettings />
      <DeviceSettings />
      <UpdateSettings />
    </ScreenFrame>
  );
}
