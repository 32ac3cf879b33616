/** What is new to whoever works here, live, each with whether they have read it. */
import { useMemo } from 'react';
import type { Staff } from '../../../shared/records/staff';
import { useConflicts } from '../../queries/use-conflicts';
import { useExamStates } from '../../queries/use-exam-states';
import { useHostState } from '../../queries/use-host-state';
import { isRead, useReadNews } from '../../ui/read-news';
import { useDayTurn } from '../../ui/use-day-turn';
import { composeNews, isOrWasOf, type News } from './compose-news';

export type ToldNews = News & { readonly isNew: boolean };

/** Asks for the exams of this person only: it is there while they mark. */
export function useNews(actor: Staff): readonly ToldNews[] {
  const { staffId } = actor;
  const states = useExamStates(useMemo(() => isOrWasOf(staffId), [staffId]));
  const conflicts = useConflicts()?.open;
  const requests = useHostState((host) => host.catalogue.requests)?.requests;
  const update = useHostState((host) => host.update.status);
  const now = useDayTurn();
  const read = useReadNews((state) => state.read);
  const news = useMemo(
    () =>
      composeNews(
        { actor, states: states ?? [], conflicts: conflicts ?? [], requests: requests ?? [], update },
        now,
      ),
    [actor, states, conflicts, requests, update, now],
  );
  return useMemo(() => {
    const known = new Set(read);
    return news.map((one) => ({ ...one, isNew: !isRead(known, staffId, one.key) }));
  }, [news, read, staffId]);
}
