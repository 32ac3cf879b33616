/**
 * The editor of one qualification, for everything in it: how to change the tree and go through it, which never changes, and
 * apart from it where things stand, which changes with every letter.
 */
import { createContext, useContext } from 'react';
import type { Edit } from '../../../../shared/domain/authoring/edit';
import type { Tree } from '../../../../shared/domain/authoring/tree';
import type { PastedLines } from '../../../../shared/formats/pasted-lines';
import type { QualificationHead } from '../../../../shared/records/qualification';
import type { DraftLine, DraftState } from '../../../writer/drafts/draft-state';
import type { FieldPlace, Step } from './editor-steps';

/** Lines that were pasted, what they became, and the tree after it. */
export type Pasted = PastedLines & {
  /** The nodes that they became. */
  readonly nodeIds: readonly string[];
  /** The node of whose knowledge and skills they became lines. */
  readonly knowledgeOf?: string;
  readonly tree: Tree;
};

export type Standing = {
  readonly head: QualificationHead;
  readonly tree: Tree;
  readonly state: DraftState;
  /** Where somebody is; null: at the qualification itself. */
  readonly currentId: string | null;
  /** What is chosen in the tree; the current node alone when nothing else is. */
  readonly chosenIds: readonly string[];
  /** What was pasted last, until somebody saw it. */
  readonly pasted: Pasted | null;
};

export type Editor = {
  /** Where things stand at this very moment. */
  readonly read: () => Standing;
  readonly line: DraftLine;
  /** Of the texts, which need not be that of the screen. */
  readonly language: string;
  readonly choose: (ids: readonly string[]) => void;
  /** Shows the form of a node; the focus stays where it is. */
  readonly show: (id: string | null) => void;
  /** Shows the form of a node and puts the cursor into a field of it. */
  readonly goTo: (place: FieldPlace) => void;
  /**
   * Changes the tree.
   * @param group steps of one group are undone together
   * @returns the tree after it
   */
  readonly edit: (edit: Edit, group?: string) => Tree;
  /** Changes the tree and goes where one is after it. */
  readonly take: (...steps: readonly Step[]) => void;
  /** Writes into a field; what is typed in one go is undone in one. */
  readonly write: (id: string, fields: Extract<Edit, { kind: 'set' }>['fields'], field: string) => void;
  readonly notePasted: (pasted: Pasted | null) => void;
  readonly undo: () => void;
  readonly redo: () => void;
  /** Says something that is seen already to whoever does not see it. */
  readonly say: (words: string) => void;
};

const EditorContext = createContext<Editor | null>(null);
/** Around everything in the editor; filled in once per draft. */
export const EditorProvider = EditorContext.Provider;
const StandingContext = createContext<Standing | null>(null);
/** Around everything in the editor; filled in anew with every change. */
export const StandingProvider = StandingContext.Provider;

/** The editor around this component; whoever only asks for this is not drawn anew by a letter. */
export function useEditor(): Editor {
  const editor = useContext(EditorContext);
  if (!editor) throw new Error('used outside the editor');
  return editor;
}

/** Where things stand in it. */
export function useStanding(): Standing {
  const standing = useContext(StandingContext);
  if (!standing) throw new Error('used outside the editor');
  return standing;
}
