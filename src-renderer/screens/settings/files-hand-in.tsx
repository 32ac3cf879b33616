/** Files on their way to the hub: how many, how far the one is that goes now, and what stands in the way. */
import { Progress, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Transfers } from '../../../shared/contract/bodies-contract';
import { ProblemNotice } from '../../ui/problem-notice';
import { StatusMark } from '../../ui/status-mark';
import { useFormat } from '../../ui/use-format';
import classes from './hand-in-table.module.css';

function Sending({ sending }: { readonly sending: NonNullable<Transfers['sending']> }) {
  const { t } = useTranslation('sync');
  const format = useFormat();
  const { sent, bytes, bytesPerSecond } = sending;
  const far = { sent: format.bytes(sent), total: format.bytes(bytes) };
  return (
    <div>
      <Text>
        {bytesPerSecond === null
          ? t('files.sending', far)
          : t('files.sending-speed', { ...far, speed: format.bytes(bytesPerSecond) })}
      </Text>
      <Progress value={Math.floor((100 * sent) / Math.max(1, bytes))} aria-label={t('files.progress')} />
    </div>
  );
}

/** One notice for each reason, however many files it keeps: twenty that wait for one hub are one thing to know. */
function Failures({ failures }: Pick<Transfers, 'failures'>) {
  const { t } = useTranslation('sync');
  if (failures.length === 0) return null;
  const reasons = new Map(failures.map(({ problem }) => [problem.code, problem]));
  return (
    <>
      <Text>
        <StatusMark tone="attention">{t('files.failed', { count: failures.length })}</StatusMark>
      </Text>
      {[...reasons.values()].map((problem) => (
        <ProblemNotice key={problem.code} problem={problem} />
      ))}
    </>
  );
}

/** Nothing where every file is at the hub. */
export function FilesHandIn({ transfers }: { readonly transfers: Transfers }) {
  const { t } = useTranslation('sync');
  const format = useFormat();
  const { waiting, sending, isPaused, failures } = transfers;
  if (waiting.count === 0) return null;
  return (
    <section className={classes.section} aria-labelledby="files-hand-in">
      <Title order={2} id="files-hand-in">
        {t('files.title')}
      </Title>
      <Text>{t('files.waiting', { count: waiting.count, size: format.bytes(waiting.bytes) })}</Text>
      {sending && <Sending sending={sending} />}
      {isPaused && (
        <Text>
          <StatusMark tone="waiting">{t('files.paused')}</StatusMark>
        </Text>
      )}
      <Failures failures={failures} />
    </section>
  );
}
