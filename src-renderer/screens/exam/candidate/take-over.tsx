/**
 * The assessment is a colleague's: it says whose, and an examiner takes it over with a tap of its own. Nothing is marked
 * before that, and the record says who went on, and why if they wrote it.
 */
import { Button, Text, TextInput } from '@mantine/core';
import { IconReplace } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useActor } from '../../../queries/use-actor';
import { useAssessmentState } from '../../../queries/use-assessment-line';
import { ProblemNotice } from '../../../ui/problem-notice';
import { useKeptOverLock } from '../../../ui/use-kept-over-lock';
import { useChanges } from '../use-changes';
import type { ExamPlace } from '../use-exam-place';
import classes from './candidate-screen.module.css';

type TakeOverProps = { readonly place: ExamPlace; readonly name: string };

/** The reason may stay blank (W3): an exam must not wait for a sentence. */
export function TakeOver({ place, name }: TakeOverProps) {
  const { t } = useTranslation('exam');
  const actor = useActor();
  const [reason, setReason] = useKeptOverLock(`take-over ${place.assessment.assessmentId}`, () => '');
  const target = { examId: place.exam.examId, assessmentId: place.assessment.assessmentId };
  const { takeOver } = useChanges(target);
  const isSaving = useAssessmentState(target, ({ pending }) => pending.length > 0);
  const refused = useAssessmentState(target, (state) => state.refused);
  return (
    <>
      <Text fw={600}>{t('take-over.whose', { name })}</Text>
      {actor?.roles.includes('examiner') ? (
        <>
          <Text>{t('take-over.explain')}</Text>
          <TextInput
            label={t('take-over.reason')}
            value={reason}
            maxLength={500}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          <div className={classes.methods}>
            <Button
              size="lg"
              loading={isSaving}
              leftSection={<IconReplace size={24} aria-hidden />}
              onClick={() => void takeOver(reason)}
            >
              {t('take-over.button', { name })}
            </Button>
          </div>
          {refused && <ProblemNotice problem={refused} />}
        </>
      ) : (
        <Text>{t('take-over.examiner-only')}</Text>
      )}
    </>
  );
}
