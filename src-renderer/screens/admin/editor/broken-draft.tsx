/** A draft whose file was spoiled: what happened, and the ways to go on. Nothing is thrown away by any of them. */
import { Button, Group, Stack } from '@mantine/core';
import { IconFileText, IconHistory, IconReload } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Problem } from '../../../../shared/kernel/problem';
import { ProblemNotice } from '../../../ui/problem-notice';
import { useFormat } from '../../../ui/use-format';
import type { DraftLine } from '../../../writer/drafts/draft-state';

type BrokenDraftProps = {
  readonly line: Pick<DraftLine, 'setAside'>;
  readonly problem: Problem;
  /** It stands on the screen: then that is what one goes on with. */
  readonly isOpen: boolean;
  readonly onRetry: () => void;
};

/** Whether this is the problem of a draft whose file was spoiled. */
export const isBroken = (problem: Problem | null): problem is Problem => problem?.code === 'draft-unreadable';

export function BrokenDraft({ line, problem, isOpen, onRetry }: BrokenDraftProps) {
  const { t } = useTranslation(['editor', 'common']);
  const format = useFormat();
  const { earlier } = problem.details;
  return (
    <Stack gap="sm">
      <ProblemNotice problem={problem} />
      <Group>
        {isOpen && (
          <Button leftSection={<IconFileText size={20} aria-hidden />} onClick={() => line.setAside(false)}>
            {t('broken.keep')}
          </Button>
        )}
        {!isOpen && typeof earlier === 'string' && (
          <Button leftSection={<IconHistory size={20} aria-hidden />} onClick={() => line.setAside(true)}>
            {t('broken.earlier', { time: format.dayAndTime(earlier) })}
          </Button>
        )}
        <Button variant="default" leftSection={<IconReload size={20} aria-hidden />} onClick={onRetry}>
          {t('common:retry')}
        </Button>
        {!isOpen && (
          <Button
            variant="default"
            leftSection={<IconFileText size={20} aria-hidden />}
            onClick={() => line.setAside(false)}
          >
            {t('broken.anew')}
          </Button>
        )}
      </Group>
    </Stack>
  );
}
