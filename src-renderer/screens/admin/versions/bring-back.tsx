/**
 * Makes an old version the one that counts: as a new version, so that the history stays what it was. What that changes is
 * shown before.
 */
import { Button, Group, Paper, Text, Title } from '@mantine/core';
import { IconRestore } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ExamId } from '../../../../shared/kernel/ids';
import type { Problem } from '../../../../shared/kernel/problem';
import type { QualificationHead } from '../../../../shared/records/qualification';
import type { QualificationVersion } from '../../../../shared/records/qualification-version';
import { publishVersion } from '../../../actions/publish-version';
import { replanExams } from '../../../actions/replan-exams';
import { ProblemNotice } from '../../../ui/problem-notice';
import { useAction } from '../../../ui/use-action';
import { PublishReview } from './publish-review';

type BringBackProps = {
  readonly head: QualificationHead;
  /** The one to bring back. */
  readonly version: QualificationVersion;
  readonly number: number;
};

/** Publishes it, and plans the chosen exams anew. */
function useBringBack({ head, version, number }: BringBackProps) {
  const { t } = useTranslation('versions');
  const publish = useAction(publishVersion);
  const replan = useAction(replanExams);
  const { qualificationId, versionDigest: baseDigest } = head;
  return async (examIds: readonly ExamId[]): Promise<Problem | null> => {
    const note = t('brought-back', { number });
    const published = await publish({ qualificationId, baseDigest, coreTasks: version.coreTasks, note });
    if (!published.ok) return published.problem;
    if (examIds.length === 0) return null;
    const replanned = await replan({ qualificationId, examIds });
    return replanned.ok ? null : replanned.problem;
  };
}

/**
 * Opens in place, so that the version itself stays in sight below. The heading takes the focus: a screen reader goes on with
 * what is about to change.
 */
export function BringBack(props: BringBackProps) {
  const { t } = useTranslation(['versions', 'common']);
  const navigate = useNavigate();
  const bringBack = useBringBack(props);
  const [isOpen, setOpen] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [examIds, setExamIds] = useState<readonly ExamId[]>([]);
  const { head, version } = props;
  const { qualificationId } = head;
  const run = async (): Promise<void> => {
    setBusy(true);
    const refused = await bringBack(examIds);
    setBusy(false);
    setProblem(refused);
    if (refused) return;
    await navigate({ to: '/qualifications/$qualificationId/versions', params: { qualificationId } });
  };
  if (!isOpen)
    return (
      <Group>
        <Button
          variant="default"
          leftSection={<IconRestore size={20} aria-hidden />}
          onClick={() => setOpen(true)}
        >
          {t('bring-back')}
        </Button>
        <Text c="dimmed">{t('bring-back-explain')}</Text>
      </Group>
    );
  return (
    <Paper component="section" withBorder p="md" aria-labelledby="bring-back">
      <Title order={2} id="bring-back" tabIndex={-1} ref={(heading) => heading?.focus()}>
        {t('bring-back-title')}
      </Title>
      <Text mb="md">{t('bring-back-explain')}</Text>
      <PublishReview head={head} coreTasks={version.coreTasks} examIds={examIds} onExamIds={setExamIds} />
      {problem && <ProblemNotice problem={problem} onClose={() => setProblem(null)} />}
      <Group mt="md">
        <Button loading={isBusy} onClick={() => void run()}>
          {t('bring-back-yes')}
        </Button>
        <Button variant="default" onClick={() => setOpen(false)}>
          {t('cancel')}
        </Button>
      </Group>
    </Paper>
  );
}
