/** The way to an exam file that somebody handed over. */
import { Button, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { SettingGroup } from './setting-group';

/** The way to look at a file when no file browser can start us with it. */
export function FileSettings() {
  const { t } = useTranslation('file');
  return (
    <SettingGroup title={t('title')}>
      <Text>{t('subtitle')}</Text>
      <div>
        <Button variant="default" renderRoot={(props) => <Link {...props} to="/file" />}>
          {t('open')}
        </Button>
      </div>
    </SettingGroup>
  );
}
