/** Asks before a draft is given up. */
import { Button, Group, Modal, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useEditor } from './editor-context';

/** The button that keeps it has the focus: Enter out of habit loses nothing. */
export function DiscardDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation(['editor', 'common']);
  const { line, show, say } = useEditor();
  const discard = (): void => {
    line.discard();
    show(null);
    say(t('discard.done'));
    onClose();
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('discard.title')}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      <Text>{t('discard.text')}</Text>
      <Group mt="md" justify="flex-end">
        <Button variant="default" data-autofocus onClick={onClose}>
          {t('act.cancel')}
        </Button>
        <Button color="brick" onClick={discard}>
          {t('discard.yes')}
        </Button>
      </Group>
    </Modal>
  );
}
