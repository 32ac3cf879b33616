/** What the centre has not entered yet and its exams to come need, live. */
import { useMemo } from 'react';
import { type CentreLack, languagesToCome, listCentreLacks } from '../../shared/domain/centre-lacks';
import { useDocuments } from './use-documents';

/**
 * None while loading: a warning that goes away by itself is worse than one that comes a moment later.
 * @param now the same object until the day may have turned
 */
export function useCentreLacks(now: Date): readonly CentreLack[] {
  const organisation = useDocuments('organisation')?.[0]?.document;
  const exams = useDocuments('exam');
  return useMemo(() => {
    if (!organisation || !exams) return [];
    const planned = exams.map(({ document }) => document);
    return listCentreLacks(organisation, languagesToCome(planned, now));
  }, [organisation, exams, now]);
}
