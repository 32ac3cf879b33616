/**
 * What can be undone and done again in a draft, as it is kept on disk: a step says what it takes to get from the one side of it
 * to the other, and nothing of what stayed. So only steps that are new cross to the disk, and the oldest go first when there are
 * more than are kept.
 */
import { mostKeptSteps, type StepsChange } from '../../kernel/kept-steps';
import type { DraftConflict, DraftWhole } from './draft-conflicts';
import { beginHistory, type History } from './history';
import { withNodes } from './place';
import type { TreeNode } from './tree';
import { changesBetween } from './tree-changes';

/** What makes the state on the other side of a step; null where it is the same there. */
export type KeptStep = {
  readonly what: string;
  readonly rootIds: readonly string[] | null;
  readonly nodes: readonly { readonly nodeId: string; readonly node: TreeNode | null }[];
  readonly conflicts: readonly DraftConflict[] | null;
};
/** Steps by which a draft goes back, or on again; the one that is nearest to what stands there comes last. */
export type KeptHistory = { readonly past: readonly KeptStep[]; readonly future: readonly KeptStep[] };
type HistoryChange = {
  readonly past: StepsChange<KeptStep>;
  readonly future: StepsChange<KeptStep>;
};

type Chain = History<DraftWhole, string>['past'];
type Cell = NonNullable<Chain>;
/** A step between what stands on this side of it and on the other. */
type Crossing = { readonly cell: Cell; readonly from: DraftWhole };

/** The nearest first. */
function crossingsOf(present: DraftWhole, chain: Chain): readonly Crossing[] {
  const found: Crossing[] = [];
  let from = present;
  for (let cell = chain; cell && found.length < mostKeptSteps; cell = cell.rest) {
    found.push({ cell, from });
    from = cell.state;
  }
  return found;
}

function stepOf({ cell: { what, state }, from }: Crossing): KeptStep {
  const { rootIds, changed, removedIds } = changesBetween(from.tree, state.tree);
  const nodes = [
    ...changed.map((node) => ({ nodeId: node.id, node })),
    ...removedIds.map((nodeId) => ({ nodeId, node: null })),
  ];
  return { what, rootIds, nodes, conflicts: from.conflicts === state.conflicts ? null : state.conflicts };
}

/** A state is made once and never changed: the same two on both sides are the same step, whatever cell holds it. */
const isSame = (one: Crossing | undefined, other: Crossing | undefined): boolean =>
  one?.from === other?.from && one?.cell.state === other?.cell.state;

/** Whether what is behind is the same as well: what was undone may have been gone on from since, and that was undone, too. */
function endsAlike(some: readonly Crossing[], others: readonly Crossing[], isCut: boolean): boolean {
  const shorter = Math.min(some.length, others.length);
  const isAlike = some.slice(0, shorter).every((one, place) => isSame(one, others[place]));
  return isAlike && (isCut || some.length === others.length);
}

function changeOf(before: readonly Crossing[], now: readonly Crossing[]): StepsChange<KeptStep> {
  const isCut = Math.max(before.length, now.length) === mostKeptSteps;
  const placeOf = (one: Crossing): number => before.findIndex((other) => isSame(one, other));
  const shared = now.findIndex((one) => placeOf(one) >= 0);
  const found = now[shared];
  const drop = found ? placeOf(found) : -1;
  const isKept = found !== undefined && endsAlike(now.slice(shared), before.slice(drop), isCut);
  return {
    drop: isKept ? drop : mostKeptSteps,
    push: (isKept ? now.slice(0, shared) : now).map(stepOf).toReversed(),
  };
}

/**
 * What has to be kept to make the history `after` of the one that is kept.
 * @param before what is kept, as this page made it; null: something else, or nothing
 */
export const historyToKeep = (
  before: History<DraftWhole, string> | null,
  after: History<DraftWhole, string>,
): HistoryChange => ({
  past: changeOf(
    before ? crossingsOf(before.present, before.past) : [],
    crossingsOf(after.present, after.past),
  ),
  future: changeOf(
    before ? crossingsOf(before.present, before.future) : [],
    crossingsOf(after.present, after.future),
  ),
});

function chainOf<What>(present: DraftWhole, steps: readonly KeptStep[]): History<DraftWhole, What>['past'] {
  const states: DraftWhole[] = [];
  let from = present;
  for (const { rootIds, nodes, conflicts } of steps.toReversed()) {
    const tree = withNodes(
      rootIds ? { ...from.tree, rootIds } : from.tree,
      nodes.flatMap(({ node }) => node ?? []),
      nodes.filter(({ node }) => node === null).map(({ nodeId }) => nodeId),
    );
    from = { tree, conflicts: conflicts ?? from.conflicts };
    states.push(from);
  }
  return states.reduceRight<History<DraftWhole, What>['past']>((rest, state, nearness) => {
    // Written by this very program.
    const what = steps[steps.length - 1 - nearness]?.what as What;
    return { what, group: null, state, rest };
  }, null);
}

/** The history that is kept, around what stands there. What is typed now is a step of its own. */
export const historyFrom = <What>(
  present: DraftWhole,
  kept: KeptHistory | undefined,
): History<DraftWhole, What> => ({
  ...beginHistory(present),
  past: chainOf(present, kept?.past ?? []),
  future: chainOf(present, kept?.future ?? []),
});
