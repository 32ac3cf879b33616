/** The state of handing in, always in the same corner, with word and icon; leads to the sync centre. */

import { VisuallyHidden } from '@mantine/core';
import { IconDeviceFloppy, IconRefresh } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { SyncStatus } from '../../shared/contract/sync-contract';
import { useHostState } from '../queries/use-host-state';
import { decideSyncMark } from './decide-sync-mark';
import { StatusMark } from './status-mark';
import classes from './sync-mark.module.css';
import { type Format, useFormat } from './use-format';

const wordValues = (status: SyncStatus, count: number, format: Format): Record<string, string | number> => ({
  count,
  sent: status.sent,
  total: status.sending,
  time: status.lastReceivedAt ? format.time(status.lastReceivedAt) : '',
  number: status.lastReceiptNumber ?? '',
  size: format.bytes(status.filesWaiting?.bytes ?? 0),
});

/** Told by a screen reader when they come; counts that move with every tap are not. */
const spokenWords: ReadonlySet<string> = new Set(['received', 'offline', 'action-needed']);

const iconOf = (word: string) => {
  if (word === 'sending' || word === 'fetching') return <IconRefresh size={18} aria-hidden />;
  if (word === 'stored') return <IconDeviceFloppy size={18} aria-hidden />;
  return undefined;
};

/** One line for all of handing in, by `decideSyncMark`; the screen behind it says more. */
export function SyncMark() {
  const { t } = useTranslation('sync');
  const format = useFormat();
  const status = useHostState((host) => host.sync.status);
  if (!status) return null;
  const mark = decideSyncMark(status);
  const values = wordValues(status, mark.count, format);
  const words = t(`mark.${mark.word}`, values);
  return (
    <>
      <Link to="/sync" className={classes.link}>
        <VisuallyHidden>{t('mark-before')} </VisuallyHidden>
        <StatusMark tone={mark.tone} icon={iconOf(mark.word)}>
          <span className={classes.long}>{words}</span>
          <span className={classes.short}>{t(`mark-short.${mark.word}`, values)}</span>
        </StatusMark>
        <VisuallyHidden>{t('mark-after')}</VisuallyHidden>
      </Link>
      <VisuallyHidden role="status">{spokenWords.has(mark.word) ? words : ''}</VisuallyHidden>
    </>
  );
}
