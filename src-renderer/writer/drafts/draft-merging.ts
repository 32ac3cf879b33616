/**
 * Brings into a draft what comes from elsewhere, by node and field: what another window kept, and the version that counts by
 * now. What cannot be both waits for a person to choose.
 */
import type { Draft } from '../../../shared/contract/drafts-contract';
import {
  type DraftConflict,
  type DraftWhole,
  mergeConflicts,
  noConflicts,
  openOnes,
  withFound,
} from '../../../shared/domain/authoring/draft-conflicts';
import { beginHistory } from '../../../shared/domain/authoring/history';
import { mergeTrees } from '../../../shared/domain/authoring/merge-trees';
import { type Tree, toTree } from '../../../shared/domain/authoring/tree';
import type { QualificationId } from '../../../shared/kernel/ids';
import { problem } from '../../../shared/kernel/problem';
import { ok, type Result } from '../../../shared/kernel/result';
import type { Base, DraftHistory, DraftPaint, Numbered, OnDisk } from './draft-paint';
import type { DraftLineDeps } from './draft-state';
import { historyOfDraft, sameTree, treeOfDraft } from './draft-trees';

/** So often a window that is behind waits to hear of the version that a draft is made upon; then what it shows counts. */
const roundsBehind = 5;

const onDiskOf = (draft: Draft, near: Tree | null): OnDisk => ({
  revision: draft.revision,
  tree: treeOfDraft(draft, near),
  baseDigest: draft.baseDigest,
  // Written by this very store.
  conflicts: draft.conflicts as unknown as readonly DraftConflict[],
  history: null,
});

const baseOf = ({ baseDigest, baseNumber = 0 }: Draft): Numbered => ({
  digest: baseDigest,
  number: baseNumber,
});

/** All of it is to be called in turn. */
type DraftMerging = {
  /** From now on this version counts. */
  readonly want: (version: Numbered) => void;
  /** Another window was first, or tells of itself: what it kept is read and merged in. */
  readonly pull: () => Promise<Result<null>>;
  /** Opens, and follows the version that counts. */
  readonly catchUp: () => Promise<void>;
  /** Nothing of a draft is left, and the version it was made upon is not here: opened as if for the first time. */
  readonly beginAnew: () => Promise<void>;
};

/** @param later asks for `catchUp` again: something of it may still be on its way to this device */
export function createDraftMerging(
  qualificationId: QualificationId,
  { client, contentOf }: Pick<DraftLineDeps, 'client' | 'contentOf'>,
  paint: DraftPaint,
  later: () => void,
): DraftMerging {
  const { state, show, become, now } = paint;
  let wanted: Numbered | null = null;
  let roundsWaited = 0;

  /** What a version says never changes, so its tree is made once for as long as the draft stands on it. */
  const loadBase = async ({ digest, number }: Numbered): Promise<Base> => {
    const version = await contentOf(digest);
    return { digest, number, tree: version && toTree(version) };
  };
  /** What main keeps goes into what stands here, by node and field. */
  const mergeIn = (theirs: OnDisk, before: OnDisk | null, from: Tree): void => {
    const mine = now() ?? { tree: from, conflicts: noConflicts };
    const merged =
      mine.tree === from ? { tree: theirs.tree, conflicts: [] } : mergeTrees(from, theirs.tree, mine.tree);
    const known = mergeConflicts(before?.conflicts ?? noConflicts, theirs.conflicts, mine.conflicts);
    const tree = sameTree(merged.tree, theirs.tree) ? theirs.tree : merged.tree;
    paint.onDisk = theirs;
    become({ tree, conflicts: withFound(known, merged.conflicts) }, { cameIn: 'window' });
  };
  /** Given up or published in another window; what is not kept yet stays, and begins a draft. */
  const takeEnd = async (before: OnDisk | null): Promise<void> => {
    const tree = paint.base?.tree;
    paint.onDisk = null;
    if (!before || now()?.tree !== before.tree) paint.touch({});
    else if (tree) become({ tree, conflicts: noConflicts }, { cameIn: 'window' });
    else await beginAnew();
  };
  const pull = async (): Promise<Result<null>> => {
    const answer = await client.read({ qualificationId });
    if (!answer.ok) return answer;
    const { draft } = answer.value;
    const { onDisk: before, base } = paint;
    if (!draft) {
      await takeEnd(before);
      return ok(null);
    }
    if (draft.revision === before?.revision) return ok(null);
    const theirs = onDiskOf(draft, now()?.tree ?? null);
    const from = before?.tree ?? base?.tree ?? theirs.tree;
    // Whoever was first may not have heard of the version that counts by now: then it stays made upon that one. Or they have
    // heard of a later one than is shown here.
    const theirBase = baseOf(draft);
    const isEarlier = base?.digest === wanted?.digest && theirBase.number <= (base?.number ?? 0);
    if (!base || (theirBase.digest !== base.digest && !isEarlier)) paint.base = await loadBase(theirBase);
    mergeIn(theirs, before, from);
    show({ keptAt: draft.editedAt, editedBy: draft.editedBy });
    return ok(null);
  };

  /** Another version counts by now: the draft is made upon that one. */
  const rebase = async (
    counting: Numbered,
    before: Base,
    { tree: mine, conflicts }: DraftWhole,
  ): Promise<void> => {
    const next = await loadBase(counting);
    // It is on its way to this device, and asked for again.
    if (!next.tree) return show({ problem: problem('document-missing', { documentId: qualificationId }) });
    paint.base = next;
    if (!paint.onDisk && before.tree && conflicts.length === 0 && sameTree(mine, before.tree))
      return become({ tree: next.tree, conflicts: noConflicts }, { cameIn: null, problem: null });
    const merged = mergeTrees(before.tree ?? next.tree, next.tree, mine);
    const isSame = sameTree(merged.tree, mine);
    // What was chosen in is published with it.
    const left = isSame && sameTree(mine, next.tree) ? openOnes(conflicts) : conflicts;
    const whole = { tree: isSame ? mine : merged.tree, conflicts: withFound(left, merged.conflicts) };
    become(whole, { cameIn: isSame ? state.get().cameIn : 'version', problem: null }, isSame);
  };
  /**
   * The first time: what an earlier page or another person left on this device, with what could be undone in it, else the version
   * that counts.
   */
  const open = async (counting: Numbered): Promise<void> => {
    const answer = await client.read({ qualificationId });
    if (!answer.ok) return show({ problem: answer.problem });
    const { draft } = answer.value;
    const base = await loadBase(draft ? baseOf(draft) : counting);
    const found = draft && onDiskOf(draft, base.tree);
    const tree = found?.tree ?? base.tree;
    if (!tree) return show({ problem: problem('document-missing', { documentId: qualificationId }) });
    const whole = { tree, conflicts: found?.conflicts ?? noConflicts };
    const history: DraftHistory = draft ? historyOfDraft(draft, whole) : beginHistory(whole);
    paint.base = base;
    paint.onDisk = found && { ...found, history };
    show({ history, problem: null, keptAt: draft?.editedAt ?? null, editedBy: draft?.editedBy ?? null });
  };
  /** The version that a draft is made upon may come to this device later. */
  const loadMissing = async (base: Base): Promise<void> => {
    paint.base = await loadBase(base);
    if (paint.base.tree) paint.touch({});
  };
  const catchUp = async (): Promise<void> => {
    if (wanted === null) return;
    if (!paint.base) await open(wanted);
    else if (!paint.base.tree) await loadMissing(paint.base);
    const mine = now();
    const { base } = paint;
    // Drafts of before said no number.
    if (base?.digest === wanted.digest)
      paint.base = { ...base, number: Math.max(base.number, wanted.number) };
    // A draft may be made upon a later version than this window has heard of: an earlier one is not merged into it.
    const isBehind = base !== null && base.number > wanted.number && roundsWaited++ < roundsBehind;
    if (base && mine && base.digest !== wanted.digest && !isBehind) await rebase(wanted, base, mine);
    if (paint.base?.digest !== wanted.digest || !paint.base.tree) later();
  };
  const beginAnew = (): Promise<void> => {
    paint.base = null;
    show({ history: null, cameIn: null });
    return catchUp();
  };
  return {
    want: (version) => {
      wanted = version;
      roundsWaited = 0;
    },
    pull,
    catchUp,
    beginAnew,
  };
}
