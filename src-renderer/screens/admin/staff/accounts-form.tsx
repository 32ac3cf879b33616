/** Which identity provider the centre has. What was typed stays when it is refused. */
import { Button, Code, Group, Select, Stack, Text, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Problem } from '../../../../shared/kernel/problem';
import type { Result } from '../../../../shared/kernel/result';
import type { IdentityProvider } from '../../../../shared/values/identity-provider';
import { ProblemNotice } from '../../../ui/problem-notice';
import { StatusMark } from '../../../ui/status-mark';
import { useLengthError } from '../../../ui/typed-text/use-length-error';
import { useTypedForm } from '../../../ui/typed-text/use-typed-form';

type AccountsFormProps = {
  readonly before: IdentityProvider | null;
  readonly onSave: (provider: IdentityProvider | null) => Promise<Result<unknown>>;
};

/** Where a browser comes back to; the provider takes it on any port. */
const returnAddress = 'http://127.0.0.1/back';
const offeredClaims = ['sub', 'email', 'oid'] as const;
const isSame = (a: IdentityProvider, b: IdentityProvider): boolean =>
  a.issuer.trim() === b.issuer && a.clientId.trim() === b.clientId && a.claim === b.claim;
const empty: IdentityProvider = { issuer: '', clientId: '', claim: 'sub' };

/** What names a person; one of a provider's own that stands in the document stays among the choices. */
function ClaimField(props: { readonly claim: string; readonly onChange: (claim: string) => void }) {
  const { t } = useTranslation('staff');
  const { claim, onChange } = props;
  const offered = offeredClaims.map((value) => ({
    value: value as string,
    label: t(`accounts.claims.${value}`),
  }));
  const isOffered = offered.some(({ value }) => value === claim);
  return (
    <Select
      label={t('accounts.claim')}
      description={t('accounts.claim-hint')}
      allowDeselect={false}
      data={isOffered ? offered : [...offered, { value: claim, label: claim }]}
      value={claim}
      onChange={(chosen) => onChange(chosen ?? claim)}
    />
  );
}

export function AccountsForm({ before, onSave }: AccountsFormProps) {
  const { t } = useTranslation('staff');
  const lengthError = useLengthError();
  const [fields, setFields] = useTypedForm('accounts', () => before ?? empty);
  const [outcome, setOutcome] = useState<Problem | 'saved' | 'ended' | null>(null);
  const [isBusy, setBusy] = useState(false);
  const change = (part: Partial<IdentityProvider>): void => {
    setFields((now) => ({ ...now, ...part }));
    setOutcome(null);
  };
  const save = async (provider: IdentityProvider | null): Promise<void> => {
    if (isBusy) return;
    setBusy(true);
    const saved = await onSave(provider);
    setBusy(false);
    setOutcome(saved.ok ? (provider ? 'saved' : 'ended') : saved.problem);
    if (saved.ok && !provider) setFields(() => empty);
  };
  // What stands there says it, too: a view that is built anew while it saves takes this form away, and its memory of it.
  const isKept = before !== null && isSame(fields, before);
  const told = outcome ?? (isKept ? 'saved' : null);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void save(fields);
  };
  return (
    <form onSubmit={submit} autoComplete="off">
      <Stack maw="36rem">
        <Text>
          {t('accounts.register')} <Code>{returnAddress}</Code>
        </Text>
        <TextInput
          label={t('accounts.issuer')}
          description={t('accounts.issuer-hint')}
          inputMode="url"
          spellCheck={false}
          error={lengthError(fields.issuer, 300)}
          value={fields.issuer}
          onChange={(event) => change({ issuer: event.currentTarget.value })}
        />
        <TextInput
          label={t('accounts.client')}
          description={t('accounts.client-hint')}
          spellCheck={false}
          error={lengthError(fields.clientId, 200)}
          value={fields.clientId}
          onChange={(event) => change({ clientId: event.currentTarget.value })}
        />
        <ClaimField claim={fields.claim} onChange={(claim) => change({ claim })} />
        {outcome && typeof outcome !== 'string' && <ProblemNotice problem={outcome} />}
        <div role="status">
          {typeof told === 'string' && <StatusMark tone="good">{t(`accounts.${told}`)}</StatusMark>}
        </div>
        <Group>
          <Button type="submit" size="lg" loading={isBusy}>
            {t('form.save')}
          </Button>
          {before && (
            <Button variant="default" size="lg" onClick={() => save(null)}>
              {t('accounts.end')}
            </Button>
          )}
        </Group>
      </Stack>
    </form>
  );
}
