/** What came from the hub and nothing proves: how much, and who is said to have made it. It counts for nothing. */
import { Alert } from '@mantine/core';
import { IconShieldQuestion } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useHostState } from '../queries/use-host-state';

/** A device without a name is told by the end of its number, as long as people can compare. */
const shortId = (deviceId: string): string => deviceId.slice(-8);

/** On every screen: a mark that somebody invented is asked about on the day itself. */
export function UnprovedNotice() {
  const { t } = useTranslation('shell');
  const unproved = useHostState((host) => host.sync.status)?.unproved ?? [];
  if (unproved.length === 0) return null;
  return (
    <Alert role="status" color="yellow" icon={<IconShieldQuestion aria-hidden />} title={t('unproved.title')}>
      {unproved.map(({ deviceId, name, why, count }) => {
        const device = name ?? (deviceId === null ? t('unproved.nobody') : shortId(deviceId));
        const reason = t(`unproved.why.${why}`, { device });
        return <p key={`${deviceId} ${why}`}>{t('unproved.made', { count, why: reason })}</p>;
      })}
      <p>{t('unproved.advice')}</p>
    </Alert>
  );
}
