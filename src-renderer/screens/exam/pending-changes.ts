/**
 * Changes that were tapped and that the journal has not confirmed yet. They are painted at once and get their tick only
 * after the journal's answer. After two seconds without one it says so; what could not be saved is tried again, with the
 * same id, until it is (reliability: no tick before the flush, no silent loss). Outlives a change of screens.
 */
import { create } from 'zustand';
import type { Assessment } from '../../../shared/domain/assessment';
import type { AssessmentId, ChangeId, IndicatorId } from '../../../shared/kernel/ids';
import { type Problem, problem } from '../../../shared/kernel/problem';
import { err, type Result } from '../../../shared/kernel/result';
import type { MarkValue } from '../../../shared/values/scale';
import { isPassing } from '../../actions/is-passing';

/** What the screen shows of a change before it is confirmed. */
export type Paint =
  | { readonly kind: 'mark'; readonly indicatorId: IndicatorId; readonly value: MarkValue | null }
  | { readonly kind: 'remark'; readonly indicatorId: IndicatorId; readonly text: string }
  | { readonly kind: 'other' };

export type PendingChange = {
  readonly changeId: ChangeId;
  readonly assessmentId: AssessmentId;
  readonly paint: Paint;
  /** `saved` is confirmed by the journal and stays painted until the cache shows it too, so that nothing flickers. */
  readonly state: 'saving' | 'slow' | 'unsaved' | 'saved';
  readonly problem: Problem | null;
};

type PendingChanges = {
  /** In the order of the taps. */
  readonly changes: readonly PendingChange[];
  /** When something of this assessment was last confirmed, in this run of the program. */
  readonly savedAt: Readonly<Record<AssessmentId, string>>;
  /** Last change that a rule refused; shown until the next one. */
  readonly refused: { readonly assessmentId: AssessmentId; readonly problem: Problem } | null;
};

export const slowAfterMs = 2000;
export const retryAfterMs = 2000;

export const usePendingChanges = create<PendingChanges>()(() => ({
  changes: [],
  savedAt: {},
  refused: null,
}));

const update = (changeId: ChangeId, part: Partial<PendingChange>): void =>
  usePendingChanges.setState(({ changes }) => ({
    changes: changes.map((change) => (change.changeId === changeId ? { ...change, ...part } : change)),
  }));
const drop = (changeId: ChangeId): void =>
  usePendingChanges.setState(({ changes }) => ({
    changes: changes.filter((change) => change.changeId !== changeId),
  }));

/** Forgets the saved changes that the cache shows by now, or never will: a signature did not cover them (A8). */
export function forgetShown({
  assessmentId,
  changeIds,
  signed,
}: Pick<Assessment, 'assessmentId' | 'changeIds' | 'signed'>): void {
  const isShown = (change: PendingChange): boolean =>
    change.assessmentId === assessmentId &&
    change.state === 'saved' &&
    (signed !== null || changeIds.includes(change.changeId));
  if (!usePendingChanges.getState().changes.some(isShown)) return;
  usePendingChanges.setState(({ changes }) => ({ changes: changes.filter((change) => !isShown(change)) }));
}

const wakers = new Set<() => void>();
const pause = (): Promise<void> =>
  new Promise((resolve) => {
    const wake = (): void => {
      clearTimeout(timer);
      wakers.delete(wake);
      resolve();
    };
    const timer = setTimeout(wake, retryAfterMs);
    wakers.add(wake);
  });

/** Tries everything that waits for its next attempt now. */
export function retryNow(): void {
  for (const wake of [...wakers]) wake();
}

/**
 * Paints the change, runs it, and runs it again while it fails for a passing reason. Resolves with the answer that
 * settled it: saved, or refused by a rule.
 */
export async function pursueChange(
  change: Pick<PendingChange, 'changeId' | 'assessmentId' | 'paint'>,
  run: () => Promise<Result<{ readonly savedAt: string | null }>>,
): Promise<Result<null>> {
  const { changeId, assessmentId } = change;
  usePendingChanges.setState(({ changes }) => ({
    changes: [...changes, { ...change, state: 'saving', problem: null }],
    refused: null,
  }));
  for (;;) {
    const slow = setTimeout(() => update(changeId, { state: 'slow' }), slowAfterMs);
    // A throw is the browser's storage giving out: nothing is known to be saved, so it is tried again like the rest.
    const result = await run().catch(() => err(problem('cache-unusable')));
    clearTimeout(slow);
    if (result.ok) {
      const { savedAt } = result.value;
      if (savedAt)
        usePendingChanges.setState((state) => ({ savedAt: { ...state.savedAt, [assessmentId]: savedAt } }));
      if (savedAt && change.paint.kind !== 'other') update(changeId, { state: 'saved', problem: null });
      else drop(changeId);
      return { ok: true, value: null };
    }
    if (!isPassing(result.problem)) {
      drop(changeId);
      usePendingChanges.setState({ refused: { assessmentId, problem: result.problem } });
      return result;
    }
    update(changeId, { state: 'unsaved', problem: result.problem });
    await pause();
  }
}
