/** For a window of a browser that came without a link: how to get one. */
import { Stack, Text } from '@mantine/core';
import { IconLink } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { HostAccess } from '../host/host-access';
import { EmptyState } from '../ui/empty-state';
import { LinkField } from './link-field';

export function NoLinkScreen({ access }: { readonly access: HostAccess }) {
  const { t } = useTranslation('shell');
  const openAnew = (): void => window.location.reload();
  return (
    <main>
      <EmptyState
        title={t('no-link.title')}
        icon={<IconLink size={36} />}
        action={<LinkField access={access} onEntered={openAnew} />}
      >
        {t('no-link.what')}
      </EmptyState>
      <Stack maw="40rem" mx="auto" px="lg">
        <Text>{t('no-link.how')}</Text>
        <Text>{t('no-link.safe')}</Text>
      </Stack>
    </main>
  );
}
