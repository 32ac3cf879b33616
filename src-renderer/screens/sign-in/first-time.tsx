/**
 * Somebody without a PIN that works here proves who they are: with an account of the centre where it has those, or with a
 * personal code; then they choose a PIN.
 */
import { Divider, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Attempt } from '../../../shared/contract/identity-contract';
import type { Staff } from '../../../shared/records/staff';
import { cancelAtCentre } from '../../actions/sign-in-at-centre';
import { useHostState } from '../../queries/use-host-state';
import { useIdentityProvider } from '../../queries/use-identity-provider';
import { useAction } from '../../ui/use-action';
import { CentreAccount, CentreAccountWait, isRunning } from './centre-account';
import { ChoosePinForm } from './choose-pin-form';

type FirstTimeProps = {
  readonly staff: Staff;
  /** Why they have to. */
  readonly reason: string;
  readonly onBack: (() => void) | null;
};

/** How far this person's own attempt is. */
function useAttemptOf({ staffId }: Staff): Attempt | null {
  const attempt = useHostState((host) => host.identity.attempt);
  return attempt && attempt.phase !== 'none' && attempt.staffId === staffId ? attempt : null;
}

export function FirstTime({ staff, reason, onBack }: FirstTimeProps) {
  const { t } = useTranslation('settings');
  const attempt = useAttemptOf(staff);
  const hasAccount = !!useIdentityProvider() && !!staff.identity;
  const { staffId } = staff;
  const cancel = useAction(cancelAtCentre);
  if (attempt?.phase === 'signed-in')
    return (
      <ChoosePinForm
        key="account"
        way={{ by: 'account' }}
        staffId={staffId}
        reason={t('centre-account.signed-in')}
        onBack={() => cancel()}
      />
    );
  if (isRunning(attempt)) return <CentreAccountWait attempt={attempt} />;
  const code = (
    <ChoosePinForm
      key="code"
      way={{ by: 'code', known: null }}
      staffId={staffId}
      reason={hasAccount ? t('centre-account.or-code-text') : reason}
      onBack={onBack}
    />
  );
  if (!hasAccount) return code;
  return (
    <Stack>
      <Text>{reason}</Text>
      <CentreAccount staffId={staffId} attempt={attempt} />
      <Divider label={t('centre-account.or')} />
      {code}
    </Stack>
  );
}
