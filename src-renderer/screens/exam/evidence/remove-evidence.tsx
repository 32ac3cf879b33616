/** Removes one file that was attached: asks once, in its place, with a reason or without. The record keeps it. */
import { Button, TextInput } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Evidence } from '../../../../shared/domain/evidence';
import type { Problem } from '../../../../shared/kernel/problem';
import { reasonLimit } from '../../../../shared/records/reason-limit';
import { ProblemNotice } from '../../../ui/problem-notice';
import { useTypedForm } from '../../../ui/typed-text/use-typed-form';
import { useChanges } from '../use-changes';
import type { ExamPlace } from '../use-exam-place';
import classes from './evidence.module.css';

type RemoveEvidenceProps = Pick<ExamPlace, 'exam' | 'assessment'> & {
  readonly evidence: Evidence;
  readonly isAsked: boolean;
  readonly onAsk: (isAsked: boolean) => void;
  readonly onRemoved: (() => void) | undefined;
};

/** Says what stays (E6) before anything is done. */
function Question({ exam, assessment, evidence, onAsk, onRemoved }: Omit<RemoveEvidenceProps, 'isAsked'>) {
  const { t } = useTranslation('evidence');
  const { detach } = useChanges({ examId: exam.examId, assessmentId: assessment.assessmentId });
  const [reason, setReason] = useTypedForm(`evidence ${evidence.changeId}`, () => '');
  const [problem, setProblem] = useState<Problem | null>(null);
  const remove = async (): Promise<void> => {
    const done = await detach(evidence.changeId, reason);
    if (!done.ok) return setProblem(done.problem);
    onAsk(false);
    onRemoved?.();
  };
  return (
    <div className={classes.question}>
      <p className={classes.quiet}>{t('remove-sure')}</p>
      <TextInput
        label={t('remove-reason')}
        value={reason}
        maxLength={reasonLimit}
        data-autofocus
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      {problem && <ProblemNotice problem={problem} />}
      <div className={classes.buttons}>
        <Button color="red" onClick={() => void remove()}>
          {t('remove-yes')}
        </Button>
        <Button variant="default" onClick={() => onAsk(false)}>
          {t('remove-no')}
        </Button>
      </div>
    </div>
  );
}

/** Asked first: unlike a portfolio, an assessment has no list from which it is put back. */
export function RemoveEvidence(props: RemoveEvidenceProps) {
  const { t } = useTranslation('evidence');
  const { evidence, isAsked, onAsk } = props;
  const button = useRef<HTMLButtonElement>(null);
  return (
    <>
      <Button
        ref={button}
        variant="subtle"
        leftSection={<IconTrash size={18} aria-hidden />}
        aria-label={t('remove-of', { name: evidence.file.name })}
        aria-expanded={isAsked}
        onClick={() => onAsk(!isAsked)}
      >
        {t('remove')}
      </Button>
      {isAsked && (
        <Question
          {...props}
          onAsk={(next) => {
            onAsk(next);
            button.current?.focus();
          }}
        />
      )}
    </>
  );
}
