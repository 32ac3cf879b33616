/** The documents a plan is made of; undefined while one of the lists is still loading. */
import { useMemo } from 'react';
import { useDocuments } from '../../../queries/use-documents';
import { useParticipants } from '../../../queries/use-participants';
import { useQualificationHeads } from '../../../queries/use-qualification-heads';
import { useDayTurn } from '../../../ui/use-day-turn';
import { usualDraft } from './usual-draft';

/** Codes of plannings that were taken back are free again. */
export function usePlanMaterial() {
  const qualifications = useQualificationHeads();
  const participants = useParticipants(useDayTurn())?.active;
  const staff = useDocuments('staff');
  const exams = useDocuments('exam');
  // Of the centre come the zone and what it usually does.
  const organisations = useDocuments('organisation');
  return useMemo(() => {
    if (!qualifications || !participants || !staff || !exams || !organisations) return undefined;
    return {
      qualifications,
      participants,
      examiners: staff
        .map(({ document }) => document)
        .filter(({ roles, inactiveSince }) => roles.includes('examiner') && !inactiveSince),
      codes: {
        taken: new Set(exams.flatMap(({ document }) => (document.isRemoved ? [] : [document.code]))),
        pattern: organisations[0]?.document.examCodePattern,
      },
      usual: usualDraft(organisations[0]?.document),
    };
  }, [qualifications, participants, staff, exams, organisations]);
}
