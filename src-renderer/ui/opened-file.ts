/**
 * The exam file that was opened to look at. In memory only, and only for who opened it: after a change of person it is
 * not shown any more. One that was opened before anybody signed in may be seen by whoever stands there.
 */
import { create } from 'zustand';
import type { StaffId } from '../../shared/kernel/ids';
import type { Problem } from '../../shared/kernel/problem';

export type OpenedFile = {
  readonly name: string;
  /** Its bytes, or why they could not be read. */
  readonly content: Uint8Array | Problem;
  readonly openedBy: StaffId | null;
};

type OpenedFileStore = {
  readonly opened: OpenedFile | null;
  readonly open: (file: OpenedFile | null) => void;
};

/** The one file that is being looked at. Whether it may be shown is asked of `maySee` at every look. */
export const useOpenedFile = create<OpenedFileStore>()((set) => ({
  opened: null,
  open: (opened) => set({ opened }),
}));

/** Whether that person may see the file. */
export const maySee = (file: OpenedFile, actorId: StaffId | null): boolean =>
  file.openedBy === null || file.openedBy === actorId;
