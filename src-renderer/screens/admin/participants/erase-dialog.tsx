/**
 * Asks before people are erased: nobody can bring it back. The button that erases nothing has the focus.
 *
 * What goes and what stays is told in whole sentences and in numbers, and when: a device that is switched off erases later.
 */
import { Button, Group, List, Modal, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ParticipantId } from '../../../../shared/kernel/ids';
import type { Problem } from '../../../../shared/kernel/problem';
import type { Result } from '../../../../shared/kernel/result';
import { ProblemNotice } from '../../../ui/problem-notice';
import { Mentions } from './mentions';

type EraseDialogProps = {
  readonly title: string;
  /** Of whom nothing stays: where else their names stand is told. Absent: whoever it is about stays. */
  readonly participantIds?: readonly ParticipantId[];
  /** What goes and what stays, a sentence each. */
  readonly says: readonly string[];
  readonly label: string;
  readonly onErase: () => Promise<Result<unknown>>;
  readonly onClose: () => void;
};

/** Stays open with the reason where it is refused. */
export function EraseDialog({ title, participantIds, says, label, onErase, onClose }: EraseDialogProps) {
  const { t } = useTranslation(['keeping', 'common']);
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const erase = async (): Promise<void> => {
    setBusy(true);
    const erased = await onErase();
    setBusy(false);
    if (!erased.ok) setProblem(erased.problem);
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={title}
      size="lg"
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      <List spacing="xs">
        {says.map((line) => (
          <List.Item key={line}>{line}</List.Item>
        ))}
      </List>
      {participantIds && <Mentions participantIds={participantIds} />}
      <Text fw={600} mt="md">
        {t('erase.for-ever')}
      </Text>
      {problem && <ProblemNotice problem={problem} />}
      <Group mt="md" justify="flex-end">
        <Button variant="default" data-autofocus onClick={onClose}>
          {t('erase.leave')}
        </Button>
        <Button color="brick" loading={isBusy} onClick={() => void erase()}>
          {label}
        </Button>
      </Group>
    </Modal>
  );
}
