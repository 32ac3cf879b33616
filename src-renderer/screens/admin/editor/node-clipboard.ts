/**
 * Copying nodes, also into another qualification or window: the clipboard holds them as lines of text for every other program,
 * and as a piece of a version for this one. What comes from a clipboard is read like any file: by its schema or not at all.
 */
import { type ClipboardEvent, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { titleOf } from '../../../../shared/domain/authoring/node-fields';
import { codeOf } from '../../../../shared/domain/authoring/numbering';
import type { Place } from '../../../../shared/domain/authoring/place';
import { fromTree, type NodeKind, type Tree, toTree } from '../../../../shared/domain/authoring/tree';
import {
  ancestorIds,
  childIdsOf,
  inOrder,
  kindIn,
  outermost,
  parentIdOf,
  subtreeIds,
} from '../../../../shared/domain/authoring/tree-walk';
import { readCopiedVersion } from './copied-version';
import { type Editor, type Standing, useEditor } from './editor-context';
import { removeChosen } from './tree-keys';
import { usePaste } from './use-paste';

const ownType = 'application/vnd.vakproef.nodes+json';

/** What was copied last in this window, for the button that pastes: a page may not look into the clipboard by itself. */
let lastCopied: string | null = null;

/** The chosen nodes as text: a line each, with what is in them behind a tab. */
export function nodesAsLines(tree: Tree, ids: readonly string[]): string {
  const wanted = new Set(outermost(tree, ids).map(({ id }) => id));
  const depthOf = (id: string): number => ancestorIds(tree, id).findIndex((above) => wanted.has(above));
  return inOrder(tree)
    .filter(({ id }) => wanted.has(id) || depthOf(id) >= 0)
    .map((node) => {
      const above = ancestorIds(tree, node.id);
      const indent = wanted.has(node.id) ? 0 : above.length - depthOf(node.id);
      return '\t'.repeat(indent) + [codeOf(node), titleOf(node)].filter(Boolean).join(' ');
    })
    .join('\n');
}

/** The chosen nodes as a version that holds them and what they stand in, and which of them they are. */
export function nodesAsJson(tree: Tree, ids: readonly string[]): string {
  const chosen = outermost(tree, ids).map(({ id }) => id);
  const kept = new Set(chosen.flatMap((id) => [...ancestorIds(tree, id), ...subtreeIds(tree, id)]));
  const isKept = (id: string): boolean => kept.has(id);
  const nodes = [...tree.nodes].filter(([id]) => isKept(id));
  const piece: Tree = {
    rootIds: tree.rootIds.filter(isKept),
    nodes: new Map(nodes.map(([id, node]) => [id, { ...node, childIds: node.childIds.filter(isKept) }])),
  };
  return JSON.stringify({ version: fromTree(piece, null), ids: chosen });
}

/** What another window copied; null when it is none of ours, or not whole. */
export function readNodes(text: string): { readonly from: Tree; readonly ids: readonly string[] } | null {
  try {
    const said: unknown = JSON.parse(text);
    if (typeof said !== 'object' || said === null || !('version' in said) || !('ids' in said)) return null;
    const version = readCopiedVersion(said.version);
    if (!version || !Array.isArray(said.ids)) return null;
    return { from: toTree(version), ids: said.ids.filter((id) => typeof id === 'string') };
  } catch {
    return null;
  }
}

/** Where nodes of this kind come to stand from where somebody is: behind the current one, or at the end of what is in it. */
export function placeFor(
  { tree, currentId }: Pick<Standing, 'tree' | 'currentId'>,
  kind: NodeKind,
): Place | null {
  const above = currentId === null ? [] : [...ancestorIds(tree, currentId), currentId];
  const parentId = [null, ...above].findLast((id) => kindIn(tree, id) === kind);
  if (parentId === undefined) return null;
  const beside = above.find((id) => (parentIdOf(tree, id) ?? null) === parentId);
  const siblings = childIdsOf(tree, parentId);
  return { parentId, index: beside === undefined ? siblings.length : siblings.indexOf(beside) + 1 };
}

/** @returns how many nodes were pasted */
function pasteNodes(editor: Editor, text: string): number {
  const nodes = readNodes(text);
  const [first] = nodes ? outermost(nodes.from, nodes.ids) : [];
  const to = first && placeFor(editor.read(), first.kind);
  if (!nodes || !to) return 0;
  const { from, ids } = nodes;
  const before = editor.read().tree.nodes.size;
  editor.take({ edit: { kind: 'copy', from, ids, to }, goTo: null });
  return editor.read().tree.nodes.size - before;
}

export type NodeClipboard = {
  readonly copy: (event?: ClipboardEvent) => void;
  readonly cut: (event?: ClipboardEvent) => void;
  readonly paste: (event?: ClipboardEvent) => void;
};

/** Copy, cut and paste for the tree, by keys and by buttons. */
export function useNodeClipboard(): NodeClipboard {
  const { t } = useTranslation('editor');
  const editor = useEditor();
  const pasteLines = usePaste();
  return useMemo(() => {
    const copy = (event?: ClipboardEvent): void => {
      const { tree, chosenIds } = editor.read();
      if (chosenIds.length === 0) return;
      lastCopied = nodesAsJson(tree, chosenIds);
      const lines = nodesAsLines(tree, chosenIds);
      if (event) {
        event.preventDefault();
        event.clipboardData.setData('text/plain', lines);
        event.clipboardData.setData(ownType, lastCopied);
      } else void navigator.clipboard?.writeText(lines).catch(() => undefined);
      editor.say(t('clipboard.copied', { count: chosenIds.length }));
    };
    return {
      copy,
      cut: (event) => {
        copy(event);
        removeChosen(editor);
      },
      paste: (event) => {
        event?.preventDefault();
        const own = event ? event.clipboardData.getData(ownType) : lastCopied;
        const pasted = own ? pasteNodes(editor, own) : 0;
        if (pasted > 0) return editor.say(t('clipboard.pasted', { count: pasted }));
        const place = placeFor(editor.read(), 'indicator');
        const text = event?.clipboardData.getData('text/plain') ?? '';
        if (text.trim() !== '' && place?.parentId)
          return pasteLines(text, { parentId: place.parentId, index: place.index });
        editor.say(t('clipboard.nothing'));
      },
    };
  }, [editor, pasteLines, t]);
}
