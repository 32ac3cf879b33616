/** What the keys do in the tree: to walk, to fold, to choose and to change. */
import { parentIdOf } from '../../../../shared/domain/authoring/tree-walk';
import type { Editor } from './editor-context';
import { addBeside, addInto, removeAll, titleField } from './editor-steps';
import type { TreeRow } from './tree-rows';

export type TreeKeyDeps = {
  readonly editor: Editor;
  readonly rows: readonly TreeRow[];
  readonly unfold: (id: string, isOpen: boolean) => void;
  /** From where a choice was begun. */
  readonly anchor: { current: string | null };
};

export type Pressed = {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
};

const between = (rows: readonly TreeRow[], from: string | null, to: string): readonly string[] => {
  const indexOf = (id: string | null): number => rows.findIndex(({ node }) => node.id === id);
  const [a, b] = [indexOf(from), indexOf(to)];
  if (a < 0) return [to];
  return rows.slice(Math.min(a, b), Math.max(a, b) + 1).map(({ node }) => node.id);
};

/** Everything from where the choice began up to this row. */
export function chooseUpTo({ editor, rows, anchor }: TreeKeyDeps, id: string): void {
  anchor.current ??= editor.read().currentId;
  editor.choose(between(rows, anchor.current, id));
  editor.show(id);
}

/** The row alone. */
export function walkTo({ editor, anchor }: TreeKeyDeps, id: string | null): void {
  anchor.current = id;
  editor.choose([]);
  editor.show(id);
}

/** Up or down by so many rows; above the first stands the qualification itself. */
function stepBy(deps: TreeKeyDeps, step: number, isChoosing: boolean): void {
  const { editor, rows } = deps;
  const { currentId } = editor.read();
  const at = rows.findIndex(({ node }) => node.id === currentId);
  const next = rows[Math.min(Math.max(at + step, 0), rows.length - 1)];
  if (at + step < 0 && !isChoosing) walkTo(deps, null);
  else if (next && isChoosing) chooseUpTo(deps, next.node.id);
  else if (next) walkTo(deps, next.node.id);
}

const currentRow = ({ editor, rows }: TreeKeyDeps): TreeRow | undefined => {
  const { currentId } = editor.read();
  return rows.find(({ node }) => node.id === currentId);
};

/** Left: folds what is open, else goes to what it stands in, as in every tree of the system. */
function foldOrLeave(deps: TreeKeyDeps): void {
  const row = currentRow(deps);
  if (row?.isOpen) deps.unfold(row.node.id, false);
  else if (row) walkTo(deps, parentIdOf(deps.editor.read().tree, row.node.id) ?? null);
}

/** Right: unfolds what is folded, else goes to the first thing in it. */
function unfoldOrEnter(deps: TreeKeyDeps): void {
  const row = currentRow(deps);
  if (row?.isOpen === false) deps.unfold(row.node.id, true);
  else if (!row || row.isOpen) stepBy(deps, 1, false);
}

/** Removes what is chosen, and goes to the nearest that is left. */
export function removeChosen(editor: Editor): void {
  const { tree, chosenIds } = editor.read();
  const { edit, at } = removeAll(tree, chosenIds);
  if (!edit) return;
  editor.edit(edit);
  editor.choose([]);
  editor.show(at);
}

/** Adds what can stand in the current node; behind it where nothing can. */
export function addHere({ read, take }: Editor): void {
  const { tree, currentId } = read();
  const isIndicator = currentId !== null && tree.nodes.get(currentId)?.kind === 'indicator';
  take(isIndicator ? addBeside(tree, currentId) : addInto(tree, currentId));
}

/** @returns false for a key that means nothing here */
export function pressTreeKey(deps: TreeKeyDeps, pressed: Pressed): boolean {
  const { editor, rows, anchor } = deps;
  const { tree, currentId, chosenIds } = editor.read();
  const { key, shiftKey, altKey } = pressed;
  const isCommand = pressed.ctrlKey || pressed.metaKey;
  if (altKey) {
    if (key !== 'ArrowUp' && key !== 'ArrowDown') return false;
    editor.edit({ kind: 'shift', ids: chosenIds, by: key === 'ArrowUp' ? -1 : 1 });
    return true;
  }
  if (isCommand) {
    if (key.toLowerCase() !== 'a') return false;
    editor.choose(rows.map(({ node }) => node.id));
    return true;
  }
  const acts: Readonly<Record<string, () => void>> = {
    ArrowDown: () => stepBy(deps, 1, shiftKey),
    ArrowUp: () => stepBy(deps, -1, shiftKey),
    PageDown: () => stepBy(deps, 10, shiftKey),
    PageUp: () => stepBy(deps, -10, shiftKey),
    Home: () => walkTo(deps, null),
    End: () => stepBy(deps, rows.length, shiftKey),
    ArrowLeft: () => foldOrLeave(deps),
    ArrowRight: () => unfoldOrEnter(deps),
    Enter: () => {
      const node = currentId === null ? undefined : tree.nodes.get(currentId);
      editor.goTo(
        node ? { id: node.id, field: titleField(node.kind) } : { id: 'qualification', field: 'heading' },
      );
    },
    ' ': () => {
      if (currentId === null) return;
      const isIn = chosenIds.includes(currentId);
      editor.choose(isIn ? chosenIds.filter((id) => id !== currentId) : [...chosenIds, currentId]);
      anchor.current = currentId;
    },
    Insert: () => addHere(editor),
    Delete: () => removeChosen(editor),
    Escape: () => walkTo(deps, currentId),
  };
  const act = acts[key];
  act?.();
  return act !== undefined;
}
