/**
 * Said when what answers at our address is not the program this page knows: Vakproef was stopped and started again, or
 * another program took its place. Nothing was sent to it. With a new link the page goes on where it is.
 */
import { Alert, Stack, Text } from '@mantine/core';
import { IconPlugOff } from '@tabler/icons-react';
import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import type { HostAccess } from '../host/host-access';
import { LinkField } from './link-field';

export function HostAccessNotice({ access }: { readonly access: HostAccess }) {
  const { t } = useTranslation('shell');
  const state = useSyncExternalStore(access.state.subscribe, access.state.get);
  if (state !== 'refused') return null;
  return (
    <Alert
      role="alert"
      color="red"
      radius={0}
      icon={<IconPlugOff aria-hidden />}
      title={t('lost-host.title')}
    >
      <Stack gap="xs">
        <Text>{t('lost-host.text')}</Text>
        <LinkField access={access} />
      </Stack>
    </Alert>
  );
}
