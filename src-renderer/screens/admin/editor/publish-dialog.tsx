/** Publishes the draft as the next version, and takes the qualification into use where that was asked. */
import { Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fromTree } from '../../../../shared/domain/authoring/tree';
import type { Problem } from '../../../../shared/kernel/problem';
import { publishVersion } from '../../../actions/publish-version';
import { ProblemNotice } from '../../../ui/problem-notice';
import { useLengthError } from '../../../ui/typed-text/use-length-error';
import { useAction } from '../../../ui/use-action';
import { useEditor } from './editor-context';

const noteLimit = 500;

type PublishDialogProps = {
  /** Into use in the same step. */
  readonly isActivated: boolean;
  readonly onClose: () => void;
};

/** Blank indicators, in which nothing was written, do not become part of a version. */
function usePublish(isActivated: boolean): (note: string) => Promise<Problem | null> {
  const { read, edit, line } = useEditor();
  const publish = useAction(publishVersion);
  return async (note) => {
    edit({ kind: 'remove-blank' });
    const { tree, head } = read();
    const kept = await line.flush();
    if (!kept.ok) return kept.problem;
    const { baseDigest } = line.state.get();
    const published = await publish({
      qualificationId: head.qualificationId,
      baseDigest: baseDigest ?? head.versionDigest,
      coreTasks: fromTree(tree, null).coreTasks,
      note,
      isActivated,
    });
    return published.ok ? null : published.problem;
  };
}

/**
 * A refusal stays in the dialog with what was written in it. What was published is said, and the draft is gone by itself:
 * it says the same as the version that counts.
 */
export function PublishDialog({ isActivated, onClose }: PublishDialogProps) {
  const { t } = useTranslation(['editor', 'common']);
  const { say } = useEditor();
  const lengthError = useLengthError();
  const publish = usePublish(isActivated);
  const [note, setNote] = useState('');
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const tooLong = lengthError(note, noteLimit);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (isBusy || tooLong) return;
    setBusy(true);
    const refused = await publish(note);
    setBusy(false);
    setProblem(refused);
    if (refused) return;
    say(t(isActivated ? 'publish.activated' : 'publish.done'));
    onClose();
  };
  return (
    <Modal
      opened
      size="lg"
      onClose={onClose}
      title={t(isActivated ? 'publish.title-activate' : 'publish.title')}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      <form onSubmit={submit}>
        <Stack>
          <Text>{t(isActivated ? 'publish.text-activate' : 'publish.text')}</Text>
          <Textarea
            data-autofocus
            label={t('publish.note')}
            description={t('publish.note-hint')}
            error={tooLong}
            rows={3}
            spellCheck={false}
            value={note}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
          {problem && <ProblemNotice problem={problem} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('act.cancel')}
            </Button>
            <Button type="submit" loading={isBusy}>
              {t(isActivated ? 'publish.yes-activate' : 'publish.yes')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
