/** First thing on a new device: it joins an organisation. */
import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ScreenFrame } from '../../ui/screen-frame';
import { EnrolForm } from './enrol-form';

export function EnrolScreen() {
  const { t } = useTranslation('settings');
  return (
    <ScreenFrame title={t('enrol.title')} subtitle={t('enrol.subtitle')} width="reading">
      <EnrolForm />
      <Text c="dimmed">{t('enrol.safe')}</Text>
    </ScreenFrame>
  );
}
