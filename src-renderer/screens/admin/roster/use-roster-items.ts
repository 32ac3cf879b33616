/** The first people of one outcome, asked for at the desk whenever it decided anew. */
import { useEffect, useState } from 'react';
import type { RosterItem, RosterOutcome } from '../../../../shared/domain/roster/roster-plan';
import type { RosterSummary } from '../../../../shared/domain/roster/summarise-roster';
import type { Problem } from '../../../../shared/kernel/problem';
import type { RosterDesk } from '../../../actions/start-roster-desk';

export type RosterList = {
  readonly kind: RosterItem['kind'];
  readonly outcome: RosterOutcome;
  /** How many of them are shown. */
  readonly shown: number;
};

/** Those of before stand while the next ones are asked for. */
export function useRosterItems(
  desk: RosterDesk,
  summary: RosterSummary,
  { kind, outcome, shown }: RosterList,
): { readonly items: readonly RosterItem[]; readonly failure: Problem | null } {
  const [items, setItems] = useState<readonly RosterItem[]>([]);
  const [failure, setFailure] = useState<Problem | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new summary is a new decision
  useEffect(() => {
    let isAsked = true;
    void desk
      .ask((client) => client.items({ kind, outcome, from: 0, count: Math.min(shown, 500) }))
      .then((answer) => {
        if (!isAsked) return;
        if (answer.ok) setItems(answer.value);
        else setFailure(answer.problem);
      });
    return () => {
      isAsked = false;
    };
  }, [desk, summary, kind, outcome, shown]);
  return { items, failure };
}
