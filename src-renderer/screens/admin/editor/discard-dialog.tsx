/** Asks before a draft is given up. */
import { Button, Group, Modal, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';

type DiscardDialogProps = {
  /** What becomes of what stands in it. */
  readonly text: string;
  readonly onDiscard: () => void;
  readonly onClose: () => void;
};

/** The button that keeps it has the focus: Enter out of habit loses nothing. */
export function DiscardDialog({ text, onDiscard, onClose }: DiscardDialogProps) {
  const { t } = useTranslation(['editor', 'common']);
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('discard.title')}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      <Text>{text}</Text>
      <Group mt="md" justify="flex-end">
        <Button variant="default" data-autofocus onClick={onClose}>
          {t('act.cancel')}
        </Button>
        <Button color="brick" onClick={onDiscard}>
          {t('discard.yes')}
        </Button>
      </Group>
    </Modal>
  );
}
