/**
 * What one person types in this page, field by field: handed to main within `keepAfterMs` of the first key, and said to
 * be kept only when main has it on disk as it stands. It stays here and there until it is recorded or given up; a journal
 * that refuses it takes nothing of it away.
 *
 *   key ─▶ [waiting] ─▶ main ─▶ on disk: kept ─▶ recorded by its field: settled, off the disk
 *              ▲          │ refused or away: slow, said, handed over again
 *              └──────────┘
 */
import type { ClientOf } from '../../shared/contract/contract';
import type { TypistId, typedContract } from '../../shared/contract/typed-contract';
import { createLiveValue, type KnownValue } from '../../shared/kernel/live-value';
import { type Problem, problem } from '../../shared/kernel/problem';
import { err, ok, type Result } from '../../shared/kernel/result';
import { lengthProblem, sameWords } from '../../shared/kernel/typed-words';
import type { Cancel } from '../../shared/kernel/world';
import type { After } from './pause';

/** With the time a disk takes this leaves less than a second of typing at risk. */
export const keepAfterMs = 500;
export const keepSlowAfterMs = 2000;
export const keepAgainAfterMs = 2000;
/** Whoever has not typed for so long is not typing now: what is said of it may change without flickering. */
export const calmAfterMs = 1200;

export type TypedClient = Pick<ClientOf<typeof typedContract>, 'keep' | 'read'>;

export type TypedEntry = {
  readonly text: string;
  /** On disk as it stands here, or recorded. */
  readonly isKept: boolean;
  /** It is recorded: it stands here only so that nothing moves under the cursor. */
  readonly isSettled: boolean;
  readonly isRecording: boolean;
  /** Why it could not be recorded. */
  readonly problem: Problem | null;
};

export type ShelfState = {
  readonly entries: ReadonlyMap<string, TypedEntry>;
  /** How many fields hold something that is not on disk. */
  readonly unkept: number;
  /** Somebody is typing, or was a moment ago. */
  readonly isTyping: boolean;
  /** It takes longer than it should, or main cannot. */
  readonly isSlow: boolean;
  /** Why main could not; null while there is no such answer. */
  readonly problem: Problem | null;
  readonly keptAt: string | null;
  /** What an earlier page left behind is here. */
  readonly isRead: boolean;
};

/** How a field records what stands in it. */
export type HowToRecord = {
  /** What is recorded now. */
  readonly recorded: () => string;
  /** Most characters that may be recorded, blanks around them not counted. */
  readonly limit: number;
  /** Resolves when it is on disk, or refused for good. */
  readonly save: (text: string) => Promise<Result<unknown>>;
};

export type TypedShelf = {
  readonly ownerId: TypistId | null;
  readonly state: KnownValue<ShelfState>;
  readonly type: (field: string, text: string) => void;
  /** Records what the field holds; the same text is on its way once. A refusal keeps the text, and its reason with it. */
  readonly record: (field: string, how: HowToRecord) => Promise<Result<null>>;
  /** Gives up what the field holds. */
  readonly forget: (field: string) => void;
  /** Hands over at once what waits. Resolves when main answered. */
  readonly flush: () => Promise<void>;
  /** Asks main what is kept: another window may have kept more. */
  readonly refresh: () => Promise<void>;
};

export type ShelfDeps = {
  readonly client: TypedClient;
  /** This person works here at this moment: main takes what they typed from nobody else. */
  readonly isHere: () => boolean;
  readonly after: After;
};

const emptyState: ShelfState = {
  entries: new Map(),
  unkept: 0,
  isTyping: false,
  isSlow: false,
  problem: null,
  keptAt: null,
  isRead: false,
};

/** @param ownerId null: nobody has worked here yet, and nothing is handed over */
export function createTypedShelf(ownerId: TypistId | null, deps: ShelfDeps): TypedShelf {
  const { client, after } = deps;
  const state = createLiveValue<ShelfState>(emptyState);
  const entries = new Map<string, TypedEntry>();
  /** What main has to hear: the text of a field, or null to forget it. */
  const waiting = new Map<string, string | null>();
  /** Fields that changed since main was asked what it keeps: they know better. */
  let touched = new Set<string>();
  let due: Cancel | null = null;
  let slow: Cancel | null = null;
  let calm: Cancel | null = null;
  let onTheWay = 0;
  /** What waits should have gone by now. */
  let isOverdue = false;

  const isUnkept = (entry: TypedEntry): boolean => !entry.isKept;
  const show = (part: Partial<ShelfState> = {}): void => {
    const unkept = [...entries.values()].filter(isUnkept).length;
    if (unkept === 0) {
      slow?.();
      slow = null;
    } else slow ??= after(keepSlowAfterMs, () => show({ isSlow: true }));
    const well = unkept === 0 ? { isSlow: false, problem: null } : {};
    state.set({ ...state.get(), ...part, ...well, entries: new Map(entries), unkept });
  };
  const schedule = (ms: number): void => {
    due ??= after(ms, () => {
      due = null;
      // One that has no answer yet is not overtaken by the clock, only by whoever leaves; the next goes right behind it.
      if (onTheWay === 0) void send();
      else isOverdue = true;
    });
  };

  const noteKept = (batch: ReadonlyMap<string, string | null>): void => {
    for (const [field, text] of batch) {
      touched.add(field);
      if (waiting.get(field) !== text) continue;
      waiting.delete(field);
      const entry = entries.get(field);
      if (entry && entry.text === text) entries.set(field, { ...entry, isKept: true });
    }
  };
  const send = async (): Promise<void> => {
    due?.();
    due = null;
    isOverdue = false;
    if (waiting.size === 0 || ownerId === null || !deps.isHere()) return;
    const batch = new Map(waiting);
    onTheWay += 1;
    const answer = await client.keep({
      ownerId,
      texts: [...batch].map(([field, text]) => ({ field, text })),
    });
    onTheWay -= 1;
    if (answer.ok) {
      noteKept(batch);
      slow?.();
      slow = null;
      show({ keptAt: answer.value.keptAt, isSlow: false, problem: null });
    } else show({ problem: answer.problem, isSlow: true });
    if (waiting.size === 0) return;
    if (!answer.ok) schedule(keepAgainAfterMs);
    else if (isOverdue && onTheWay === 0) await send();
    else schedule(keepAfterMs);
  };
  const tell = (field: string, text: string | null, part: Partial<ShelfState> = {}): void => {
    touched.add(field);
    waiting.set(field, text);
    show(part);
    schedule(keepAfterMs);
  };
  const forget = (field: string): void => {
    if (!entries.delete(field)) return;
    tell(field, null);
  };

  const take = (texts: readonly { readonly field: string; readonly text: string }[]): void => {
    const kept = new Map(texts.map(({ field, text }) => [field, text]));
    const isOurs = (field: string): boolean => touched.has(field) || waiting.has(field);
    for (const [field, entry] of entries)
      if (!entry.isSettled && !kept.has(field) && !isOurs(field)) entries.delete(field);
    for (const [field, text] of kept)
      if (!isOurs(field) && entries.get(field)?.text !== text)
        entries.set(field, { text, isKept: true, isSettled: false, isRecording: false, problem: null });
  };

  /** Changes an entry without a word of it changing. */
  const note = (field: string, text: string, part: Partial<TypedEntry>): void => {
    const entry = entries.get(field);
    if (entry?.text === text) entries.set(field, { ...entry, ...part });
    show();
  };
  const settle = (field: string, text: string): void => {
    if (entries.get(field)?.text !== text) return;
    note(field, text, { isKept: true, isSettled: true, isRecording: false, problem: null });
    tell(field, null);
  };
  const recording = new Map<string, { readonly text: string; readonly answer: Promise<Result<null>> }>();
  const save = async (field: string, text: string, how: HowToRecord): Promise<Result<null>> => {
    const saved = await how.save(text).catch(() => err(problem('internal', { logId: 'typed' })));
    recording.delete(field);
    if (saved.ok) settle(field, text);
    else note(field, text, { isRecording: false, problem: saved.problem });
    return saved.ok ? ok(null) : saved;
  };
  const record = (field: string, how: HowToRecord, mayBeSame = true): Promise<Result<null>> => {
    const entry = entries.get(field);
    if (!entry || entry.isSettled) return Promise.resolve(ok(null));
    calm?.();
    if (state.get().isTyping) show({ isTyping: false });
    const { text } = entry;
    const running = recording.get(field);
    // What is recorded now may be what is on its way, and not on disk: one after the other.
    if (running)
      return running.text === text
        ? running.answer
        : running.answer.then((before) => record(field, how, before.ok));
    if (mayBeSame && sameWords(text, how.recorded())) {
      settle(field, text);
      return Promise.resolve(ok(null));
    }
    const reason = lengthProblem(text, how.limit);
    if (reason) {
      note(field, text, { problem: reason });
      return Promise.resolve(err(reason));
    }
    const answer = save(field, text, how);
    recording.set(field, { text, answer });
    note(field, text, { isRecording: true, problem: null });
    return answer;
  };

  const refresh = async (): Promise<void> => {
    if (ownerId === null || !deps.isHere()) return;
    touched = new Set();
    const answer = await client.read({ ownerId });
    if (answer.ok) take(answer.value.texts);
    show({ isRead: true });
    if (!answer.ok) after(keepAgainAfterMs, () => void refresh());
  };

  return {
    ownerId,
    state,
    type: (field, text) => {
      calm?.();
      calm = after(calmAfterMs, () => show({ isTyping: false }));
      entries.set(field, { text, isKept: false, isSettled: false, isRecording: false, problem: null });
      tell(field, text, { isTyping: true });
    },
    record: (field, how) => record(field, how),
    forget,
    flush: send,
    refresh,
  };
}
