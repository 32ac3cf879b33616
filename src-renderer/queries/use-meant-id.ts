/** Whom an id of a person means by now, after merges, live. */
import { useMemo } from 'react';
import { followMerged } from '../../shared/domain/follow-merged';
import { useDocuments } from './use-documents';

/** An id that this device does not know means itself; so does each while people are loading. */
export function useMeantId(): (participantId: string) => string {
  const stored = useDocuments('participant');
  return useMemo(() => {
    const byId = new Map(stored?.map(({ document }) => [document.participantId as string, document]));
    return (id) => followMerged(byId, id, 'participantId')?.participantId ?? id;
  }, [stored]);
}
