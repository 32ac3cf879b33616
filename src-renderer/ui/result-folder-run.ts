/** How far the folder of results is being filled by this page; in memory, because main and the folder know what is there. */
import { create } from 'zustand';
import type { ChangeId } from '../../shared/kernel/ids';
import type { Problem } from '../../shared/kernel/problem';

export type ResultFolderRun = {
  /** Results in this run; null: nothing is being written. */
  readonly progress: { readonly done: number; readonly total: number } | null;
  /** Results whose sheet waits until their exam is whole on this device. */
  readonly leftOut: number;
  /** Results whose sheet could not be made, and why the last of them. */
  readonly unmade: { readonly changeIds: readonly ChangeId[]; readonly problem: Problem } | null;
  /** Sheets that this page wrote and of which it could not be recorded that they left the device. */
  readonly unrecorded: number;
  /** Counts up when somebody asks to try again at once. */
  readonly asked: number;
};

export const useResultFolderRun = create<ResultFolderRun>()(() => ({
  ...{ progress: null, leftOut: 0, unmade: null, unrecorded: 0, asked: 0 },
}));

/** Asks for another try now, without waiting for something to change. */
export const tryFolderAgain = (): void => useResultFolderRun.setState(({ asked }) => ({ asked: asked + 1 }));
