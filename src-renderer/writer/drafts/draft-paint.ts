/**
 * What stands on the screen of a draft, what it is made upon and what main keeps of it, as far as this page knows; and what
 * follows from these: whether something changed, and whether it is on disk.
 */
import { type DraftWhole, noConflicts } from '../../../shared/domain/authoring/draft-conflicts';
import { beginHistory, type History } from '../../../shared/domain/authoring/history';
import type { Tree } from '../../../shared/domain/authoring/tree';
import { createLiveValue, type KnownValue } from '../../../shared/kernel/live-value';
import { sameValue } from '../../../shared/kernel/same-value';
import { closedDraft, type DraftState, type DraftStep } from './draft-state';
import { sameTree } from './draft-trees';

export type DraftHistory = History<DraftWhole, DraftStep>;
/** What main keeps, as far as this page knows. */
export type OnDisk = DraftWhole & {
  readonly revision: number;
  readonly baseDigest: string;
  /** With what could be undone when it was kept; null: what another window keeps, and this one leaves as it is. */
  readonly history: DraftHistory | null;
};
/** A version, and how many the head listed when it counted: a later one has no lower number. */
export type Numbered = { readonly digest: string; readonly number: number };
/** The version it is made upon; its tree is null when this device does not have it. */
export type Base = Numbered & { readonly tree: Tree | null };

export type DraftPaint = {
  readonly state: KnownValue<DraftState>;
  base: Base | null;
  onDisk: OnDisk | null;
  /** What stands there; null until it is open. */
  readonly now: () => DraftWhole | null;
  /** Nothing is left to keep of it. */
  readonly isNothing: (whole: DraftWhole) => boolean;
  /** With what can be undone in it. */
  readonly isOnDisk: (history: DraftHistory) => boolean;
  /** Puts a part of the state, and works out anew what follows from it. */
  readonly show: (part: Partial<DraftState>) => void;
  /** The same after a change of what stands there: it is handed over. */
  readonly touch: (part: Partial<DraftState>) => void;
  /**
   * Something came in from elsewhere. Its history begins with that: what was undone here would undo what came in, too.
   * @param isOwn nothing came in but what was published from here: what was done can be undone still
   */
  readonly become: (whole: DraftWhole, part: Partial<DraftState>, isOwn?: boolean) => void;
};

/** @param onUnkept called after a change that is not on disk */
export function createDraftPaint(onUnkept: () => void): DraftPaint {
  const state = createLiveValue<DraftState>(closedDraft);
  /**
   * It says something else than the version it is made upon. Where that is not on this device, what stands here is what was
   * found on disk, and somebody wrote it.
   */
  const differs = (tree: Tree): boolean => {
    const { base } = paint;
    return base !== null && !(base.tree && sameTree(tree, base.tree));
  };
  const paint: DraftPaint = {
    state,
    base: null,
    onDisk: null,
    now: () => state.get().history?.present ?? null,
    isNothing: ({ tree, conflicts }) => conflicts.length === 0 && !differs(tree),
    // The very trees and lists are compared: what main acknowledged is what stood here at that moment, and an edit since then
    // makes others. What can be undone goes along.
    isOnDisk: (history) => {
      const { onDisk, base } = paint;
      const { present: whole } = history;
      if (!onDisk) return paint.isNothing(whole);
      const hasSteps = onDisk.history === null || onDisk.history === history;
      const isSame = onDisk.tree === whole.tree && onDisk.conflicts === whole.conflicts;
      return isSame && hasSteps && onDisk.baseDigest === base?.digest;
    },
    show: (part) => {
      const next = { ...state.get(), ...part };
      const { history } = next;
      const whole = history?.present;
      state.set({
        ...next,
        baseDigest: paint.base?.digest ?? null,
        isBaseMissing: paint.base !== null && paint.base.tree === null,
        conflicts: whole?.conflicts ?? noConflicts,
        isOther: whole !== undefined && differs(whole.tree),
        isChanged: whole !== undefined && !paint.isNothing(whole),
        isKept: history === null || paint.isOnDisk(history),
      });
    },
    touch: (part) => {
      paint.show(part);
      if (!state.get().isKept) onUnkept();
    },
    become: (whole, part, isOwn = false) => {
      const { history } = state.get();
      const isSame =
        history?.present.tree === whole.tree &&
        (isOwn || sameValue(history.present.conflicts, whole.conflicts));
      paint.touch({
        ...part,
        history: history && isSame ? { ...history, present: whole } : beginHistory(whole),
      });
    },
  };
  return paint;
}
