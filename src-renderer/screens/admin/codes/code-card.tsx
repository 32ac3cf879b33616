/**
 * A one-time code to hand over: large, as text and as QR, with how long it still works. It says honestly that it does not
 * work before the hub has it.
 */
import { Button, CopyButton, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { IconCopy } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { MadeCode } from '../../../actions/make-code';
import { useHostState } from '../../../queries/use-host-state';
import { useSubjectHandIn } from '../../../queries/use-subject-hand-ins';
import { ProblemNotice } from '../../../ui/problem-notice';
import { QrCode } from '../../../ui/qr-code';
import { StatusMark } from '../../../ui/status-mark';
import { useNow } from '../../../ui/use-now';
import classes from './code-card.module.css';
import { codeStanding } from './code-standing';
import { useUsedBy } from './use-used-by';

type CodeCardProps = {
  readonly made: MadeCode;
  readonly title: string;
  /** What to do with it. */
  readonly text: string;
  readonly onClose: () => void;
};

function Standing({ documentId, validForMs }: Omit<MadeCode, 'code'>) {
  const { t } = useTranslation('codes');
  const handIn = useSubjectHandIn(documentId);
  const status = useHostState((host) => host.sync.status);
  const nowMs = useNow(1000);
  const usedBy = useUsedBy(documentId);
  const standing = codeStanding(handIn, validForMs, nowMs - (status?.clockSkewMs ?? 0), usedBy);
  switch (standing.kind) {
    case 'waiting':
      return (
        <div role="status">
          <StatusMark tone="waiting">{t(status?.problem ? 'waiting-offline' : 'waiting')}</StatusMark>
        </div>
      );
    case 'refused':
      return <ProblemNotice problem={standing.problem} />;
    case 'used':
      return (
        <div role="status">
          <StatusMark tone="good">{t('used', { name: standing.by })}</StatusMark>
        </div>
      );
    case 'over':
      return (
        <div role="status">
          <StatusMark tone="bad">{t('over')}</StatusMark>
        </div>
      );
    default: {
      const { secondsLeft } = standing;
      const time = `${Math.floor(secondsLeft / 60)}:${String(secondsLeft % 60).padStart(2, '0')}`;
      return (
        <div role="timer">
          <StatusMark tone="good">{t('counts', { time })}</StatusMark>
        </div>
      );
    }
  }
}

export function CodeCard({ made, title, text, onClose }: CodeCardProps) {
  const { t } = useTranslation(['codes', 'common']);
  const heading = useRef<HTMLHeadingElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each new code is told anew
  useEffect(() => heading.current?.focus(), [made]);
  return (
    <Paper withBorder p="lg" component="section" aria-labelledby="code-title" className={classes.card}>
      <Stack>
        <Title order={3} id="code-title" ref={heading} tabIndex={-1} className={classes.title ?? ''}>
          {title}
        </Title>
        <Text>{text}</Text>
        <div className={classes.ways}>
          <output className={classes.code} aria-label={t('code')}>
            {made.code}
          </output>
          <QrCode text={made.code} label={t('qr')} />
        </div>
        <Standing documentId={made.documentId} validForMs={made.validForMs} />
        <Group>
          <CopyButton value={made.code}>
            {({ copied, copy }) => (
              <Button variant="default" leftSection={<IconCopy size={18} aria-hidden />} onClick={copy}>
                {t(copied ? 'copied' : 'copy')}
              </Button>
            )}
          </CopyButton>
          <Button variant="default" onClick={onClose}>
            {t('common:close')}
          </Button>
        </Group>
      </Stack>
    </Paper>
  );
}
