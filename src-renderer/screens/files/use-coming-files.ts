/**
 * Files that are being added: one after the other, each with how far it is, until it is recorded or refused. What was refused
 * stands there with the reason until somebody has read it; the others go on.
 */
import { useRef, useState } from 'react';
import type { Problem } from '../../../shared/kernel/problem';
import type { Result } from '../../../shared/kernel/result';
import type { NamedFile } from '../../../shared/values/named-file';
import { addFile } from '../../actions/add-file';
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

/** @param onAdded records what names the file, which lies whole on the disk */
export function useComingFiles(onAdded: (file: NamedFile) => Promise<Result<unknown>>): ComingFiles {
  const add = useAction(addFile);
  const [coming, setComing] = useState<readonly ComingFile[]>([]);
  const controls = useRef(new Map<number, AbortController>());
  const next = useRef(0);
  const turn = useRef<Promise<void>>(Promise.resolve());

  const change = (key: number, fields: Partial<ComingFile>): void =>
    setComing((list) => list.map((one) => (one.key === key ? { ...one, ...fields } : one)));
  const letGo = (key: number): void => {
    controls.current.get(key)?.abort();
    controls.current.delete(key);
    setComing((list) => list.filter((one) => one.key !== key));
  };
  const addOne = async (key: number, file: File): Promise<void> => {
    const signal = controls.current.get(key)?.signal;
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
        next.current += 1;
        controls.current.set(next.current, new AbortController());
        return { key: next.current, file };
      });
      setComing((list) => [
        ...list,
        ...begun.map(({ key, file }) => ({
          key,
          name: file.name,
          bytes: file.size,
          handed: 0,
          problem: null,
        })),
      ]);
      for (const { key, file } of begun) turn.current = turn.current.then(() => addOne(key, file));
    },
  };
}
