/** The three figures that matter, the last contact, and what stands in the way, in words. */
import { Text } from '@mantine/core';
import { IconClockExclamation } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { SyncStatus } from '../../../shared/contract/sync-contract';
import { clockToleratedMs } from '../../../shared/domain/readiness';
import { ProblemNotice } from '../../ui/problem-notice';
import { StatusMark } from '../../ui/status-mark';
import { useFormat } from '../../ui/use-format';
import classes from './sync-summary.module.css';

/** `skewMs` is how far the clock here is ahead of the hub's, in milliseconds; negative when it is behind. */
function ClockNotice({ skewMs }: { readonly skewMs: number }) {
  const { t } = useTranslation('sync');
  const minutes = Math.round(Math.abs(skewMs) / 60_000);
  return (
    <StatusMark tone="attention" icon={<IconClockExclamation size={18} aria-hidden />}>
      {t(skewMs > 0 ? 'clock-fast' : 'clock-slow', { count: minutes })}
    </StatusMark>
  );
}

/** Without a network is no fault: it is said in the quiet tone, and nobody has to do anything. */
export function SyncSummary({ status }: { readonly status: SyncStatus }) {
  const { t } = useTranslation('sync');
  const format = useFormat();
  const {
    waiting,
    filesWaiting,
    refused,
    unreadable,
    lastContactAt,
    lastReceivedAt,
    lastReceiptNumber,
    clockSkewMs,
    problem,
  } = status;
  const isOffline = problem?.code === 'hub-unreachable';
  return (
    <section className={classes.summary} aria-label={t('summary')}>
      <dl className={classes.figures}>
        <div>
          <dt>{t('figure.waiting')}</dt>
          <dd>{format.number(waiting)}</dd>
          {filesWaiting && (
            <dd className={classes.small}>
              {t('figure.files', { count: filesWaiting.count, size: format.bytes(filesWaiting.bytes) })}
            </dd>
          )}
        </div>
        <div data-tone={refused > 0 ? 'attention' : undefined}>
          <dt>{t('figure.refused')}</dt>
          <dd>{format.number(refused)}</dd>
        </div>
        <div>
          <dt>{t('figure.receipt')}</dt>
          <dd>{lastReceiptNumber ?? t('none-yet')}</dd>
          {lastReceivedAt && <dd className={classes.small}>{format.dayAndTime(lastReceivedAt)}</dd>}
        </div>
        <div>
          <dt>{t('figure.contact')}</dt>
          <dd>{lastContactAt ? format.time(lastContactAt) : t('none-yet')}</dd>
          {lastContactAt && <dd className={classes.small}>{format.day(lastContactAt)}</dd>}
        </div>
      </dl>
      {isOffline && (
        <Text className={classes.offline}>
          <StatusMark tone="offline">{t('mark.offline')}</StatusMark> {t('offline', { count: waiting })}
        </Text>
      )}
      {unreadable > 0 && (
        <Text>
          <StatusMark tone="attention">{t('unreadable', { count: unreadable })}</StatusMark>
        </Text>
      )}
      {problem && !isOffline && problem.code !== 'not-enrolled' && <ProblemNotice problem={problem} />}
      {clockSkewMs !== null && Math.abs(clockSkewMs) > clockToleratedMs && (
        <ClockNotice skewMs={clockSkewMs} />
      )}
    </section>
  );
}
