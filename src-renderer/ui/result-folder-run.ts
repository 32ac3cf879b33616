/** How far the folder of results is being filled by this page; in memory, because main and the folder know what is there. */
import { create } from 'zustand';

export type ResultFolderRun = {
  /** Results in this run; null: nothing is being written. */
  readonly progress: { readonly done: number; readonly total: number } | null;
  /** Results whose sheet waits until their exam is whole on this device. */
  readonly leftOut: number;
  /** Counts up when somebody asks to try again at once. */
  readonly asked: number;
};

export const useResultFolderRun = create<ResultFolderRun>()(() => ({ progress: null, leftOut: 0, asked: 0 }));

export const tryFolderAgain = (): void => useResultFolderRun.setState(({ asked }) => ({ asked: asked + 1 }));
