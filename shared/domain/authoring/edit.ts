/**
 * Everything that can be done to a tree, as data. An edit never fails: what cannot be (a node that is gone, an indicator in a
 * core task) changes nothing, and then the very same tree comes back.
 */
import type { CompetenceId } from '../../kernel/ids';
import { addNodes, type Paste, pasteLines } from './edit-add';
import { type Copy, copyNodes } from './edit-copy';
import { changeCompetences, setFields, spliceKnowledge, toggleCritical } from './edit-fields';
import { moveNodes } from './edit-move';
import { removeBlank, removeNodes } from './edit-remove';
import { shiftNodes } from './edit-shift';
import type { NodeFields } from './node-fields';
import type { Place } from './place';
import { renumber, sortByCode } from './renumber';
import type { Tree } from './tree';

export type Edit =
  /** A new node: core task, work process or indicator, by where it comes to stand; with a proposed number unless one is given. */
  | { readonly kind: 'add'; readonly at: Place; readonly fields?: NodeFields }
  | { readonly kind: 'set'; readonly id: string; readonly fields: NodeFields }
  /** With everything in them. */
  | { readonly kind: 'remove'; readonly ids: readonly string[] }
  /** Indicators in which nothing was written. */
  | { readonly kind: 'remove-blank' }
  /** Together, in the order in which they stood; `to.index` counts the nodes as they stand before the move. */
  | { readonly kind: 'move'; readonly ids: readonly string[]; readonly to: Place }
  /** One step up or down; at an end into the neighbouring parent. */
  | { readonly kind: 'shift'; readonly ids: readonly string[]; readonly by: -1 | 1 }
  /** A node per line; `into` is a blank node that takes the first one, and the others come right behind it. */
  | ({ readonly kind: 'paste' } & Paste)
  /** Copies of nodes of this tree or another, everything in them included, with ids of their own. */
  | ({ readonly kind: 'copy' } & Copy)
  /** Gives what is in the node serial numbers by its place; `isDeep`: and what is in those. */
  | { readonly kind: 'renumber'; readonly parentId: string | null; readonly isDeep: boolean }
  /** Puts what is in the node in the order of its serial numbers. */
  | { readonly kind: 'sort'; readonly parentId: string | null }
  /** All critical, unless they all are: then none. */
  | { readonly kind: 'toggle-critical'; readonly ids: readonly string[] }
  | {
      readonly kind: 'competences';
      readonly ids: readonly string[];
      readonly add: readonly CompetenceId[];
      readonly remove: readonly CompetenceId[];
    }
  /** Takes `remove` lines of knowledge and skills away from line `index` on, and puts `lines` there. */
  | {
      readonly kind: 'knowledge';
      readonly id: string;
      readonly index: number;
      readonly remove: number;
      readonly lines: readonly string[];
    };

/**
 * @param newId makes ids that no node has yet
 * @returns the tree after the edit; the same object when it changes nothing
 */
export function applyEdit(tree: Tree, edit: Edit, newId: () => string): Tree {
  switch (edit.kind) {
    case 'add':
      return addNodes(tree, edit.at, [edit.fields ?? {}], newId);
    case 'set':
      return setFields(tree, edit.id, edit.fields);
    case 'remove':
      return removeNodes(tree, edit.ids);
    case 'remove-blank':
      return removeBlank(tree);
    case 'move':
      return moveNodes(tree, edit.ids, edit.to);
    case 'shift':
      return shiftNodes(tree, edit.ids, edit.by);
    case 'paste':
      return pasteLines(tree, edit, newId);
    case 'copy':
      return copyNodes(tree, edit, newId);
    case 'renumber':
      return renumber(tree, edit.parentId, edit.isDeep);
    case 'sort':
      return sortByCode(tree, edit.parentId);
    case 'toggle-critical':
      return toggleCritical(tree, edit.ids);
    case 'competences':
      return changeCompetences(tree, edit);
    case 'knowledge':
      return spliceKnowledge(tree, edit);
  }
}
