/** For an address that leads nowhere. */
import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ScreenFrame } from '../ui/screen-frame';

export function NotFoundScreen() {
  const { t } = useTranslation('shell');
  return (
    <ScreenFrame title={t('not-found.title')} width="reading">
      <p>{t('not-found.text')}</p>
      <div>
        <Button renderRoot={(props) => <Link to="/" {...props} />}>{t('not-found.home')}</Button>
      </div>
    </ScreenFrame>
  );
}
