/** One planned exam: what it is, who is in it and whether they were there, what can be done with it, and how it came to be. */
import { Link, useParams } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { bookingOf, findClashes, isHeld } from '../../../shared/domain/find-clashes';
import type { PlannedExam } from '../../../shared/records/exam';
import { useBegun } from '../../queries/use-begun';
import { useDocument, useDocuments } from '../../queries/use-documents';
import { useExamStates } from '../../queries/use-exam-states';
import { EmptyState } from '../../ui/empty-state';
import { ScreenFrame } from '../../ui/screen-frame';
import { AdministratorsOnly } from './administrators-only';
import { ClashList } from './exam-plan/clash-list';
import { ExamFacts } from './exam-plan/exam-facts';
import classes from './exam-plan/exam-plan.module.css';
import { PlanActions } from './exam-plan/plan-actions';
import { PlanCandidates } from './exam-plan/plan-candidates';
import { PlanHistory } from './exam-plan/plan-history';
import { PutBack } from './exam-plan/put-back';

/** Those of this exam with the others of the centre; none while they load, or where it is not held. */
function useOwnClashes(exam: PlannedExam) {
  const exams = useDocuments('exam');
  return useMemo(
    () =>
      exams && isHeld(exam)
        ? findClashes(
            bookingOf(exam),
            exams.map(({ document }) => document),
          )
        : [],
    [exam, exams],
  );
}

/** Follows every later version by itself, also one that comes in from somebody else. */
export function ExamPlan({ exam }: { readonly exam: PlannedExam }) {
  const { examId } = exam;
  const states = useExamStates(useCallback((one: PlannedExam) => one.examId === examId, [examId])) ?? [];
  const clashes = useOwnClashes(exam);
  const isBegun = useBegun()(exam).size > 0;
  return (
    <div className={classes.screen}>
      {exam.isRemoved && <PutBack examId={examId} candidate={null} />}
      <ExamFacts exam={exam} />
      <ClashList clashes={clashes} />
      {!exam.isRemoved && <PlanActions exam={exam} isBegun={isBegun} />}
      <PlanCandidates states={states} />
      <PlanHistory exam={exam} />
    </div>
  );
}

const noExam = (): boolean => false;

/**
 * An exam whose planning was taken back is as good as none: links to it may still stand in an old list. Unless somebody began
 * it all the same: then it is listed, and put back from here.
 */
export function ExamPlanScreen() {
  const { t } = useTranslation('plan');
  const { examId } = useParams({ strict: false });
  const stored = useDocument('exam', examId);
  const isThis = useCallback((one: PlannedExam) => one.examId === examId && one.isRemoved === true, [examId]);
  const begun = useExamStates(stored?.document.isRemoved ? isThis : noExam);
  if (stored === undefined) return null;
  const exam = stored && (!stored.document.isRemoved || begun?.length) ? stored.document : null;
  return (
    <ScreenFrame
      title={exam?.title || t('missing.title')}
      subtitle={exam && t('code', { code: exam.code })}
      back={<Link to="/planning">{t('back')}</Link>}
    >
      <AdministratorsOnly>
        {exam ? (
          <ExamPlan key={exam.examId} exam={exam} />
        ) : (
          <EmptyState title={t('missing.title')}>{t('missing.text')}</EmptyState>
        )}
      </AdministratorsOnly>
    </ScreenFrame>
  );
}
