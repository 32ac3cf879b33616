/** Says that something erased still lies on the disk of this device, and how it goes: nobody is told that it is gone before that. */
import { Alert } from '@mantine/core';
import { IconEraser } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useHostState } from '../queries/use-host-state';

export function ErasesAtStart() {
  const { t } = useTranslation('sync');
  const status = useHostState((host) => host.sync.status);
  if (!status?.erasesAtStart) return null;
  return (
    <Alert role="status" color="yellow" icon={<IconEraser aria-hidden />} title={t('erases.title')}>
      {t('erases.text')}
    </Alert>
  );
}
