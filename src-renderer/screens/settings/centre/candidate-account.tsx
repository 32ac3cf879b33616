/** Whether candidates may sign in with an account of the centre, and by what in it the centre knows them. */
import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CentreChange } from '../../../../shared/domain/decide-centre';
import { problem } from '../../../../shared/kernel/problem';
import { err, type Result } from '../../../../shared/kernel/result';
import type { Organisation } from '../../../../shared/records/organisation';
import { accountClaimPattern } from '../../../../shared/values/candidate-page';
import { TypedNotice } from '../../../ui/typed-text/typed-notice';
import { useTypedText } from '../../../ui/typed-text/use-typed-text';
import { Choice } from '../choice';

type Page = NonNullable<Organisation['candidatePage']>;
type CandidateAccountProps = {
  readonly page: Page;
  readonly onSet: (change: CentreChange) => Promise<Result<null>>;
};

const ways = ['none', 'number', 'mail'] as const;
/** What most providers call it; the centre fills in what its own does. */
const usualClaim = 'preferred_username';

function ClaimField({ page, onSet }: CandidateAccountProps) {
  const { t } = useTranslation('settings');
  const typed = useTypedText({
    field: 'centre candidate-claim',
    recorded: page.account?.claim ?? '',
    limit: 80,
    save: async (claim) =>
      accountClaimPattern.test(claim.trim())
        ? onSet({
            set: 'choices',
            choices: { candidatePage: { ...page, account: { claim: claim.trim(), names: 'number' } } },
          })
        : err(problem('account-claim-unread')),
  });
  return (
    <div>
      <TextInput
        label={t('candidates.claim')}
        description={t('candidates.claim-hint')}
        value={typed.text}
        spellCheck={false}
        autoCapitalize="none"
        onChange={(event) => typed.type(event.currentTarget.value)}
        onBlur={() => void typed.flush()}
      />
      <TypedNotice typed={typed} />
    </div>
  );
}

export function CandidateAccount({ page, onSet }: CandidateAccountProps) {
  const { t } = useTranslation('settings');
  const chosen = page.account?.names ?? 'none';
  const choose = (way: (typeof ways)[number]): void => {
    const claim = way === 'mail' ? 'email' : usualClaim;
    const account = way === 'none' ? null : { claim, names: way };
    void onSet({ set: 'choices', choices: { candidatePage: { ...page, account } } });
  };
  return (
    <>
      <Choice
        label={t('candidates.account')}
        description={t('candidates.account-hint')}
        value={chosen}
        options={ways.map((value) => ({ value, label: t(`candidates.account-way.${value}`) }))}
        onChange={choose}
      />
      {chosen === 'number' && <ClaimField page={page} onSet={onSet} />}
    </>
  );
}
