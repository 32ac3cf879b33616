/**
 * The assessment is a colleague's: it says whose, and an examiner takes it over with a reason, having seen for themselves
 * who stands there (W10). Nothing is marked before that, and the record says who went on and why.
 */
import { Text } from '@mantine/core';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { IdentificationMethod } from '../../../../shared/records/candidate-identified';
import { useActor } from '../../../queries/use-actor';
import { useAssessmentState } from '../../../queries/use-assessment-line';
import { useDocuments } from '../../../queries/use-documents';
import { focusHeading } from '../../../ui/focus-heading';
import { ProblemNotice } from '../../../ui/problem-notice';
import { useTypedForm } from '../../../ui/typed-text/use-typed-form';
import { isReason, ReasonField } from '../reason-field';
import { useChanges } from '../use-changes';
import type { ExamPlace } from '../use-exam-place';
import { IdentityButtons } from './identity-buttons';

const phrases = ['ill', 'busy', 'agreed'] as const;

type TakeOverProps = { readonly place: ExamPlace; readonly name: string };

/** The reason and who stands there; both are recorded with one tap. */
function TakeOverForm({ place }: Pick<TakeOverProps, 'place'>) {
  const { t } = useTranslation('exam');
  const [reason, setReason] = useTypedForm(`take-over ${place.assessment.assessmentId}`, () => '');
  const [isMissing, setMissing] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  const target = { examId: place.exam.examId, assessmentId: place.assessment.assessmentId };
  const { takeOver, identify } = useChanges(target);
  const refused = useAssessmentState(target, (state) => state.refused);
  const confirm = (method: IdentificationMethod): void => {
    if (!isReason(reason)) {
      setMissing(true);
      field.current?.focus();
      return;
    }
    focusHeading();
    void takeOver(reason);
    void identify(method);
  };
  return (
    <>
      <Text>{t('take-over.explain')}</Text>
      <ReasonField
        ref={field}
        label={t('take-over.reason')}
        hint={t('reason.printed')}
        phrases={phrases.map((phrase) => t(`take-over.phrase.${phrase}`))}
        value={reason}
        onChange={setReason}
        isMissing={isMissing}
      />
      <IdentityButtons place={place} onConfirm={confirm} isTakeOver />
      {refused && <ProblemNotice problem={refused} />}
    </>
  );
}

export function TakeOver({ place, name }: TakeOverProps) {
  const { t } = useTranslation('exam');
  const actor = useActor();
  const policy = useDocuments('organisation')?.[0]?.document.takeOverPolicy;
  const isExaminer = actor?.roles.includes('examiner');
  return (
    <>
      <Text fw={600}>{t('take-over.whose', { name })}</Text>
      {isExaminer && policy !== 'never' && <TakeOverForm place={place} />}
      {isExaminer && policy === 'never' && <Text>{t('take-over.never')}</Text>}
      {!isExaminer && <Text>{t('take-over.examiner-only')}</Text>}
    </>
  );
}
