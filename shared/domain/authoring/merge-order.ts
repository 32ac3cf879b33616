/**
 * The order of what is in one node, after two people changed it: what nobody moved keeps its order, and what one of them
 * put or moved somewhere follows what it follows on their side. Where both put something behind the same one, the older
 * id comes first; where both moved the same one, one of the two counts, for both of them the same.
 */
import { movedItems } from './moved-items';

type Orders = {
  readonly base: readonly string[];
  readonly theirs: readonly string[];
  readonly mine: readonly string[];
};
type Lists = {
  readonly base: readonly string[];
  readonly first: readonly string[];
  readonly second: readonly string[];
};

/** @param ids what is in the node after the merge; each of them stands in one of the three lists at least */
export function mergeOrder(ids: ReadonlySet<string>, lists: Orders): readonly string[] {
  const keep = (list: readonly string[]): readonly string[] => list.filter((id) => ids.has(id));
  const [theirs, mine] = [keep(lists.theirs), keep(lists.mine)];
  const isFirst = theirs.join() < mine.join();
  const [first, second] = isFirst ? [theirs, mine] : [mine, theirs];
  const base = keep(lists.base);
  const placed = whoPlaced({ base, first, second });
  // What both added is one node by now, and what either put behind it stays behind it.
  const [inBase, inSecond] = [new Set(base), new Set(second)];
  const inBoth = new Set(first.filter((id) => inSecond.has(id) && !inBase.has(id)));
  const followers = new Map<string | null, string[]>();
  const follow = (list: readonly string[], by: 'first' | 'second'): void => {
    let before: string | null = null;
    for (const id of list) {
      const who = placed.get(id);
      if (who === by) followers.set(before, [...(followers.get(before) ?? []), id]);
      if (who === by || who === undefined || inBoth.has(id)) before = id;
    }
  };
  follow(first, 'first');
  follow(second, 'second');
  const stays = base.filter((id) => !placed.has(id));
  return [null, ...stays].flatMap((id) => withFollowers(id, followers));
}

/** Who put or moved a node where it stands; nothing for those that stayed where they were. */
function whoPlaced({ base, first, second }: Lists): ReadonlyMap<string, 'first' | 'second'> {
  const inBase = new Set(base);
  const placed = new Map<string, 'first' | 'second'>();
  for (const [list, other, by] of [
    [second, first, 'second'],
    [first, second, 'first'],
  ] as const) {
    const moved = movedItems(base, list);
    const inOther = new Set(other);
    // What the other removed, or put into another node, stands where it stands here.
    for (const id of list) if (!inBase.has(id) || moved.has(id) || !inOther.has(id)) placed.set(id, by);
  }
  return placed;
}

/** The node and all that follow it, in turn. */
function withFollowers(
  first: string | null,
  followers: ReadonlyMap<string | null, readonly string[]>,
): readonly string[] {
  const order: string[] = [];
  const waiting: (string | null)[] = [first];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (id !== null) order.push(id);
    const next = (followers.get(id) ?? []).toSorted((a, b) => (a < b ? -1 : 1));
    waiting.push(...next.reverse());
  }
  return order;
}
