/**
 * What came in and cannot be read by this version of the program, by name and number: nothing vanishes without a word.
 */
import { Alert } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useUnreadRecords } from '../queries/use-unread-records';

/** What has a name in the texts. */
const namedTypes = [
  'exam',
  'assessment',
  'qualification',
  'participant',
  'staff',
  'competence',
  'organisation',
] as const;
const nameOf = (type: string) => namedTypes.find((named) => named === type) ?? 'other';

/**
 * On every screen, until a newer program is installed: an exam that is missing from a list is missed on the day
 * itself.
 */
export function UnreadNotice() {
  const { t } = useTranslation('shell');
  const unread = useUnreadRecords();
  if (!unread) return null;
  const lines = [...unread.records].flatMap(([type, counts]) =>
    (['newer', 'unreadable'] as const).flatMap((why) =>
      counts[why] > 0
        ? [t(`unread.${why}`, { what: t(`unread.counted.${nameOf(type)}`, { count: counts[why] }) })]
        : [],
    ),
  );
  if (unread.texts > 0) lines.push(t('unread.texts', { count: unread.texts }));
  if (lines.length === 0) return null;
  return (
    <Alert role="status" color="yellow" icon={<IconAlertTriangle aria-hidden />} title={t('unread.title')}>
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
      <p>{t('unread.advice')}</p>
    </Alert>
  );
}
