/** Where nodes of another qualification come to stand in this one: those of a kind together, from where somebody is. */
import type { Place } from '../../../../shared/domain/authoring/place';
import type { NodeKind, Tree } from '../../../../shared/domain/authoring/tree';
import { outermost } from '../../../../shared/domain/authoring/tree-walk';
import type { Standing } from './editor-context';
import { placeFor } from './node-clipboard';

export type PlannedCopy = {
  readonly kind: NodeKind;
  readonly ids: readonly string[];
  /** Null: from where somebody is there is no place for this kind. */
  readonly to: Place | null;
};

const kinds: readonly NodeKind[] = ['core-task', 'work-process', 'indicator'];

/** What stands in another chosen node goes along with that one. */
export function planCopies(
  standing: Pick<Standing, 'tree' | 'currentId'>,
  from: Tree,
  chosenIds: readonly string[],
): readonly PlannedCopy[] {
  const chosen = outermost(from, chosenIds);
  return kinds
    .map((kind) => ({ kind, ids: chosen.filter((node) => node.kind === kind).map(({ id }) => id) }))
    .filter(({ ids }) => ids.length > 0)
    .map((group) => ({ ...group, to: placeFor(standing, group.kind) }));
}
