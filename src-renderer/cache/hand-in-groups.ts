/**
 * Hand-in rows as they stand in the database: in groups. A device that made a year of documents has tens of thousands of
 * rows with one change each, and putting a row is what a rebuild pays most for; so documents share a few hundred groups,
 * by their id. An assessment has a group of its own: it grows with every mark, and nothing else is written with it.
 */
import type { HandInGroup, HandInRow } from './database';
import { BrokenSeal } from './seal';

const groupsOfDocuments = 256;

/** Which group the rows of documents with this id are in. */
function documentGroup(subjectId: string): string {
  let hash = 0;
  for (let at = 0; at < subjectId.length; at++) hash = (hash * 31 + subjectId.charCodeAt(at)) >>> 0;
  return `documents ${hash % groupsOfDocuments}`;
}

/** The group of a subject. */
export const groupOf = ({ kind, subjectId }: Pick<HandInRow, 'kind' | 'subjectId'>): string =>
  kind === 'event' ? subjectId : documentGroup(subjectId);

/** The groups in which a subject of whatever kind can be. */
export const groupsThatMayHold = (subjectId: string): readonly string[] => [
  subjectId,
  documentGroup(subjectId),
];

/** The rows of a group. Throws `BrokenSeal` when they are not what was written: then the view is built anew. */
export function rowsOfGroup({ id, text }: HandInGroup): readonly HandInRow[] {
  try {
    return JSON.parse(text) as readonly HandInRow[];
  } catch (error) {
    throw new BrokenSeal(`handInGroups ${id}`, { cause: error });
  }
}

/** Groups whose rows are other than before, whole, and how many groups there were not before. */
export function changedGroups(
  before: ReadonlyMap<string, HandInRow>,
  after: ReadonlyMap<string, HandInRow>,
): { readonly groups: readonly HandInGroup[]; readonly added: number } {
  const known = new Set([...before.values()].map(groupOf));
  const changed = new Set<string>();
  for (const [id, row] of after) if (before.get(id) !== row) changed.add(groupOf(row));
  const rows = new Map<string, HandInRow[]>();
  for (const row of after.values()) {
    const id = groupOf(row);
    if (changed.has(id) && rows.get(id)?.push(row) === undefined) rows.set(id, [row]);
  }
  const groups = [...rows].map(([id, held]) => ({
    id,
    waiting: held.reduce((sum, { waiting }) => sum + waiting, 0),
    text: JSON.stringify(held),
  }));
  return { groups, added: groups.filter(({ id }) => !known.has(id)).length };
}
