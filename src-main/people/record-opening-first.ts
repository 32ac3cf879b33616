/**
 * Records what somebody does who was let in while the disk was full: that they were let in goes before it, in the same
 * append, so that no change names a session that nobody knows.
 */
import type { StaffId } from '../../shared/kernel/ids';
import { ok, type Result } from '../../shared/kernel/result';
import type { Draft } from '../../shared/protocol/change';
import type { SessionHolder } from './session-holder';

type Kept<Change> = { readonly position: number; readonly changes: Change[]; readonly savedAt: string };
type RecordDrafts<Change> = (drafts: readonly Draft[], by?: StaffId) => Promise<Result<Kept<Change>>>;

/** The same recording, and the answer holds one change per draft that was given. */
export const recordOpeningFirst =
  <Change>(
    record: RecordDrafts<Change>,
    holder: Pick<SessionHolder, 'unrecorded' | 'noteRecorded'>,
  ): RecordDrafts<Change> =>
  async (drafts, by) => {
    const opening = holder.unrecorded();
    if (opening === null) return record(drafts, by);
    const recorded = await record([opening, ...drafts], by);
    if (!recorded.ok) return recorded;
    holder.noteRecorded(opening);
    return ok({ ...recorded.value, changes: recorded.value.changes.slice(1) });
  };
