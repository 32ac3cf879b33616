/** Lines from Word or Excel become performance indicators, or whatever stands there; what was guessed is shown. */
import { useCallback } from 'react';
import type { Tree } from '../../../../shared/domain/authoring/tree';
import { addedIds } from '../../../../shared/domain/authoring/tree-changes';
import { parsePastedLines } from '../../../../shared/formats/pasted-lines';
import { type Editor, useEditor } from './editor-context';
import { titleField } from './editor-steps';

type At = { readonly parentId: string | null; readonly index: number };

/**
 * A line that introduces the list stands before the indicators, where nothing does yet.
 * @returns whether it has its place there: else it is a line like the others
 */
function writeIntro(editor: Editor, tree: Tree, { parentId }: At, intro: string, group: string): boolean {
  const parent = parentId === null ? undefined : tree.nodes.get(parentId);
  if (intro === '') return true;
  if (parent?.kind !== 'work-process') return false;
  if (parent.own.indicatorIntro.trim() !== '') return parent.own.indicatorIntro.trim() === intro;
  editor.edit({ kind: 'set', id: parent.id, fields: { indicatorIntro: intro } }, group);
  return true;
}

/**
 * @returns pastes a text in a place
 * `into`: a blank node that takes the first line
 */
export function usePaste(): (text: string, at: At, into?: string) => void {
  const editor = useEditor();
  return useCallback(
    (text, at, into) => {
      const read = parsePastedLines(text);
      if (read.lines.length === 0) return;
      const before = editor.read().tree;
      // The introduction and the lines are undone together.
      const group = `paste ${text.length} ${before.nodes.size}`;
      const isWritten = writeIntro(editor, before, at, read.intro, group);
      const lines = isWritten ? read.lines : [read.intro, ...read.lines];
      const after = editor.edit({ kind: 'paste', lines, at, ...(into === undefined ? {} : { into }) }, group);
      const nodeIds = [...(into === undefined ? [] : [into]), ...addedIds(before, after)];
      editor.notePasted({ ...read, lines, nodeIds, tree: after });
      const last = after.nodes.get(nodeIds.at(-1) ?? '');
      if (last) editor.goTo({ id: last.id, field: titleField(last.kind) });
    },
    [editor],
  );
}
