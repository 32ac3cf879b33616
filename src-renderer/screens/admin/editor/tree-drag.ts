/** Dragging rows: a pointer's way to what Alt with an arrow and *Move to* do. */
import { type DragEvent, useRef, useState } from 'react';
import type { Place } from '../../../../shared/domain/authoring/place';
import { childIdsOf, kindIn, parentIdOf, subtreeIds } from '../../../../shared/domain/authoring/tree-walk';
import type { Editor, Standing } from './editor-context';

type DropAt = { readonly id: string; readonly where: 'before' | 'after' | 'into' };

/** Where it would come to stand; null where nothing of this kind can. */
function placeOf({ tree }: Standing, { id, where }: DropAt): Place | null {
  if (where === 'into') return { parentId: id, index: Number.POSITIVE_INFINITY };
  const parentId = parentIdOf(tree, id);
  if (parentId === undefined) return null;
  return { parentId, index: childIdsOf(tree, parentId).indexOf(id) + (where === 'after' ? 1 : 0) };
}

/**
 * Beside a row of the same kind, by the half that the pointer is over, or into one that holds such rows. Nothing is ever
 * dropped into itself.
 */
function dropAt({ tree }: Standing, draggedId: string, overId: string, share: number): DropAt | null {
  const [dragged, over] = [tree.nodes.get(draggedId), tree.nodes.get(overId)];
  if (!dragged || !over || subtreeIds(tree, draggedId).includes(overId)) return null;
  if (over.kind === dragged.kind) return { id: overId, where: share < 0.5 ? 'before' : 'after' };
  return kindIn(tree, overId) === dragged.kind ? { id: overId, where: 'into' } : null;
}

const chosenWith = (chosenIds: readonly string[], id: string): readonly string[] =>
  chosenIds.includes(id) ? chosenIds : [id];

export type TreeDrag = {
  readonly drop: DropAt | null;
  /** Takes every event of dragging of a row. */
  readonly onDrag: (id: string, event: DragEvent) => void;
};

/** What is chosen moves together when one of it is dragged. */
export function useTreeDrag(editor: Editor): TreeDrag {
  const dragged = useRef<readonly string[]>([]);
  const [drop, setDrop] = useState<DropAt | null>(null);
  const end = (): void => {
    dragged.current = [];
    setDrop(null);
  };
  const over = (id: string, event: DragEvent): void => {
    const [first] = dragged.current;
    if (first === undefined) return;
    const { top, height } = event.currentTarget.getBoundingClientRect();
    const found = dropAt(editor.read(), first, id, (event.clientY - top) / Math.max(height, 1));
    if (found) event.preventDefault();
    setDrop((now) => (now?.id === found?.id && now?.where === found?.where ? now : found));
  };
  const begin = (id: string, event: DragEvent): void => {
    dragged.current = chosenWith(editor.read().chosenIds, id);
    event.dataTransfer.effectAllowed = 'move';
  };
  const put = (event: DragEvent): void => {
    event.preventDefault();
    const to = drop && placeOf(editor.read(), drop);
    if (to) editor.edit({ kind: 'move', ids: dragged.current, to });
    end();
  };
  const onDrag = (id: string, event: DragEvent): void => {
    if (event.type === 'dragstart') begin(id, event);
    else if (event.type === 'dragover') over(id, event);
    else if (event.type === 'drop') put(event);
    else if (event.type === 'dragend') end();
  };
  return { drop, onDrag };
}
