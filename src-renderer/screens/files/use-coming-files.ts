/**
 * Files that are being added: one after the other, each with how far it is, until it is recorded or refused. What was refused
 * stands there with the reason until somebody has read it; the others go on. A device that is locked meanwhile takes nothing,
 * and nothing is recorded as somebody else's: such a file waits until whoever chose it is back.
 */
import { useRef, useState } from 'react';
import type { StaffId } from '../../../shared/kernel/ids';
import { createLiveValue, type LiveValue } from '../../../shared/kernel/live-value';
import { type Problem, type ProblemCode, problem } from '../../../shared/kernel/problem';
import type { Result } from '../../../shared/kernel/result';
import type { Staff } from '../../../shared/records/staff';
import type { NamedFile } from '../../../shared/values/named-file';
import { addFile } from '../../actions/add-file';
import { useQuerySource } from '../../queries/query-source';
import { useLiveValue } from '../../queries/use-live-value';
import { useAction } from '../../ui/use-action';

export type ComingFile = {
  readonly key: number;
  readonly name: string;
  readonly bytes: number;
  /** How many of them lie on the disk. */
  readonly handed: number;
  /** The device was locked: it goes on when whoever chose it is back. */
  readonly isWaiting: boolean;
  readonly problem: Problem | null;
};

export type ComingFiles = {
  readonly coming: readonly ComingFile[];
  readonly add: (files: readonly File[]) => void;
  /** Calls one off, or puts away one that was refused. */
  readonly letGo: (key: number) => void;
};

const createComingList = () => ({
  list: createLiveValue<readonly ComingFile[]>([]),
  controls: new Map<number, AbortController>(),
  next: 0,
  /** One after the other, per person: what waits for somebody holds up nobody else's. */
  turns: new Map<StaffId | null, Promise<void>>(),
});
type ComingList = ReturnType<typeof createComingList>;

/** By page and name: those that outlive the screen on which they were begun. */
const keptByPage = new WeakMap<object, Map<string, ComingList>>();

function useComing(keptAs: string | undefined): ComingList {
  const { writer } = useQuerySource();
  const [own] = useState(createComingList);
  if (keptAs === undefined) return own;
  const kept = keptByPage.get(writer) ?? new Map<string, ComingList>();
  keptByPage.set(writer, kept);
  const found = kept.get(keptAs) ?? own;
  kept.set(keptAs, found);
  return found;
}

/** What is coming under this name, wherever it was begun. */
export const useKeptFiles = (keptAs: string): readonly ComingFile[] =>
  useLiveValue(useComing(keptAs).list) ?? [];

const letGoIn =
  ({ list, controls }: Pick<ComingList, 'list' | 'controls'>) =>
  (key: number): void => {
    controls.get(key)?.abort();
    controls.delete(key);
    list.set(list.get().filter((one) => one.key !== key));
  };

/** The same, for a screen on which none of it can be begun. */
export function useKeptComing(keptAs: string): Pick<ComingFiles, 'coming' | 'letGo'> {
  const kept = useComing(keptAs);
  return { coming: useLiveValue(kept.list) ?? [], letGo: letGoIn(kept) };
}

/** The device was locked while it came, or slept so long that main let go of what was begun: it begins anew. */
const beginsAnew: ReadonlySet<ProblemCode> = new Set(['nobody-signed-in', 'stage-missing']);
/** How often one begins anew while nothing changed: what is let go again and again is refused. */
const mostTries = 5;
/** Main is locked a moment before the page hears of it. */
const betweenTriesMs = 300;

const idOf = (staff: Staff | null | undefined): StaffId | null => staff?.staffId ?? null;

/** Resolves when `isSo`, or when it was called off. */
const until = <T>(
  value: LiveValue<T>,
  isSo: (now: T | undefined) => boolean,
  signal: AbortSignal,
): Promise<void> =>
  new Promise((resolve) => {
    const look = (): void => {
      if (!signal.aborted && !isSo(value.get())) return;
      stop();
      resolve();
    };
    const stop = value.subscribe(look);
    signal.addEventListener('abort', look);
    look();
  });

type WhyNot = (bytes: number) => Problem | null;
type OnAdded = (file: NamedFile) => Promise<Result<unknown>>;

/** What brings one file in, for whoever chose it, however often the device is locked meanwhile. */
function useBringIn({ list, controls }: ComingList, whyNot: WhyNot | undefined) {
  const add = useAction(addFile);
  const latest = useRef(whyNot);
  latest.current = whyNot;
  const { writer, world } = useQuerySource();
  const { live } = writer.actor;
  const change = (key: number, fields: Partial<ComingFile>): void =>
    list.set(list.get().map((one) => (one.key === key ? { ...one, ...fields } : one)));
  const letGo = letGoIn({ list, controls });
  /** Resolves when they work here. */
  const whileAtWork = async (key: number, authorId: StaffId | null, signal: AbortSignal): Promise<void> => {
    const isBack = (now: Staff | null | undefined): boolean => idOf(now) === authorId;
    if (isBack(live.get())) return;
    change(key, { isWaiting: true });
    await until(live, isBack, signal);
    change(key, { isWaiting: false });
  };
  const bringIn = async (
    key: number,
    file: File,
    authorId: StaffId | null,
    onAdded: OnAdded,
  ): Promise<void> => {
    const signal = controls.get(key)?.signal;
    for (let tries = 1; signal && !signal.aborted; tries += 1) {
      await whileAtWork(key, authorId, signal);
      const onProgress = (handed: number) => change(key, { handed });
      const added = await add({
        file,
        signal,
        onProgress,
        whyNot: (bytes) => latest.current?.(bytes) ?? null,
      });
      if (!added.ok && beginsAnew.has(added.problem.code) && tries < mostTries) {
        await world.pause(betweenTriesMs);
        continue;
      }
      await whileAtWork(key, authorId, signal);
      if (signal.aborted) return;
      const recorded = added.ok && added.value ? await onAdded(added.value) : added;
      if (recorded.ok) letGo(key);
      else change(key, { problem: recorded.problem });
      return;
    }
  };
  // A sound is stopped when its screen goes, and that is when the device is locked: it is of whoever worked here before.
  const [before] = useState(() => idOf(live.get()));
  return { bringIn, letGo, authorId: () => idOf(live.get()) ?? before };
}

/**
 * @param onAdded records what names the file, which lies whole on the disk
 * @param keptAs under this name they go on, and tell what was refused, when one leaves the screen and comes back
 * @param whyNot one of so many bytes may not be added, asked in its turn
 */
export function useComingFiles(onAdded: OnAdded, keptAs?: string, whyNot?: WhyNot): ComingFiles {
  const kept = useComing(keptAs);
  const { list, controls } = kept;
  const { writer } = useQuerySource();
  const coming = useLiveValue(list) ?? [];
  const { bringIn, letGo, authorId } = useBringIn(kept, whyNot);
  /** Whatever goes wrong with one, the others go on. */
  const inTurn = (key: number, file: File, by: StaffId | null): void => {
    const turn = kept.turns.get(by) ?? Promise.resolve();
    const failed = problem('file-unreadable');
    const came = writer.coming.begin(by);
    controls.get(key)?.signal.addEventListener('abort', came);
    const done = turn
      .then(() => bringIn(key, file, by, onAdded))
      .catch(() => list.set(list.get().map((one) => (one.key === key ? { ...one, problem: failed } : one))))
      .finally(came);
    kept.turns.set(by, done);
  };
  return {
    coming,
    letGo,
    add: (files) => {
      const by = authorId();
      const begun = files.map((file) => {
        kept.next += 1;
        controls.set(kept.next, new AbortController());
        return { key: kept.next, file };
      });
      const fresh = { handed: 0, isWaiting: false, problem: null };
      list.set([
        ...list.get(),
        ...begun.map(({ key, file }) => ({ key, name: file.name, bytes: file.size, ...fresh })),
      ]);
      for (const { key, file } of begun) inTurn(key, file, by);
    },
  };
}
