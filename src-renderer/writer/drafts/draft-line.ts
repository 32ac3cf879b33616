/**
 * The draft of one qualification as this page edits it: every edit is painted at once and on disk within a second. What
 * another window kept, and a version that was published meanwhile, are merged into it by node and field.
 *
 *   edit ─▶ history ─▶ main ─▶ on disk: kept
 *              ▲         │ another window was first: read, merge, handed over again
 *              └─────────┘
 */
import type { Draft } from '../../../shared/contract/drafts-contract';
import {
  type DraftConflict,
  type DraftWhole,
  mergeConflicts,
  noConflicts,
  openOnes,
  withChoice,
  withFound,
} from '../../../shared/domain/authoring/draft-conflicts';
import { applyEdit } from '../../../shared/domain/authoring/edit';
import { beginHistory, type History, recordStep, redo, undo } from '../../../shared/domain/authoring/history';
import { mergeTrees } from '../../../shared/domain/authoring/merge-trees';
import { type Tree, toTree } from '../../../shared/domain/authoring/tree';
import type { QualificationId, StaffId } from '../../../shared/kernel/ids';
import { createLiveValue } from '../../../shared/kernel/live-value';
import { problem } from '../../../shared/kernel/problem';
import { err, ok, type Result } from '../../../shared/kernel/result';
import { sameValue } from '../../../shared/kernel/same-value';
import type { Cancel } from '../../../shared/kernel/world';
import {
  closedDraft,
  type DraftLine,
  type DraftLineDeps,
  type DraftState,
  type DraftStep,
} from './draft-state';
import { nodesToKeep, sameTree, treeOfDraft } from './draft-trees';

/** With the time a disk takes this leaves less than a second of typing at risk. */
export const keepDraftAfterMs = 400;
export const keepDraftAgainAfterMs = 2000;
/** So often a window that is behind waits to hear of the version that a draft is made upon; then what it shows counts. */
const roundsBehind = 5;

/** What main keeps, as far as this page knows. */
type OnDisk = DraftWhole & { readonly revision: number; readonly baseDigest: string };
/** A version, and how many the head listed when it counted: a later one has no lower number. */
type Numbered = { readonly digest: string; readonly number: number };
/** The version it is made upon; its tree is null when this device does not have it. */
type Base = Numbered & { readonly tree: Tree | null };

const onDiskOf = (draft: Draft, near: Tree | null): OnDisk => ({
  revision: draft.revision,
  tree: treeOfDraft(draft, near),
  baseDigest: draft.baseDigest,
  // Written by this very store.
  conflicts: draft.conflicts as unknown as readonly DraftConflict[],
});

const baseOf = ({ baseDigest, baseNumber = 0 }: Draft): Numbered => ({
  digest: baseDigest,
  number: baseNumber,
});

/** @param ownerId who edits here: kept in nobody else's name */
export function createDraftLine(
  qualificationId: QualificationId,
  ownerId: StaffId,
  deps: DraftLineDeps,
): DraftLine {
  const { client, after } = deps;
  const state = createLiveValue<DraftState>(closedDraft);
  let base: Base | null = null;
  let onDisk: OnDisk | null = null;
  let wanted: Numbered | null = null;
  let roundsWaited = 0;
  let isClosed = false;
  let due: Cancel | null = null;

  const now = (): DraftWhole | null => state.get().history?.present ?? null;
  /**
   * It says something else than the version it is made upon. Where that is not on this device, what stands here is what was
   * found on disk, and somebody wrote it.
   */
  const differs = (tree: Tree): boolean => base !== null && !(base.tree && sameTree(tree, base.tree));
  /** Nothing is left to keep of it. */
  const isNothing = ({ tree, conflicts }: DraftWhole): boolean => conflicts.length === 0 && !differs(tree);
  /**
   * The very trees and lists are compared: what main acknowledged is what stood here at that moment, and an edit since then
   * makes others.
   */
  const isOnDisk = (whole: DraftWhole): boolean =>
    onDisk
      ? onDisk.tree === whole.tree &&
        onDisk.conflicts === whole.conflicts &&
        onDisk.baseDigest === base?.digest
      : isNothing(whole);
  /** Puts a part of the state, and works out anew what follows from it. */
  const show = (part: Partial<DraftState>): void => {
    const next = { ...state.get(), ...part };
    const whole = next.history?.present;
    state.set({
      ...next,
      baseDigest: base?.digest ?? null,
      isBaseMissing: base !== null && base.tree === null,
      conflicts: whole?.conflicts ?? noConflicts,
      isOther: whole !== undefined && differs(whole.tree),
      isChanged: whole !== undefined && !isNothing(whole),
      isKept: whole === undefined || isOnDisk(whole),
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
  /**
   * Something came in from elsewhere. Its history begins with that: what was undone here would undo what came in, too.
   * @param isOwn nothing came in but what was published from here: what was done can be undone still
   */
  const become = (whole: DraftWhole, part: Partial<DraftState>, isOwn = false): void => {
    const { history } = state.get();
    const isSame =
      history?.present.tree === whole.tree &&
      (isOwn || sameValue(history.present.conflicts, whole.conflicts));
    touch({ ...part, history: history && isSame ? { ...history, present: whole } : beginHistory(whole) });
  };

  /** What a version says never changes, so its tree is made once for as long as the draft stands on it. */
  const loadBase = async ({ digest, number }: Numbered): Promise<Base> => {
    const version = await deps.contentOf(digest);
    return { digest, number, tree: version && toTree(version) };
  };
  /** What main keeps goes into what stands here, by node and field. */
  const mergeIn = (theirs: OnDisk, before: OnDisk | null, from: Tree): void => {
    const mine = now() ?? { tree: from, conflicts: noConflicts };
    const merged =
      mine.tree === from ? { tree: theirs.tree, conflicts: [] } : mergeTrees(from, theirs.tree, mine.tree);
    const known = mergeConflicts(before?.conflicts ?? noConflicts, theirs.conflicts, mine.conflicts);
    const tree = sameTree(merged.tree, theirs.tree) ? theirs.tree : merged.tree;
    onDisk = theirs;
    become({ tree, conflicts: withFound(known, merged.conflicts) }, { cameIn: 'window' });
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
      if (!before || now()?.tree !== before.tree) touch({});
      else if (base?.tree) become({ tree: base.tree, conflicts: noConflicts }, { cameIn: 'window' });
      else await beginAnew();
      return ok(null);
    }
    if (draft.revision === before?.revision) return ok(null);
    const theirs = onDiskOf(draft, now()?.tree ?? null);
    const from = before?.tree ?? base?.tree ?? theirs.tree;
    // Whoever was first may not have heard of the version that counts by now: then it stays made upon that one. Or they have
    // heard of a later one than is shown here.
    const theirBase = baseOf(draft);
    const isEarlier = base?.digest === wanted?.digest && theirBase.number <= (base?.number ?? 0);
    if (!base || (theirBase.digest !== base.digest && !isEarlier)) base = await loadBase(theirBase);
    mergeIn(theirs, before, from);
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
  const keep = async ({ tree, conflicts }: DraftWhole, on: Base): Promise<Result<null>> => {
    const answer = await client.keep({
      ownerId,
      change: {
        ...{ qualificationId, upon: onDisk?.revision ?? null },
        ...{ baseDigest: on.digest, baseNumber: on.number },
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
    const whole = now();
    if (!whole || !base || isOnDisk(whole)) return ok(null);
    if (!deps.isHere()) {
      const locked = problem('device-locked');
      // Handed over when they are back; until then a page that is left asks to stay.
      show({ problem: locked });
      return err(locked);
    }
    const done = isNothing(whole) ? await giveUp() : await keep(whole, base);
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
  const rebase = async (
    later: Numbered,
    before: Base,
    { tree: mine, conflicts }: DraftWhole,
  ): Promise<void> => {
    const next = await loadBase(later);
    // It is on its way to this device, and asked for again.
    if (!next.tree) return show({ problem: problem('document-missing', { documentId: qualificationId }) });
    base = next;
    if (!onDisk && before.tree && conflicts.length === 0 && sameTree(mine, before.tree))
      return become({ tree: next.tree, conflicts: noConflicts }, { cameIn: null, problem: null });
    const merged = mergeTrees(before.tree ?? next.tree, next.tree, mine);
    const isSame = sameTree(merged.tree, mine);
    // What was chosen in is published with it.
    const left = isSame && sameTree(mine, next.tree) ? openOnes(conflicts) : conflicts;
    const whole = { tree: isSame ? mine : merged.tree, conflicts: withFound(left, merged.conflicts) };
    become(whole, { cameIn: isSame ? state.get().cameIn : 'version', problem: null }, isSame);
  };
  /**
   * The first time: what an earlier page or another person left on this device, else the version that counts.
   */
  const open = async (counting: Numbered): Promise<void> => {
    const answer = await client.read({ qualificationId });
    if (!answer.ok) return show({ problem: answer.problem });
    const { draft } = answer.value;
    base = await loadBase(draft ? baseOf(draft) : counting);
    onDisk = draft && onDiskOf(draft, base.tree);
    const tree = onDisk?.tree ?? base.tree;
    if (!tree) {
      base = null;
      return show({ problem: problem('document-missing', { documentId: qualificationId }) });
    }
    show({
      ...{ history: beginHistory({ tree, conflicts: onDisk?.conflicts ?? noConflicts }), problem: null },
      ...{ keptAt: draft?.editedAt ?? null, editedBy: draft?.editedBy ?? null },
    });
  };
  /**
   * Opens, and follows the version that counts. What cannot be opened yet is tried again: a version may still be on its way.
   */
  const catchUp = async (): Promise<void> => {
    if (wanted === null || isClosed) return;
    if (!base) await open(wanted);
    else if (!base.tree) {
      base = await loadBase(base);
      if (base.tree) touch({});
    }
    const mine = now();
    // Drafts of before said no number.
    if (base?.digest === wanted.digest) base = { ...base, number: Math.max(base.number, wanted.number) };
    // A draft may be made upon a later version than this window has heard of: an earlier one is not merged into it.
    const isBehind = base !== null && base.number > wanted.number && roundsWaited++ < roundsBehind;
    if (base && mine && base.digest !== wanted.digest && !isBehind) await rebase(wanted, base, mine);
    if (base?.digest !== wanted.digest || !base.tree)
      after(keepDraftAgainAfterMs, () => void inTurn(catchUp));
  };
  /** Nothing of a draft is left, and the version it was made upon is not here: opened as if for the first time. */
  const beginAnew = (): Promise<void> => {
    base = null;
    show({ history: null, cameIn: null });
    return catchUp();
  };

  const stop = deps.kept.subscribe(() => {
    const revisionNow = (): number | null =>
      deps.kept.get()?.find((one) => one.qualificationId === qualificationId)?.revision ?? null;
    void inTurn(async () => {
      if (isClosed) return;
      if (state.get().history && revisionNow() !== (onDisk?.revision ?? null) && deps.isHere()) await pull();
    });
  });

  /** A step in the history; one that changes nothing is none, and hands over nothing. */
  const step = (take: (history: History<DraftWhole, DraftStep>) => History<DraftWhole, DraftStep>): void => {
    const { history } = state.get();
    if (!history) return;
    const next = take(history);
    if (next !== history) touch({ history: next });
  };
  return {
    state,
    follow: (digest, number = 0) => {
      if (wanted?.digest === digest && wanted.number === number && now()) return;
      wanted = { digest, number };
      roundsWaited = 0;
      void inTurn(catchUp);
    },
    edit: (edit, group) => {
      step((history) => {
        const { present } = history;
        const tree = applyEdit(present.tree, edit, deps.newId);
        const next = tree === present.tree ? present : { ...present, tree };
        return recordStep(history, next, edit.kind, group ?? null);
      });
      return now()?.tree ?? null;
    },
    discard: () => {
      const tree = base?.tree;
      if (tree) return step((history) => recordStep(history, { tree, conflicts: noConflicts }, 'whole'));
      void inTurn(async () => {
        const gone = await giveUp();
        if (gone.ok) await beginAnew();
        else show({ problem: gone.problem });
      });
    },
    undo: () => step(undo),
    redo: () => step(redo),
    choose: (conflict, side) =>
      step((history) =>
        recordStep(history, withChoice(history.present, conflict, side, deps.newId), 'choice'),
      ),
    noteSeen: () => show({ cameIn: null }),
    flush: () => inTurn(send),
    close: () => {
      isClosed = true;
      due?.();
      stop();
    },
  };
}
