/** Signing in with the centre's accounts: an administrator says which identity provider the centre has. */
import { Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { setIdentityProvider } from '../../actions/set-identity-provider';
import { useDocuments } from '../../queries/use-documents';
import { ScreenFrame } from '../../ui/screen-frame';
import { useAction } from '../../ui/use-action';
import { SettingGroup } from '../settings/setting-group';
import { AdministratorsOnly } from './administrators-only';
import { AccountsForm } from './staff/accounts-form';

export function AccountsScreen() {
  const { t } = useTranslation('staff');
  const save = useAction(setIdentityProvider);
  const organisation = useDocuments('organisation')?.[0]?.document;
  return (
    <ScreenFrame title={t('accounts.title')} back={<Link to="/staff">{t('back')}</Link>} width="reading">
      <AdministratorsOnly>
        <Text>{t('accounts.explain')}</Text>
        {organisation && (
          <SettingGroup title={t('accounts.system')}>
            <AccountsForm
              before={organisation.identityProvider ?? null}
              onSave={(provider) => save({ organisationId: organisation.organisationId, provider })}
            />
          </SettingGroup>
        )}
      </AdministratorsOnly>
    </ScreenFrame>
  );
}
