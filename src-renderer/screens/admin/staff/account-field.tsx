/** The account of one member of staff at the centre's identity provider. Shown where the centre has one. */
import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useIdentityProvider } from '../../../queries/use-identity-provider';
import { useLengthError } from '../../../ui/typed-text/use-length-error';

type AccountFieldProps = {
  readonly account: string | null | undefined;
  readonly onChange: (account: string | null) => void;
};

export function AccountField({ account, onChange }: AccountFieldProps) {
  const { t } = useTranslation('staff');
  const provider = useIdentityProvider();
  const lengthError = useLengthError();
  if (!provider) return null;
  const claim = t(`accounts.claims.${provider.claim}`, { defaultValue: provider.claim });
  return (
    <TextInput
      label={t('form.account')}
      description={t('form.account-hint', { claim })}
      spellCheck={false}
      error={lengthError(account ?? '', 320)}
      value={account ?? ''}
      onChange={(event) => onChange(event.currentTarget.value || null)}
    />
  );
}
