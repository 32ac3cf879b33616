/** Changes a planned exam: when, where, by whom and for whom, with the reason. What is examined stays what it was planned with. */
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useDocument } from '../../queries/use-documents';
import { EmptyState } from '../../ui/empty-state';
import { ScreenFrame } from '../../ui/screen-frame';
import { leaveOutBlanks, readCellSearch } from '../../ui/search-params';
import { AdministratorsOnly } from './administrators-only';
import { ChangePlanForm } from './exam-plan/change-plan-form';
import { planFormName } from './plan-exam/plan-form-name';
import { usePlanMaterial } from './plan-exam/use-plan-material';

/** Waits for the registers, so that no list in the form fills up under the pointer. */
export function ChangePlanScreen() {
  const { t } = useTranslation('plan');
  const navigate = useNavigate();
  const { examId } = useParams({ strict: false });
  const stored = useDocument('exam', examId);
  const material = usePlanMaterial();
  // The cell of the week grid it was dragged to; a form of its own, so that nothing typed before is written over.
  const cell = readCellSearch(useSearch({ strict: false }));
  const { examiner, ...when } = cell;
  const examines = material?.examiners.find(({ staffId }) => staffId === examiner);
  const filledIn = leaveOutBlanks({ ...when, examinerId: examines?.staffId });
  const name = planFormName([examId], cell);
  if (stored === undefined) return null;
  const exam = stored && !stored.document.isRemoved ? stored.document : null;
  return (
    <ScreenFrame
      title={t('change.title')}
      subtitle={exam && t('change.subtitle', { title: exam.title, code: exam.code })}
      back={
        exam ? (
          <Link to="/planning/$examId" params={{ examId: exam.examId }}>
            {exam.title}
          </Link>
        ) : (
          <Link to="/planning">{t('back')}</Link>
        )
      }
    >
      <AdministratorsOnly>
        {!exam && <EmptyState title={t('missing.title')}>{t('missing.text')}</EmptyState>}
        {exam && material && (
          <ChangePlanForm
            key={name}
            name={name}
            filledIn={filledIn}
            exam={exam}
            participants={material.participants}
            examiners={material.examiners}
            onChanged={() => void navigate({ to: '/planning/$examId', params: { examId: exam.examId } })}
          />
        )}
      </AdministratorsOnly>
    </ScreenFrame>
  );
}
