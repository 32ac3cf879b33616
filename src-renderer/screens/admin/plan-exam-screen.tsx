/** Plans an exam on one page; after that it says what was planned and where to go. */
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlannedExam } from '../../../shared/records/exam';
import { useDocuments } from '../../queries/use-documents';
import { useParticipants } from '../../queries/use-participants';
import { useQualificationHeads } from '../../queries/use-qualification-heads';
import { ScreenFrame } from '../../ui/screen-frame';
import { useDayTurn } from '../../ui/use-day-turn';
import { useKeptOverLock } from '../../ui/use-kept-over-lock';
import { AdministratorsOnly } from './administrators-only';
import { PlanExamForm } from './plan-exam/plan-exam-form';
import { PlannedNotice } from './plan-exam/planned-notice';

/** The documents a plan is made of; undefined while one of the lists is still loading. */
function usePlanMaterial() {
  const qualifications = useQualificationHeads();
  const participants = useParticipants(useDayTurn())?.active;
  const staff = useDocuments('staff');
  const exams = useDocuments('exam');
  // The centre's zone is proposed.
  const organisations = useDocuments('organisation');
  return useMemo(() => {
    if (!qualifications || !participants || !staff || !exams || !organisations) return undefined;
    return {
      qualifications,
      participants,
      examiners: staff
        .map(({ document }) => document)
        .filter(({ roles, inactiveSince }) => roles.includes('examiner') && !inactiveSince),
      takenCodes: new Set(exams.map(({ document }) => document.code)),
    };
  }, [qualifications, participants, staff, exams, organisations]);
}

/** Waits for all registers, so that no list in the form fills up under the pointer. */
export function PlanExamScreen() {
  const { t } = useTranslation('planning');
  const material = usePlanMaterial();
  const [planned, setPlanned] = useKeptOverLock<PlannedExam | null>('planned', () => null);
  return (
    <ScreenFrame
      title={t('form.title')}
      subtitle={planned === null && t('form.subtitle')}
      back={<Link to="/planning">{t('form.back')}</Link>}
    >
      <AdministratorsOnly>
        {planned ? (
          <PlannedNotice exam={planned} onAnother={() => setPlanned(null)} />
        ) : (
          material && <PlanExamForm {...material} onPlanned={setPlanned} />
        )}
      </AdministratorsOnly>
    </ScreenFrame>
  );
}
