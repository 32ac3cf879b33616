/** The exam of this address is not on this device. */
import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../ui/empty-state';

/** For an address that names what this device does not have: an old link, or an exam that was not received yet. */
export function ExamMissing() {
  const { t } = useTranslation('exam');
  return (
    <EmptyState
      title={t('missing.title')}
      action={
        <Button component={Link} to="/">
          {t('to-today')}
        </Button>
      }
    >
      {t('missing.text')}
    </EmptyState>
  );
}
