/** Puts everybody who is ticked in the archive, or brings them back; says first what is still planned for them. */
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Participants } from '../../../../shared/domain/arrange-participants';
import { isHeld } from '../../../../shared/domain/find-clashes';
import type { ParticipantId } from '../../../../shared/kernel/ids';
import { archiveParticipants } from '../../../actions/archive-participants';
import { useDocuments } from '../../../queries/use-documents';
import { useAction } from '../../../ui/use-action';
import { useDayTurn } from '../../../ui/use-day-turn';
import { RunPanel } from './run-panel';
import { useRun } from './use-run';

/** Into the archive and out of it, by the list that is shown. */
type ArchiveRunProps = {
  readonly action: 'archive' | 'bring-back';
  readonly people: Participants;
  readonly participantIds: readonly ParticipantId[];
};

/** Exams that are still to come are told, because they stay planned: whoever wants them gone cancels them. */
export function ArchiveRun({ action, people, participantIds }: ArchiveRunProps) {
  const { t } = useTranslation('participants');
  const now = useDayTurn();
  const exams = useDocuments('exam');
  const run = useRun(action);
  const carryOut = useAction(archiveParticipants);
  const isArchived = action === 'archive';
  const already = participantIds.filter((id) => !!people.meant(id)?.inactiveSince === isArchived).length;
  const count = participantIds.length - already;
  const coming = useMemo(() => {
    // Whoever was merged stands in an exam under the id of then.
    const meantId = (id: ParticipantId): ParticipantId => people.meant(id)?.participantId ?? id;
    const wanted = new Set(participantIds.map(meantId));
    const after = now.toISOString();
    return (exams ?? []).filter(
      ({ document }) =>
        isHeld(document) &&
        document.plannedAt > after &&
        document.candidates.some(({ participantId }) => wanted.has(meantId(participantId))),
    ).length;
  }, [exams, participantIds, people, now]);
  return (
    <RunPanel
      run={run}
      forecast={[
        t(`forecast.${action}`, { count }),
        ...(already > 0 ? [t(`forecast.${action}-already`, { count: already })] : []),
        ...(isArchived && coming > 0 ? [t('forecast.archive-exams', { count: coming })] : []),
        t(`forecast.${action}-stays`),
      ]}
      isReady={count > 0}
      label={t(`action.${action}`)}
      onRun={() =>
        void run.start({ count, already }, (onProgress) =>
          carryOut({ participantIds, isArchived, onProgress }),
        )
      }
    />
  );
}
