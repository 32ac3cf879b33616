/** Plans an exam on one page; after that it says what was planned and where to go. */
import { Link, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { PlannedExam } from '../../../shared/records/exam';
import { ScreenFrame } from '../../ui/screen-frame';
import { leaveOutBlanks } from '../../ui/search-params';
import { useKeptOverLock } from '../../ui/use-kept-over-lock';
import { AdministratorsOnly } from './administrators-only';
import { PlanExamForm } from './plan-exam/plan-exam-form';
import { planFormName } from './plan-exam/plan-form-name';
import { PlannedNotice } from './plan-exam/planned-notice';
import { useFilledIn } from './plan-exam/use-filled-in';
import { usePlanMaterial } from './plan-exam/use-plan-material';

/** Waits for all registers, so that no list in the form fills up under the pointer. */
export function PlanExamScreen() {
  const { t } = useTranslation('planning');
  const material = usePlanMaterial();
  const [planned, setPlanned] = useKeptOverLock<readonly PlannedExam[] | null>('planned', () => null);
  const search = useSearch({ strict: false });
  const { candidate, like, template, day, time, place, examiner } = search;
  const filledIn = useFilledIn(search);
  const name = planFormName(['plan-exam', like ?? template, like && candidate], search);
  const chosen = material?.participants.find(({ participantId }) => participantId === candidate);
  // A cell of the week grid says when, where or by whom, and nothing of the rest.
  const examines = material?.examiners.find(({ staffId }) => staffId === examiner);
  const ofCell = leaveOutBlanks({ day, time, place, examinerId: examines?.staffId });
  const ofCandidate = chosen ? { participantIds: [chosen.participantId] } : {};
  return (
    <ScreenFrame
      title={t('form.title')}
      subtitle={planned === null && t('form.subtitle')}
      back={<Link to="/planning">{t('form.back')}</Link>}
    >
      <AdministratorsOnly>
        {planned ? (
          <PlannedNotice exams={planned} onAnother={() => setPlanned(null)} />
        ) : (
          material &&
          filledIn && (
            <PlanExamForm
              key={name}
              {...material}
              name={name}
              filledIn={{ ...ofCandidate, ...filledIn, ...ofCell }}
              onPlanned={setPlanned}
            />
          )
        )}
      </AdministratorsOnly>
    </ScreenFrame>
  );
}
