/**
 * Whether this device is ready for an exam: what it needs on the day, without a network, said while it still can be put right.
 * For the device that goes along; what it cannot know is said, so that a person looks.
 */
import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { PlannedExam } from '../../../../shared/records/exam';
import { useActor } from '../../../queries/use-actor';
import { useDocument } from '../../../queries/use-documents';
import { ScreenFrame } from '../../../ui/screen-frame';
import { useExamFormat } from '../../../ui/use-exam-format';
import { ExamMissing } from '../exam-missing';
import { Ready } from './ready';

/** Whoever examines came from their own exams, an administrator from the plan. */
function Back({ exam }: { readonly exam: PlannedExam }) {
  const { t } = useTranslation('ready');
  const actor = useActor();
  const { examId } = exam;
  const isOwn = exam.assessments.some(({ examinerId }) => examinerId === actor?.staffId);
  if (isOwn || !actor?.roles.includes('administrator')) return <Link to="/">{t('back')}</Link>;
  return (
    <Link to="/planning/$examId" params={{ examId }}>
      {t('back-to-plan')}
    </Link>
  );
}

/** Named and dated: the list is looked at the day before, often for several exams in a row. */
function OfExam({ exam }: { readonly exam: PlannedExam }) {
  const { t } = useTranslation('ready');
  const format = useExamFormat(exam);
  return (
    <ScreenFrame
      title={t('title')}
      subtitle={`${exam.title} · ${format.dayAndTime(exam.plannedAt)}`}
      back={<Back exam={exam} />}
      width="reading"
    >
      <Ready exam={exam} />
    </ScreenFrame>
  );
}

/** Also for an exam that was taken off the plan while somebody looked: said, not blank. */
export function ReadyScreen() {
  const { examId } = useParams({ strict: false });
  const stored = useDocument('exam', examId);
  if (stored === undefined) return null;
  const exam = stored && !stored.document.isRemoved ? stored.document : null;
  return exam ? <OfExam key={exam.examId} exam={exam} /> : <ExamMissing />;
}
