/**
 * Says a problem in the user's words: what happened, what is safe, what to do. The code stands at the end, for a
 * helpdesk.
 */
import { Alert, Button, Group, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Problem } from '../../shared/kernel/problem';

type ProblemNoticeProps = {
  readonly problem: Problem;
  readonly onRetry?: () => void;
  readonly onClose?: () => void;
};

/**
 * Every code has a text in every language; a test demands it, so there is no fallback that could be shown by mistake.
 */
export function ProblemNotice({ problem, onRetry, onClose }: ProblemNoticeProps) {
  const { t } = useTranslation(['common', 'problem']);
  const closing = onClose ? { withCloseButton: true, closeButtonLabel: t('close'), onClose } : {};
  return (
    <Alert color="brick" icon={<IconAlertTriangle aria-hidden />} role="alert" {...closing}>
      <Text>{t(`problem:${problem.code}`, { ...problem.details })}</Text>
      <Group justify="space-between" mt="xs">
        <Text size="xs" c="dimmed">
          {t('problem-code', { code: problem.code })}
        </Text>
        {onRetry && (
          <Button variant="default" onClick={onRetry}>
            {t('retry')}
          </Button>
        )}
      </Group>
    </Alert>
  );
}
