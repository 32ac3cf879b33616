/** Puts the editor of a qualification together: its draft, where somebody is in it, and the ways to change it. */
import { type RefObject, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Tree } from '../../../../shared/domain/authoring/tree';
import { addedIds, changesBetween } from '../../../../shared/domain/authoring/tree-changes';
import type { QualificationHead } from '../../../../shared/records/qualification';
import { useWorld } from '../../../queries/query-source';
import type { DraftInUse } from '../../../queries/use-draft';
import type { Editor, Pasted, Standing } from './editor-context';
import { useFieldFocus } from './field-focus';
import { createTypingGroups } from './typing-groups';
import { useCurrentNode } from './use-current-node';

/** Where undoing or redoing led: the first node that it changed. */
function placeOf(before: Tree, after: Tree): string | null {
  const { changed } = changesBetween(before, after);
  const texts = changed.filter((node) => before.nodes.get(node.id)?.own !== node.own);
  return (texts[0] ?? changed[0])?.id ?? null;
}

/** Where things stand, drawn anew with every change. */
function useStandingOf(head: QualificationHead, state: DraftInUse['state'], tree: Tree) {
  const [askedId, show] = useCurrentNode();
  const [chosen, choose] = useState<readonly string[]>([]);
  const [pasted, notePasted] = useState<Pasted | null>(null);
  const currentId = askedId !== null && tree.nodes.has(askedId) ? askedId : null;
  const chosenIds = useMemo(() => {
    const there = chosen.filter((id) => tree.nodes.has(id));
    if (there.length > 0) return there;
    return currentId === null ? [] : [currentId];
  }, [chosen, tree, currentId]);
  const standing: Standing = { head, tree, state, currentId, chosenIds, pasted };
  return { standing, show, choose, notePasted };
}

/**
 * @param tree of the draft as it stands
 * @param frame around the forms, in which fields are looked for
 * @param say tells whoever does not see the screen
 */
export function useEditorOf(
  head: QualificationHead,
  { line, state }: DraftInUse,
  tree: Tree,
  frame: RefObject<HTMLElement | null>,
  say: (words: string) => void,
): { readonly editor: Editor; readonly standing: Standing } {
  const { t } = useTranslation('editor');
  const world = useWorld();
  const { standing, show, choose, notePasted } = useStandingOf(head, state, tree);
  const latest = useRef(standing);
  latest.current = standing;
  const focus = useFieldFocus(frame);
  const { language } = head;
  const editor = useMemo((): Editor => {
    const typing = createTypingGroups(world);
    const treeNow = (): Tree => line.state.get().history?.present.tree ?? latest.current.tree;
    const goTo: Editor['goTo'] = (place) => {
      show(place.id);
      choose([]);
      focus(place);
    };
    const edit: Editor['edit'] = (change, group) => {
      if (group === undefined) typing.end();
      return line.edit(change, group) ?? treeNow();
    };
    const take: Editor['take'] = (...steps) => {
      for (const step of steps) {
        const before = treeNow();
        const after = step.edit ? edit(step.edit) : before;
        if (!step.goTo) continue;
        const id = step.goTo.id === 'new' ? addedIds(before, after)[0] : step.goTo.id;
        if (id !== undefined) goTo({ id, field: step.goTo.field });
      }
    };
    const stepIn = (way: 'undo' | 'redo'): void => {
      typing.end();
      const before = treeNow();
      line[way]();
      const after = treeNow();
      say(t(after === before ? `said.no-${way}` : `said.${way}`));
      const id = placeOf(before, after);
      if (id !== null) show(id);
    };
    return {
      ...{ line, language, choose, show, goTo, edit, take, notePasted, say },
      read: () => ({ ...latest.current, tree: treeNow() }),
      write: (id, fields, field) => void edit({ kind: 'set', id, fields }, typing.of(`${id} ${field}`)),
      undo: () => stepIn('undo'),
      redo: () => stepIn('redo'),
    };
  }, [line, language, world, show, choose, focus, notePasted, say, t]);
  return { editor, standing };
}
