/** Which device this is, where it hands in, and which version runs: what a helpdesk asks first. */
import { useTranslation } from 'react-i18next';
import { useHostState } from '../../queries/use-host-state';
import { FactList } from './fact-list';
import { SettingGroup } from './setting-group';

export function DeviceSettings() {
  const { t } = useTranslation('settings');
  const profile = useHostState((host) => host.device.profile);
  if (!profile) return null;
  return (
    <SettingGroup title={t('device.title')}>
      <FactList
        facts={[
          { term: t('device.name'), fact: profile.deviceName },
          { term: t('device.organisation'), fact: profile.organisationName ?? t('device.none') },
          { term: t('device.hub'), fact: profile.hubUrl ?? t('device.none') },
          { term: t('device.host'), fact: t(`device.host-kind.${profile.host}`) },
          { term: t('device.version'), fact: profile.appVersion },
          { term: t('device.id'), fact: profile.deviceId },
        ]}
      />
    </SettingGroup>
  );
}
