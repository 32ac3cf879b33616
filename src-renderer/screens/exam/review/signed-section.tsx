/** After the signature: who signed what, how far it is handed in (only with a receipt "received"), and the sheet. */
import { Alert, Button, Text, Title } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck, IconFileText } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Assessment } from '../../../../shared/domain/assessment';
import { useSubjectHandIn } from '../../../queries/use-subject-hand-ins';
import { HandInBadge } from '../../../ui/hand-in-badge';
import { useExamFormat } from '../../../ui/use-exam-format';
import { useOutcomeWord } from '../../../ui/use-outcome-word';
import type { ExamPlace } from '../use-exam-place';
import classes from './signed-section.module.css';

type SignedSectionProps = {
  readonly place: ExamPlace;
  readonly signed: NonNullable<Assessment['signed']>;
};

/** Takes the focus when it appears: it stands where the button was, and a keyboard would be left on nothing. */
export function SignedSection({ place, signed }: SignedSectionProps) {
  const { t } = useTranslation(['exam', 'domain']);
  const wordOf = useOutcomeWord();
  const { exam, assessment } = place;
  const format = useExamFormat(exam);
  const handIn = useSubjectHandIn(assessment.assessmentId);
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    title.current?.focus();
  }, []);
  const { waiting = 0, filesWaiting = null } = handIn ?? {};
  const signedTitle = (): string => {
    if (filesWaiting && waiting <= filesWaiting.changes)
      return t('signed.files-waiting', { count: filesWaiting.count });
    return waiting > 0 ? t('signed.waiting', { count: waiting }) : t('signed.title');
  };
  return (
    <section className={classes.sign} aria-labelledby="signed-title">
      <Title order={2} id="signed-title" ref={title} tabIndex={-1} className={classes.signedTitle ?? ''}>
        <IconCircleCheck size={30} aria-hidden /> {signedTitle()}
      </Title>
      <Text>
        {t('signed.by', { name: signed.signedName, time: format.dayAndTime(signed.at) })}{' '}
        {wordOf(signed.outcome)}.
      </Text>
      {!signed.fitsBasis && (
        <Alert color="red" icon={<IconAlertTriangle size={24} aria-hidden />} title={t('signed.other-basis')}>
          {t('signed.other-basis-next')}
        </Alert>
      )}
      <div role="status">
        <HandInBadge
          exam={exam}
          handIn={handIn?.signature ?? null}
          waiting={waiting}
          filesWaiting={filesWaiting}
        />
      </div>
      <Text>{t(waiting > 0 ? 'signed.safe-waiting' : 'signed.safe')}</Text>
      <Button
        size="lg"
        leftSection={<IconFileText size={24} aria-hidden />}
        renderRoot={(props) => (
          <Link
            {...props}
            to="/exam/$examId/sheet/$assessmentId"
            params={{ examId: exam.examId, assessmentId: assessment.assessmentId }}
          />
        )}
      >
        {t('to-sheet')}
      </Button>
    </section>
  );
}
