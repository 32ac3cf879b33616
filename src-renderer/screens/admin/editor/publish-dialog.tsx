/** Publishes the draft as the next version, and takes the qualification into use where that was asked. */
import { Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core';
import { type FormEvent, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { removeBlank } from '../../../../shared/domain/authoring/edit-remove';
import { fromTree } from '../../../../shared/domain/authoring/tree';
import type { ExamId } from '../../../../shared/kernel/ids';
import type { Problem } from '../../../../shared/kernel/problem';
import { draftToPublish } from '../../../actions/draft-to-publish';
import { publishVersion } from '../../../actions/publish-version';
import { replanExams } from '../../../actions/replan-exams';
import { ProblemNotice } from '../../../ui/problem-notice';
import { useLengthError } from '../../../ui/typed-text/use-length-error';
import { useAction } from '../../../ui/use-action';
import { PublishReview } from '../versions/publish-review';
import { useEditor, useStanding } from './editor-context';
import forms from './forms.module.css';
import { LeftOut } from './left-out';
import classes from './publish-dialog.module.css';

const noteLimit = 500;

type PublishDialogProps = {
  /** Into use in the same step. */
  readonly isActivated: boolean;
  readonly onClose: () => void;
};

type Publish = (note: string, examIds: readonly ExamId[]) => Promise<Problem | null>;

/** Blank indicators, in which nothing was written, do not become part of a version. Exams are planned anew upon it. */
function usePublish(isActivated: boolean): Publish {
  const { read, line } = useEditor();
  const publish = useAction(publishVersion);
  const replan = useAction(replanExams);
  return async (note, examIds) => {
    const draft = await draftToPublish(line);
    if (!draft.ok) return draft.problem;
    const { head } = read();
    const { tree, baseDigest } = draft.value;
    const published = await publish({
      qualificationId: head.qualificationId,
      baseDigest,
      coreTasks: fromTree(tree, null).coreTasks,
      note,
      isActivated,
    });
    if (!published.ok) return published.problem;
    if (examIds.length === 0) return null;
    const replanned = await replan({ qualificationId: head.qualificationId, examIds });
    return replanned.ok ? null : replanned.problem;
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
  const { head, tree } = useStanding();
  const coreTasks = useMemo(() => fromTree(removeBlank(tree), null).coreTasks, [tree]);
  const [examIds, setExamIds] = useState<readonly ExamId[]>([]);
  const [note, setNote] = useState('');
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const tooLong = lengthError(note, noteLimit);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (isBusy || tooLong) return;
    setBusy(true);
    const refused = await publish(note, examIds);
    setBusy(false);
    setProblem(refused);
    if (refused) return;
    say(t(isActivated ? 'publish.activated' : 'publish.done'));
    onClose();
  };
  return (
    <Modal
      opened
      size="xl"
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
            rows={2}
            spellCheck={false}
            value={note}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
          <LeftOut onGo={onClose} />
          <section className={classes.review} aria-label={t('publish.review')}>
            <PublishReview head={head} coreTasks={coreTasks} examIds={examIds} onExamIds={setExamIds} />
          </section>
          {problem && <ProblemNotice problem={problem} />}
          <Group justify="flex-end" className={forms.acts}>
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
