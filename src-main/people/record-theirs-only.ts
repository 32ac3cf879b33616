/** What may be recorded while a candidate has the device: their own portfolio, and as theirs. */
import { isDeepStrictEqual } from 'node:util';
import type { ChangeId, StaffId } from '../../shared/kernel/ids';
import { type Problem, problem } from '../../shared/kernel/problem';
import { err, type Result } from '../../shared/kernel/result';
import type { Draft } from '../../shared/protocol/change';
import { type Added, fieldIn, readAdded } from '../../shared/protocol/read-added';
import type { AddedVersion, VersionsOf } from '../follow/added-versions';
import type { Handed } from './handed-over';

type Theirs = { readonly to: Handed; readonly staffId: StaffId; readonly versionsOf: VersionsOf };

/**
 * A new one says that the candidate added it, in whose session; of what was there they change what they added themselves, at
 * whatever device, as on their own page. Whose it is and who added it is read from the version that is changed, and stays.
 */
function mayFollow(
  { changeId, upon }: Draft,
  added: Added,
  versions: ReadonlyMap<ChangeId, AddedVersion>,
  staffId: StaffId,
): boolean {
  if (fieldIn(added.by, 'by') !== 'candidate') return false;
  if (upon === null) {
    const isNew = versions.size === 0 || versions.get(changeId)?.isMade === true;
    return isNew && fieldIn(added.by, 'staffId') === staffId;
  }
  const before = versions.get(upon);
  return (
    before !== undefined &&
    before.participantId === added.participantId &&
    isDeepStrictEqual(before.by, added.by)
  );
}

/** One of another's among their own takes all of them along. */
async function areTheirs(drafts: readonly Draft[], { to, staffId, versionsOf }: Theirs): Promise<boolean> {
  /** Of this very call: a later draft may change what an earlier one makes. */
  const made = new Map<string, Map<ChangeId, AddedVersion>>();
  for (const draft of drafts) {
    const added = readAdded(draft);
    if (!added || !to.ids.some((id) => id === added.participantId)) return false;
    const key = `${draft.type} ${draft.subjectId}`;
    const versions = made.get(key) ?? new Map(await versionsOf(draft.type, draft.subjectId));
    if (!mayFollow(draft, added, versions, staffId)) return false;
    made.set(key, versions.set(draft.changeId, { ...added, isMade: true }));
  }
  return true;
}

type RecordDrafts<Kept> = (drafts: readonly Draft[], by?: StaffId) => Promise<Result<Kept, Problem>>;

export type TheirsOnly = {
  /** Asked at the moment of recording. */
  readonly handed: () => Handed | null;
  /** Who answers for what is recorded now. */
  readonly worker: () => StaffId | null;
  readonly versionsOf: VersionsOf;
};

/** The same recording, where nobody but staff has the device; else of this candidate's portfolio only. */
export function recordTheirsOnly<Kept>(
  record: RecordDrafts<Kept>,
  { handed, worker, versionsOf }: TheirsOnly,
): RecordDrafts<Kept> {
  /** One after another: what is recorded right now may be what the next one changes. */
  let last: Promise<unknown> = Promise.resolve();
  const judge = async (
    asked: Theirs,
    drafts: readonly Draft[],
    by?: StaffId,
  ): Promise<Result<Kept, Problem>> => {
    if (!(await areTheirs(drafts, asked))) return err(problem('device-handed-over'));
    // Versions are read from the disk: whoever has the device by now must be who asked.
    const isSame = handed() === asked.to && worker() === asked.staffId;
    return isSame ? record(drafts, by) : err(problem('device-locked'));
  };
  return async (drafts, by) => {
    const [to, staffId] = [handed(), worker()];
    if (to === null) return record(drafts, by);
    if (staffId === null) return err(problem('device-handed-over'));
    const done = last.then(() => judge({ to, staffId, versionsOf }, drafts, by));
    last = done.catch(() => undefined);
    return done;
  };
}
