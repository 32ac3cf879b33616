/**
 * The draft of one qualification as this page edits it: every edit is painted at once and on disk within a second. What
 * another window kept, and a version that was published meanwhile, are merged into it by node and field.
 *
 *   edit ─▶ history ─▶ main ─▶ on disk: kept
 *              ▲         │ another window was first: read, merge, handed over again
 *              └─────────┘
 */
import type { ClientOf } from '../../../shared/contract/contract';
import type { Draft, DraftFacts, draftsContract } from '../../../shared/contract/drafts-contract';
import { applyEdit, type Edit } from '../../../shared/domain/authoring/edit';
import { beginHistory, type History, recordStep, redo, undo } from '../../../shared/domain/authoring/history';
import { mergeTrees, type TreeConflict } from '../../../shared/domain/authoring/merge-trees';
import { type Tree, toTree } from '../../../shared/domain/authoring/tree';
import type { QualificationId, StaffId } from '../../../shared/kernel/ids';
import { createLiveValue, type KnownValue, type LiveValue } from '../../../shared/kernel/live-value';
import { type Problem, problem } from '../../../shared/kernel/problem';
import { err, ok, type Result } from '../../../shared/kernel/result';
import type { Cancel } from '../../../shared/kernel/world';
import type { QualificationVersion } from '../../../shared/records/qualification-version';
import type { After } from '../pause';
import { mergeConflicts, nodesToKeep, sameTree, treeOfDraft } from './draft-trees';

/** With the time a disk takes this leaves less than a second of typing at risk. */
export const keepDraftAfterMs = 400;
export const keepDraftAgainAfterMs = 2000;

export type DraftsClient = Pick<ClientOf<typeof draftsContract>, 'read' | 'keep' | 'discard'>;

/** What a step of the history was: an edit, or the draft as a whole that became another. */
export type DraftStep = Edit['kind'] | 'whole';

export type DraftState = {
  /** The tree with what can be undone; null while it is being opened. */
  readonly history: History<Tree, DraftStep> | null;
  /** The version that it is made upon. */
  readonly baseDigest: string | null;
  /** It says something else than that version. */
  readonly isChanged: boolean;
  /** On disk as it stands here. */
  readonly isKept: boolean;
  readonly keptAt: string | null;
  readonly editedBy: StaffId | null;
  /** Why it cannot be opened or kept; null while it can. */
  readonly problem: Problem | null;
  /** Fields that two people changed each in their way, and nobody chose yet. */
  readonly conflicts: readonly TreeConflict[];
  /** What came in from elsewhere and was merged in, until somebody saw it. */
  readonly cameIn: 'window' | 'version' | null;
};

export type DraftLine = {
  readonly state: KnownValue<DraftState>;
  /** Opens it the first time; later, merges in the version that counts by now. */
  readonly follow: (versionDigest: string) => void;
  /** @returns the tree after the edit; null while there is none */
  readonly edit: (edit: Edit, group?: string) => Tree | null;
  /** The whole becomes another tree, in one step that can be undone. */
  readonly become: (tree: Tree) => void;
  /** Gives the draft up: back to the version that counts, in one step that can be undone while the page is there. */
  readonly discard: () => void;
  readonly undo: () => void;
  readonly redo: () => void;
  /** Somebody chose: the conflict is none any more. */
  readonly settle: (conflict: TreeConflict) => void;
  readonly noteSeen: () => void;
  /** Hands over at once what is not kept. A problem: it is not on disk, and why. */
  readonly flush: () => Promise<Result<null>>;
};

export type DraftLineDeps = {
  readonly client: DraftsClient;
  /** Which drafts main keeps, as it told last. */
  readonly kept: LiveValue<readonly DraftFacts[]>;
  readonly contentOf: (digest: string) => Promise<QualificationVersion | null>;
  /** This person works here at this moment: main keeps nothing in the name of somebody else. */
  readonly isHere: () => boolean;
  readonly after: After;
  readonly newId: () => string;
};

/** What main keeps, as far as this page knows. */
type OnDisk = {
  readonly revision: number;
  readonly tree: Tree;
  readonly baseDigest: string;
  readonly conflicts: readonly TreeConflict[];
};
/** The version it is made upon; its tree is null when this device does not have it. */
type Base = { readonly digest: string; readonly tree: Tree | null };

const closed: DraftState = {
  ...{ history: null, baseDigest: null, isChanged: false, isKept: true, keptAt: null, editedBy: null },
  ...{ problem: null, conflicts: [], cameIn: null },
};

const onDiskOf = (draft: Draft, near: Tree | null): OnDisk => ({
  revision: draft.revision,
  tree: treeOfDraft(draft, near),
  baseDigest: draft.baseDigest,
  // Written by this very store.
  conflicts: draft.conflicts as unknown as readonly TreeConflict[],
});

/** @param ownerId who edits here: kept in nobody else's name */
export function createDraftLine(
  qualificationId: QualificationId,
  ownerId: StaffId,
  deps: DraftLineDeps,
): DraftLine {
  const { client, after } = deps;
  const state = createLiveValue<DraftState>(closed);
  let base: Base | null = null;
  let onDisk: OnDisk | null = null;
  let wanted: string | null = null;
  let due: Cancel | null = null;

  const now = (): Tree | null => state.get().history?.present ?? null;
  /**
   * It says something else than the version it is made upon; unknown, and then not, where that is not on this device.
   */
  const differs = (tree: Tree): boolean => base?.tree != null && !sameTree(tree, base.tree);
  /**
   * The very trees are compared: what main acknowledged is what stood here at that moment, and an edit since then makes
   * another tree.
   */
  const isOnDisk = (tree: Tree, conflicts: readonly TreeConflict[]): boolean =>
    onDisk
      ? onDisk.tree === tree && onDisk.conflicts === conflicts && onDisk.baseDigest === base?.digest
      : conflicts.length === 0 && !differs(tree);
  /** Puts a part of the state, and works out anew what follows from it. */
  const show = (part: Partial<DraftState>): void => {
    const next = { ...state.get(), ...part };
    const tree = next.history?.present;
    state.set({
      ...next,
      baseDigest: base?.digest ?? null,
      isChanged: tree !== undefined && (differs(tree) || next.conflicts.length > 0),
      isKept: tree === undefined || isOnDisk(tree, next.conflicts),
    });
  };

  let last: Promise<unknown> = Promise.resolve();
  /** Whatever asks main goes one after the other. */
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const turn = last.then(work);
    last = turn.catch(() => undefined);
    return turn;
  };
  /**
   * The first key begins the clock, and later ones do not put it off: otherwise whoever types on would have nothing on disk.
   */
  const schedule = (ms: number): void => {
    due ??= after(ms, () => {
      due = null;
      void inTurn(send);
    });
  };
  /** After every change of what stands here. */
  const touch = (part: Partial<DraftState>): void => {
    show(part);
    if (!state.get().isKept) schedule(keepDraftAfterMs);
  };
  /** Something came in from elsewhere. */
  const become = (tree: Tree, part: Partial<DraftState>): void => {
    const { history } = state.get();
    // What was undone here would undo what came in from elsewhere, too: its history begins with it.
    touch({ ...part, history: history?.present === tree ? history : beginHistory(tree) });
  };

  /** What a version says never changes, so its tree is made once for as long as the draft stands on it. */
  const loadBase = async (digest: string): Promise<Base> => {
    const version = await deps.contentOf(digest);
    return { digest, tree: version && toTree(version) };
  };
  /** What main keeps goes into what stands here, by node and field. */
  const mergeIn = (theirs: OnDisk, before: OnDisk | null, from: Tree): void => {
    const mine = now() ?? from;
    const isMoved = mine !== from;
    const { tree, conflicts } = isMoved
      ? mergeTrees(from, theirs.tree, mine)
      : { tree: theirs.tree, conflicts: [] };
    const open = mergeConflicts(before?.conflicts ?? [], theirs.conflicts, state.get().conflicts);
    onDisk = theirs;
    become(sameTree(tree, theirs.tree) ? theirs.tree : tree, {
      conflicts: conflicts.length > 0 ? [...open, ...conflicts] : open,
      cameIn: 'window',
    });
  };
  /** Another window was first, or tells of itself: what it kept is read and merged in. */
  const pull = async (): Promise<Result<null>> => {
    const answer = await client.read({ qualificationId });
    if (!answer.ok) return answer;
    const { draft } = answer.value;
    const before = onDisk;
    if (!draft) {
      onDisk = null;
      // Given up or published in another window; what is not kept yet stays, and begins a draft.
      if (before && base?.tree && now() === before.tree)
        become(base.tree, { conflicts: [], cameIn: 'window' });
      else touch({});
      return ok(null);
    }
    if (draft.revision === before?.revision) return ok(null);
    // Whoever was first may not have heard of the version that counts by now: then it stays made upon that one.
    if (!base || (draft.baseDigest !== base.digest && base.digest !== wanted))
      base = await loadBase(draft.baseDigest);
    const theirs = onDiskOf(draft, now());
    mergeIn(theirs, before, before?.tree ?? base.tree ?? theirs.tree);
    show({ keptAt: draft.editedAt, editedBy: draft.editedBy });
    return ok(null);
  };

  /** Nothing is left of it: what stands here is what was published. */
  const giveUp = async (): Promise<Result<null>> => {
    if (!onDisk) return ok(null);
    const gone = await client.discard({ qualificationId, upon: onDisk.revision });
    if (!gone.ok) return gone;
    onDisk = null;
    show({ problem: null, keptAt: null, editedBy: null });
    return ok(null);
  };
  /** Only what changed since main answered last crosses. */
  const keep = async (tree: Tree, on: Base): Promise<Result<null>> => {
    const { conflicts } = state.get();
    const answer = await client.keep({
      ownerId,
      change: {
        ...{ qualificationId, upon: onDisk?.revision ?? null, baseDigest: on.digest },
        ...nodesToKeep(onDisk?.tree ?? null, tree),
        conflicts: conflicts.map((conflict) => ({ ...conflict })),
      },
    });
    if (!answer.ok) return answer;
    const { revision, keptAt } = answer.value;
    onDisk = { revision, tree, baseDigest: on.digest, conflicts };
    show({ keptAt, editedBy: ownerId, problem: null });
    return ok(null);
  };
  /**
   * Hands over what is not kept. A window that was first makes this one merge and try again; whatever else stands in the way
   * is said, and tried again later.
   */
  const send = async (): Promise<Result<null>> => {
    due?.();
    due = null;
    const tree = now();
    const { conflicts } = state.get();
    if (!tree || !base || isOnDisk(tree, conflicts)) return ok(null);
    if (!deps.isHere()) return err(problem('device-locked'));
    const isNothing = conflicts.length === 0 && base.tree !== null && !differs(tree);
    const done = isNothing ? await giveUp() : await keep(tree, base);
    if (done.ok) {
      if (!state.get().isKept) schedule(keepDraftAfterMs);
      return done;
    }
    if (done.problem.code === 'draft-moved' && (await pull()).ok) return send();
    show({ problem: done.problem });
    schedule(keepDraftAgainAfterMs);
    return done;
  };

  /** Another version counts by now: the draft is made upon that one. */
  const rebase = async (digest: string, before: Base, mine: Tree): Promise<void> => {
    const next = await loadBase(digest);
    // It is on its way to this device, and asked for again.
    if (!next.tree) return show({ problem: problem('document-missing', { documentId: qualificationId }) });
    base = next;
    if (!onDisk && before.tree && sameTree(mine, before.tree))
      return become(next.tree, { cameIn: null, problem: null });
    const { tree, conflicts } = mergeTrees(before.tree ?? next.tree, next.tree, mine);
    const isSame = sameTree(tree, mine);
    become(isSame ? mine : tree, {
      conflicts: conflicts.length === 0 ? state.get().conflicts : [...state.get().conflicts, ...conflicts],
      cameIn: isSame ? state.get().cameIn : 'version',
      problem: null,
    });
  };
  /**
   * The first time: what an earlier page or another person left on this device, else the version that counts.
   */
  const open = async (digest: string): Promise<void> => {
    const answer = await client.read({ qualificationId });
    if (!answer.ok) return show({ problem: answer.problem });
    const { draft } = answer.value;
    base = await loadBase(draft?.baseDigest ?? digest);
    onDisk = draft && onDiskOf(draft, base.tree);
    const tree = onDisk?.tree ?? base.tree;
    if (!tree) {
      base = null;
      return show({ problem: problem('document-missing', { documentId: qualificationId }) });
    }
    show({
      ...{ history: beginHistory(tree), conflicts: onDisk?.conflicts ?? [], problem: null },
      ...{ keptAt: draft?.editedAt ?? null, editedBy: draft?.editedBy ?? null },
    });
  };
  /**
   * Opens, and follows the version that counts. What cannot be opened yet is tried again: a version may still be on its way.
   */
  const catchUp = async (): Promise<void> => {
    if (wanted === null) return;
    if (!base) await open(wanted);
    const mine = now();
    if (base && mine && base.digest !== wanted) await rebase(wanted, base, mine);
    if (base?.digest !== wanted) after(keepDraftAgainAfterMs, () => void inTurn(catchUp));
  };

  deps.kept.subscribe(() => {
    const revisionNow = (): number | null =>
      deps.kept.get()?.find((one) => one.qualificationId === qualificationId)?.revision ?? null;
    void inTurn(async () => {
      if (state.get().history && revisionNow() !== (onDisk?.revision ?? null) && deps.isHere()) await pull();
    });
  });

  /** A step in the history; one that changes nothing is none, and hands over nothing. */
  const step = (take: (history: History<Tree, DraftStep>) => History<Tree, DraftStep>): void => {
    const { history } = state.get();
    if (!history) return;
    const next = take(history);
    if (next !== history) touch({ history: next });
  };
  return {
    state,
    follow: (versionDigest) => {
      if (wanted === versionDigest && now()) return;
      wanted = versionDigest;
      void inTurn(catchUp);
    },
    edit: (edit, group) => {
      step((history) =>
        recordStep(history, applyEdit(history.present, edit, deps.newId), edit.kind, group ?? null),
      );
      return now();
    },
    become: (tree) => step((history) => recordStep(history, tree, 'whole')),
    discard: () => {
      const tree = base?.tree;
      if (!tree) return;
      step((history) => recordStep(history, tree, 'whole'));
      touch({ conflicts: [] });
    },
    undo: () => step(undo),
    redo: () => step(redo),
    settle: (conflict) => touch({ conflicts: state.get().conflicts.filter((other) => other !== conflict) }),
    noteSeen: () => show({ cameIn: null }),
    flush: () => inTurn(send),
  };
}
