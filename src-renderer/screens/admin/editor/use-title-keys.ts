/** What the keys do in the field by which a node is called: names, and texts of indicators. */
import type { KeyboardEvent } from 'react';
import { isBlank } from '../../../../shared/domain/authoring/node-fields';
import type { TreeNode } from '../../../../shared/domain/authoring/tree';
import { type Editor, useEditor } from './editor-context';
import { addAbove, addBeside, after, before, goInto } from './editor-steps';

type Key = KeyboardEvent<HTMLTextAreaElement>;

const isAtStart = ({ currentTarget: { selectionStart, selectionEnd } }: Key): boolean =>
  selectionStart === 0 && selectionEnd === 0;
const isAtEnd = ({ currentTarget: { selectionStart, selectionEnd, value } }: Key): boolean =>
  selectionStart === value.length && selectionEnd === value.length;

/** Enter: on to the next one, which is made where there is none; from an empty one nowhere. */
function goOn({ read, take }: Editor, node: TreeNode): void {
  const { tree } = read();
  if (node.kind !== 'indicator') take(goInto(tree, node.id));
  else if (node.own.text.trim() !== '') take(addBeside(tree, node.id));
}

/** An empty one goes with Backspace, and the cursor to the one before. */
function removeEmpty({ read, edit, goTo }: Editor, node: TreeNode): void {
  const place = before(read().tree, node.id);
  edit({ kind: 'remove', ids: [node.id] });
  if (place) goTo(place);
}

/** Moves with an arrow, or turns critical on and off; the cursor stays in the field that moved. */
function withAlt(editor: Editor, node: TreeNode, key: string): boolean {
  if (key === 'ArrowUp' || key === 'ArrowDown') {
    editor.edit({ kind: 'shift', ids: [node.id], by: key === 'ArrowUp' ? -1 : 1 });
    editor.goTo({ id: node.id, field: node.kind === 'indicator' ? 'text' : 'name' });
    return true;
  }
  if (key.toLowerCase() !== 'c' || node.kind !== 'indicator') return false;
  editor.edit({ kind: 'toggle-critical', ids: [node.id] });
  return true;
}

/** What makes, removes and walks. Shift with Enter is left to the field: it makes a line within the text. */
function withoutAlt(editor: Editor, node: TreeNode, event: Key): boolean {
  const { take, goTo } = editor;
  const { tree } = editor.read();
  const { key, shiftKey } = event;
  if (key === 'Insert' || (key === 'Enter' && (event.ctrlKey || event.metaKey))) {
    take(...addAbove(tree, node.id));
    return true;
  }
  if (key === 'Enter' && !shiftKey) {
    goOn(editor, node);
    return true;
  }
  if (key === 'Backspace' && event.currentTarget.value === '' && isBlank(node)) {
    removeEmpty(editor, node);
    return true;
  }
  const way =
    key === 'ArrowUp' && isAtStart(event) ? before : key === 'ArrowDown' && isAtEnd(event) ? after : null;
  const place = way?.(tree, node.id);
  if (place) goTo(place);
  return place != null;
}

/** @returns for `onKeyDown` of that field */
export function useTitleKeys(node: TreeNode): (event: Key) => void {
  const editor = useEditor();
  return (event) => {
    // A key that only finishes a letter, such as an accent or a sign of another script, is part of the text.
    if (event.nativeEvent.isComposing) return;
    const isTaken = event.altKey ? withAlt(editor, node, event.key) : withoutAlt(editor, node, event);
    if (isTaken) event.preventDefault();
  };
}
