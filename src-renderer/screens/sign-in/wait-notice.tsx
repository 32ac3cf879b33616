/** After wrong PINs: how long until the next try, counted down. A screen reader is not told every second. */
import { Text } from '@mantine/core';
import { IconHourglass } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { People } from '../../../shared/contract/people-contract';
import { useSecondsLeft } from '../../ui/use-now';

export function WaitNotice({ person }: { readonly person: People['persons'][number] | null }) {
  const { t } = useTranslation('settings');
  const seconds = useSecondsLeft(person);
  if (!person || seconds === 0 || person.triesLeft === 0) return null;
  const time = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
  return (
    <Text role="timer">
      <IconHourglass size={20} aria-hidden /> {t('sign-in.wait', { time, count: person.triesLeft })}
    </Text>
  );
}
