/**
 * The sync centre: how handing in stands, per exam and candidate, and what the hub would not take. Says "received"
 * only with a receipt in hand, and never asks anybody to throw a change away.
 */
import { Button, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconSend } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Problem } from '../../../shared/kernel/problem';
import { handInNow } from '../../actions/hand-in-now';
import { type ExamState, useExamStates } from '../../queries/use-exam-states';
import { useHostState } from '../../queries/use-host-state';
import { type SubjectHandIn, useSubjectHandIns } from '../../queries/use-subject-hand-ins';
import { ProblemNotice } from '../../ui/problem-notice';
import { ScreenFrame } from '../../ui/screen-frame';
import { useAction } from '../../ui/use-action';
import { ExamsHandIn } from './exams-hand-in';
import { LinkAgain } from './link-again';
import { OtherHandIn } from './other-hand-in';
import { RefusedChanges } from './refused-changes';
import { SyncSummary } from './sync-summary';

/** What stands in no list of an exam: documents, and assessments of an exam that is not on this device. */
function withoutExam(
  subjects: readonly SubjectHandIn[],
  states: readonly ExamState[],
): readonly SubjectHandIn[] {
  const listed = new Set<string>(states.map((state) => state.candidate.assessmentId));
  return subjects.filter((subject) => !listed.has(subject.subjectId));
}

export function SyncScreen() {
  const { t } = useTranslation('sync');
  const status = useHostState((host) => host.sync.status);
  const states = useExamStates();
  const subjects = useSubjectHandIns();
  const handIn = useAction(handInNow);
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);

  const sendNow = async (): Promise<void> => {
    setBusy(true);
    const done = await handIn(null);
    setBusy(false);
    setProblem(done.ok ? null : done.problem);
    if (done.ok && !done.value.problem)
      notifications.show({ message: t(done.value.waiting === 0 ? 'all-received' : 'sent-part') });
  };

  return (
    <ScreenFrame
      title={t('title')}
      subtitle={t('subtitle')}
      actions={
        <Button
          leftSection={<IconSend size={20} aria-hidden />}
          loading={isBusy}
          disabled={status?.phase === 'not-enrolled'}
          onClick={() => void sendNow()}
        >
          {t('send-now')}
        </Button>
      }
    >
      {problem && <ProblemNotice problem={problem} onClose={() => setProblem(null)} />}
      {status && <SyncSummary status={status} />}
      <LinkAgain />
      {subjects && <RefusedChanges subjects={subjects} states={states ?? []} />}
      {states && subjects && <ExamsHandIn states={states} subjects={subjects} />}
      {states && subjects && <OtherHandIn subjects={withoutExam(subjects, states)} />}

      <Text c="dimmed">{t('explain')}</Text>
    </ScreenFrame>
  );
}
