/** What the hub says of events that it took and doubts: one `doubted` per assessment and reason (W6). */
import { groupBy } from '../../shared/kernel/group-by';
import { doubted } from '../../shared/records/doubted';
import type { HubRecord } from './compose-hub-change';
import type { TakenChange } from './judge';

/** Doubts about events that belong to no assessment decide nothing, and are not written. */
export function composeDoubts(taken: readonly TakenChange[]): HubRecord[] {
  const events = taken.flatMap(({ change, doubt }) =>
    doubt && change.subjectType === 'assessment' ? [{ change, doubt }] : [],
  );
  const groups = groupBy(events, ({ change, doubt }) => `${change.subjectId} ${doubt}`);
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    const { subjectId, examId } = first.change;
    const changeIds = group.map(({ change }) => change.changeId);
    return [{ record: doubted, subjectId, examId, body: { changeIds, reason: first.doubt } }];
  });
}
