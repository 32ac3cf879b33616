/** Swaps two candidates, or the examiners, of two planned exams, with one reason. */
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { isHeld } from '../../../shared/domain/find-clashes';
import { useDocument, useDocuments } from '../../queries/use-documents';
import { EmptyState } from '../../ui/empty-state';
import { ScreenFrame } from '../../ui/screen-frame';
import { AdministratorsOnly } from './administrators-only';
import { usePlanMaterial } from './plan-exam/use-plan-material';
import { SwapForm } from './swap/swap-form';

/** Waits for the registers, so that no list in the form fills up under the pointer. */
export function SwapExamsScreen() {
  const { t } = useTranslation(['swap', 'plan']);
  const navigate = useNavigate();
  const { examId } = useParams({ strict: false });
  const stored = useDocument('exam', examId);
  const documents = useDocuments('exam');
  const exams = useMemo(() => documents?.map(({ document }) => document), [documents]);
  const material = usePlanMaterial();
  if (stored === undefined) return null;
  const exam = stored && isHeld(stored.document) ? stored.document : null;
  return (
    <ScreenFrame
      title={t('title')}
      subtitle={exam && t('plan:change.subtitle', { title: exam.title, code: exam.code })}
      back={
        exam ? (
          <Link to="/planning/$examId" params={{ examId: exam.examId }}>
            {exam.title}
          </Link>
        ) : (
          <Link to="/planning">{t('plan:back')}</Link>
        )
      }
    >
      <AdministratorsOnly>
        {!exam && <EmptyState title={t('plan:missing.title')}>{t('plan:missing.text')}</EmptyState>}
        {exam && exams && material && (
          <SwapForm
            key={exam.examId}
            exam={exam}
            exams={exams}
            participants={material.participants}
            examiners={material.examiners}
            onSwapped={() => void navigate({ to: '/planning/$examId', params: { examId: exam.examId } })}
          />
        )}
      </AdministratorsOnly>
    </ScreenFrame>
  );
}
