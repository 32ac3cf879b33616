/** When the page runs but nothing answers behind it. */
import { Button } from '@mantine/core';
import { IconPlugOff } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../ui/empty-state';

export function NoHostScreen() {
  const { t } = useTranslation(['shell', 'common']);
  return (
    <main>
      <EmptyState
        title={t('no-host.title')}
        icon={<IconPlugOff size={36} />}
        action={<Button onClick={() => window.location.reload()}>{t('common:retry')}</Button>}
      >
        {t('no-host.text')}
      </EmptyState>
    </main>
  );
}
