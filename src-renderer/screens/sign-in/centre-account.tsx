/**
 * Signing in with an account of the centre: to the browser, the wait for whoever comes back, and what went wrong. Beside
 * it always stands another way to begin.
 */
import { Button, Group, Stack, Text } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Attempt } from '../../../shared/contract/identity-contract';
import type { StaffId } from '../../../shared/kernel/ids';
import { chooseLanguage } from '../../../shared/texts/languages';
import { cancelAtCentre, startAtCentre } from '../../actions/sign-in-at-centre';
import { ProblemNotice } from '../../ui/problem-notice';
import { useAction } from '../../ui/use-action';

type Running = Extract<Attempt, { phase: 'asking' | 'waiting' }>;

export const isRunning = (attempt: Attempt | null): attempt is Running =>
  attempt?.phase === 'asking' || attempt?.phase === 'waiting';

/** While somebody signs in elsewhere. */
export function CentreAccountWait({ attempt }: { readonly attempt: Running }) {
  const { t } = useTranslation('settings');
  const cancel = useAction(cancelAtCentre);
  const link = useRef<HTMLAnchorElement>(null);
  const offered = attempt.phase === 'waiting' && !attempt.isOpened ? attempt.address : null;
  useEffect(() => {
    if (offered) link.current?.focus();
  }, [offered]);
  return (
    <Stack>
      <Text role="status">
        {attempt.phase === 'asking'
          ? t('centre-account.asking')
          : t(offered ? 'centre-account.open-text' : 'centre-account.opened')}
      </Text>
      <Group>
        {offered && (
          <Button component="a" ref={link} href={offered} target="_blank" rel="noopener noreferrer" size="lg">
            {t('centre-account.open')}
          </Button>
        )}
        <Button variant="default" size="lg" onClick={() => cancel()}>
          {t('centre-account.cancel')}
        </Button>
      </Group>
    </Stack>
  );
}

type CentreAccountProps = { readonly staffId: StaffId; readonly attempt: Attempt | null };

/** The way in, and why the last try went wrong. */
export function CentreAccount({ staffId, attempt }: CentreAccountProps) {
  const { t, i18n } = useTranslation('settings');
  const start = useAction(startAtCentre);
  return (
    <Stack>
      {attempt?.phase === 'failed' && <ProblemNotice problem={attempt.problem} />}
      <Group>
        <Button size="lg" onClick={() => start({ staffId, language: chooseLanguage(i18n.language) })}>
          {t('centre-account.begin')}
        </Button>
      </Group>
    </Stack>
  );
}
