/**
 * The sync centre: how handing in stands, per exam and candidate, and what the hub would not take. Says "received"
 * only with a receipt in hand, and never asks anybody to throw a change away.
 */
import { Button, Text } from '@mantine/core';
import { IconSend } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { type ExamState, useExamStates } from '../../queries/use-exam-states';
import { useHostState } from '../../queries/use-host-state';
import { type SubjectHandIn, useSubjectHandIns } from '../../queries/use-subject-hand-ins';
import { ErasesAtStart } from '../../ui/erases-at-start';
import { ScreenFrame } from '../../ui/screen-frame';
import { ExamsHandIn } from './exams-hand-in';
import { FilesHandIn } from './files-hand-in';
import { HandInAnswer, useHandInNow } from './hand-in-now';
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
  const transfers = useHostState((host) => host.bodies.transfers);
  const handIn = useHandInNow();

  return (
    <ScreenFrame
      title={t('title')}
      subtitle={t('subtitle')}
      actions={
        <Button
          leftSection={<IconSend size={20} aria-hidden />}
          loading={handIn.isBusy}
          onClick={() => void handIn.run()}
        >
          {t('send-now')}
        </Button>
      }
    >
      <HandInAnswer answer={handIn.answer} />
      {status && <SyncSummary status={status} />}
      <ErasesAtStart />
      {transfers && <FilesHandIn transfers={transfers} />}
      <LinkAgain />
      {subjects && <RefusedChanges subjects={subjects} states={states ?? []} />}
      {states && subjects && <ExamsHandIn states={states} subjects={subjects} />}
      {states && subjects && <OtherHandIn subjects={withoutExam(subjects, states)} />}

      <Text c="dimmed">{t('explain')}</Text>
    </ScreenFrame>
  );
}
