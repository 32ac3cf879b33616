/**
 * The line of changes to one subject: an assessment, a document. Each tap joins at the end and is painted at once. One
 * append is on its way at a time; what was tapped meanwhile goes together in the next. Every change is decided upon what
 * is recorded, with those before it in the same append on top; so a line waits for the journal and for nothing else.
 *
 * What the journal did not confirm is offered again, unchanged and with the same ids, until it is recorded or refused
 * for good; the journal records an id once. When several were refused together, each is decided anew and goes alone.
 *
 *   tap ─▶ [entries] ─▶ decide upon load() ─▶ append ─▶ recorded ─▶ off the line, ticked
 *              ▲                                 │ passing problem: unsaved, pause, the same drafts again
 *              └──────── refused together ◀──────┘
 */
import type { ChangeId } from '../../shared/kernel/ids';
import { type Problem, problem } from '../../shared/kernel/problem';
import { err, ok, type Result } from '../../shared/kernel/result';
import type { Draft } from '../../shared/protocol/change';
import { isPassing } from './is-passing';
import { type After, createPause } from './pause';
import type { Paint, PendingChange } from './pending-change';

export const slowAfterMs = 2000;
export const retryAfterMs = 2000;

/** What to record, and the subject as it is after that. */
export type Decided<Base> = { readonly draft: Draft; readonly after: Base };

export type Wish<Base> = {
  /** Made once per tap: the id under which it is recorded. */
  readonly changeId: ChangeId;
  readonly paint: Paint;
  /** Speaks of what is on disk, as a signature does: goes alone, after everything before it is confirmed. */
  readonly isAboutRecord?: boolean;
  /** Null when there is nothing to change. */
  readonly decide: (base: Base) => Result<Decided<Base> | null> | Promise<Result<Decided<Base> | null>>;
};

/** When the change was safe on disk; null when there was nothing to change. */
export type Recorded = { readonly savedAt: string | null };

export type Pursuit = {
  /** How the first try ended. After a passing problem the line goes on trying by itself. */
  readonly tried: Promise<Result<Recorded>>;
  /** Recorded, or refused for good. */
  readonly settled: Promise<Result<Recorded>>;
};

/** The part of a line that screens show. */
export type LineState = {
  /** In the order of the taps. */
  readonly pending: readonly PendingChange[];
  /** When something was last confirmed, in this run of the program. */
  readonly savedAt: string | null;
  /** Last change that a rule refused; until the next one is tapped. */
  readonly refused: Problem | null;
};

export const emptyLine: LineState = { pending: [], savedAt: null, refused: null };

export type LineDeps<Base, Appended extends { readonly savedAt: string }> = {
  /** The subject as known now. */
  readonly load: () => Promise<Result<Base>>;
  readonly append: (drafts: readonly Draft[]) => Promise<Result<Appended>>;
  /** Why nothing may be decided or recorded at this moment, such as a device that is locked; null when it may. */
  readonly whyNotNow: () => Problem | null;
  /** What the journal confirmed, before the screen hears of it. */
  readonly recorded: (appended: Appended, after: Base) => void;
  /** Called with every new state, after `recorded`: both are seen in one step. */
  readonly changed: (state: LineState) => void;
  /** False: what could not be recorded at the first try is given back to whoever asked, and is not tried again. */
  readonly keepsTrying: boolean;
  readonly after: After;
};

export type ChangeLine<Base> = {
  readonly change: (wish: Wish<Base>) => Pursuit;
  /** Tries what waits for its next attempt now. */
  readonly retryNow: () => void;
  /** What was refused was told to whoever was there. */
  readonly forgetRefusal: () => void;
};

type Entry<Base> = {
  readonly wish: Wish<Base>;
  readonly tell: (answer: Result<Recorded>) => void;
  readonly settle: (answer: Result<Recorded>) => void;
  readonly cancelSlow: () => void;
  state: PendingChange['state'];
  problem: Problem | null;
  goesAlone: boolean;
};

/** What a batch came to: who has a draft, and who has none because of those. */
type Batch<Base> = {
  /** Why the rest of the batch waits; null when it does not. */
  heldUp: Problem | null;
  readonly drafts: { readonly entry: Entry<Base>; readonly draft: Draft }[];
  readonly without: { readonly entry: Entry<Base>; readonly answer: Result<Recorded> }[];
  after: Base;
};

/** Makes an empty line. */
export function createChangeLine<Base, Appended extends { readonly savedAt: string }>(
  deps: LineDeps<Base, Appended>,
): ChangeLine<Base> {
  const pause = createPause(deps.after);
  let entries: readonly Entry<Base>[] = [];
  let shown = emptyLine;
  let isRunning = false;

  const show = (part: Partial<LineState> = {}): void => {
    const pending = entries.map(({ wish, state, problem }) => {
      const { changeId, paint } = wish;
      return { changeId, paint, state, problem };
    });
    shown = { ...shown, pending, ...part };
    deps.changed(shown);
  };

  /** Takes those with their answer off the line; the screen hears of all of them at once. */
  const finish = (
    answers: readonly { readonly entry: Entry<Base>; readonly answer: Result<Recorded> }[],
  ): void => {
    if (answers.length === 0) return;
    const done = new Set(answers.map(({ entry }) => entry));
    entries = entries.filter((entry) => !done.has(entry));
    let { savedAt, refused } = shown;
    for (const { entry, answer } of answers) {
      entry.cancelSlow();
      if (!answer.ok) refused = answer.problem;
      else savedAt = answer.value.savedAt ?? savedAt;
    }
    show({ savedAt, refused });
    for (const { entry, answer } of answers) {
      entry.tell(answer);
      entry.settle(answer);
    }
  };

  /** Says that these are not saved, and waits for the next try. */
  const holdUp = async (held: readonly Entry<Base>[], reason: Problem): Promise<void> => {
    if (!deps.keepsTrying) return finish(held.map((entry) => ({ entry, answer: err(reason) })));
    for (const entry of held) {
      entry.state = 'unsaved';
      entry.problem = reason;
      entry.tell(err(reason));
    }
    show();
    await pause.rest(retryAfterMs);
  };

  const takeBatch = (): readonly Entry<Base>[] => {
    const end = entries.findIndex((entry) => entry.goesAlone);
    return entries.slice(0, end === 0 ? 1 : end === -1 ? entries.length : end);
  };

  const decide = async (batch: readonly Entry<Base>[], base: Base): Promise<Batch<Base>> => {
    const made: Batch<Base> = { drafts: [], without: [], after: base, heldUp: null };
    for (const entry of batch) {
      // What deciding asks of main, such as a signature with a PIN, would be asked of somebody else.
      made.heldUp = deps.whyNotNow();
      if (made.heldUp) return made;
      let decided: Result<Decided<Base> | null>;
      try {
        decided = await entry.wish.decide(made.after);
      } catch {
        // A bug in one rule must not hold up whatever comes behind it.
        decided = err(problem('internal', { logId: 'writer' }));
      }
      // Whoever gave it is away, perhaps since a moment ago: then an answer of now is not about what they gave.
      made.heldUp = deps.whyNotNow();
      if (made.heldUp) return made;
      if (decided.ok && decided.value) {
        made.drafts.push({ entry, draft: decided.value.draft });
        made.after = decided.value.after;
      } else made.without.push({ entry, answer: decided.ok ? ok({ savedAt: null }) : decided });
      // Upon nothing but the record an answer is final at once.
      if (made.drafts.length === 0) finish(made.without.splice(0));
    }
    return made;
  };

  const offer = async ({ drafts, without, after }: Batch<Base>): Promise<void> => {
    for (;;) {
      const answer = await deps.append(drafts.map(({ draft }) => draft));
      if (answer.ok) {
        deps.recorded(answer.value, after);
        const saved = ok({ savedAt: answer.value.savedAt });
        finish([...drafts.map(({ entry }) => ({ entry, answer: saved })), ...without]);
        return;
      }
      const [first, ...others] = drafts;
      if (isPassing(answer.problem)) {
        await holdUp(
          [...drafts, ...without].map(({ entry }) => entry),
          answer.problem,
        );
        if (!deps.keepsTrying) return;
      } else if (first && others.length === 0) {
        finish([{ entry: first.entry, answer }]);
        return;
      } else {
        for (const { entry } of drafts) entry.goesAlone = true;
        return;
      }
    }
  };

  const run = async (): Promise<void> => {
    if (isRunning) return;
    isRunning = true;
    while (entries.length > 0) {
      const base = await deps.load();
      const batch = takeBatch();
      if (!base.ok && isPassing(base.problem)) await holdUp(batch, base.problem);
      else if (!base.ok) finish(batch.map((entry) => ({ entry, answer: base })));
      else {
        const made = await decide(batch, base.value);
        const left = batch.filter((entry) => entries.includes(entry));
        const { heldUp } = made;
        if (heldUp && isPassing(heldUp)) await holdUp(left, heldUp);
        else if (heldUp) finish(left.map((entry) => ({ entry, answer: err(heldUp) })));
        else if (made.drafts.length > 0) await offer(made);
      }
    }
    isRunning = false;
  };

  const join = (wish: Wish<Base>, tell: Entry<Base>['tell'], settle: Entry<Base>['settle']): void => {
    const entry: Entry<Base> = {
      wish,
      tell,
      settle,
      cancelSlow: deps.after(slowAfterMs, () => {
        if (entry.state !== 'saving') return;
        entry.state = 'slow';
        show();
      }),
      state: 'saving',
      problem: null,
      goesAlone: wish.isAboutRecord ?? false,
    };
    entries = [...entries, entry];
    show({ refused: null });
    void run();
  };

  return {
    change: (wish) => {
      let tell: Entry<Base>['tell'] = () => undefined;
      const tried = new Promise<Result<Recorded>>((resolve) => {
        tell = resolve;
      });
      const settled = new Promise<Result<Recorded>>((resolve) => join(wish, tell, resolve));
      return { tried, settled };
    },
    retryNow: pause.wake,
    forgetRefusal: () => {
      if (shown.refused) show({ refused: null });
    },
  };
}
