/** What a user sees after a bug: what is safe, and the way back to work. */
import { Button } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../ui/empty-state';

/** Loading anew is enough: what was recorded lies with main, and this page held nothing else. */
export function BrokenScreen() {
  const { t } = useTranslation('shell');
  return (
    <EmptyState
      title={t('broken.title')}
      icon={<IconRefresh size={36} />}
      action={<Button onClick={() => window.location.reload()}>{t('broken.reload')}</Button>}
    >
      {t('broken.text')}
    </EmptyState>
  );
}
