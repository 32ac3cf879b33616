/**
 * Files that are being added: one after the other, each with how far it is, until it is recorded or refused. What was refused
 * stands there with the reason until somebody has read it; the others go on.
 */
import { useState } from 'react';
import { createLiveValue } from '../../../shared/kernel/live-value';
import type { Problem } from '../../../shared/kernel/problem';
import type { Result } from '../../../shared/kernel/result';
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
  readonly problem: Problem | null;
};

export type ComingFiles = {
  readonly coming: readonly ComingFile[];
  readonly add: (files: readonly File[]) => void;
  /** Calls one off, or puts away one that was refused. */
  readonly letGo: (key: number) => void;
};

const createComing = () => ({
  list: createLiveValue<readonly ComingFile[]>([]),
  controls: new Map<number, AbortController>(),
  next: 0,
  turn: Promise.resolve(),
});
type Coming = ReturnType<typeof createComing>;

/** By page and name: those that outlive the screen on which they were begun. */
const keptByPage = new WeakMap<object, Map<string, Coming>>();

function useComing(keptAs: string | undefined): Coming {
  const { writer } = useQuerySource();
  const [own] = useState(createComing);
  if (keptAs === undefined) return own;
  const kept = keptByPage.get(writer) ?? new Map<string, Coming>();
  keptByPage.set(writer, kept);
  const found = kept.get(keptAs) ?? own;
  kept.set(keptAs, found);
  return found;
}

/** What is coming under this name, wherever it was begun. */
export const useKeptFiles = (keptAs: string): readonly ComingFile[] =>
  useLiveValue(useComing(keptAs).list) ?? [];

/**
 * @param onAdded records what names the file, which lies whole on the disk
 * @param keptAs under this name they go on, and tell what was refused, when one leaves the screen and comes back
 */
export function useComingFiles(
  onAdded: (file: NamedFile) => Promise<Result<unknown>>,
  keptAs?: string,
): ComingFiles {
  const add = useAction(addFile);
  const kept = useComing(keptAs);
  const { list, controls } = kept;
  const coming = useLiveValue(list) ?? [];

  const change = (key: number, fields: Partial<ComingFile>): void =>
    list.set(list.get().map((one) => (one.key === key ? { ...one, ...fields } : one)));
  const letGo = (key: number): void => {
    controls.get(key)?.abort();
    controls.delete(key);
    list.set(list.get().filter((one) => one.key !== key));
  };
  const addOne = async (key: number, file: File): Promise<void> => {
    const signal = controls.get(key)?.signal;
    if (!signal || signal.aborted) return;
    const added = await add({ file, signal, onProgress: (handed) => change(key, { handed }) });
    if (added.ok && !added.value) return letGo(key);
    const recorded = added.ok && added.value ? await onAdded(added.value) : added;
    if (recorded.ok) letGo(key);
    else change(key, { problem: recorded.problem });
  };

  return {
    coming,
    letGo,
    add: (files) => {
      const begun = files.map((file) => {
        kept.next += 1;
        controls.set(kept.next, new AbortController());
        return { key: kept.next, file };
      });
      list.set([
        ...list.get(),
        ...begun.map(({ key, file }) => ({
          key,
          name: file.name,
          bytes: file.size,
          handed: 0,
          problem: null,
        })),
      ]);
      for (const { key, file } of begun) kept.turn = kept.turn.then(() => addOne(key, file));
    },
  };
}
