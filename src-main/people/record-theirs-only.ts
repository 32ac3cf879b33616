/** What may be recorded while a candidate has the device: their own portfolio, and as theirs. */
import { isDeepStrictEqual } from 'node:util';
import type { ChangeId, StaffId } from '../../shared/kernel/ids';
import { type Problem, problem } from '../../shared/kernel/problem';
import { err, type Result } from '../../shared/kernel/result';
import type { Draft } from '../../shared/protocol/change';
import { type Added, fieldIn, readAdded } from '../../shared/protocol/read-added';
import type { AddedVersion, AddedVersions, VersionsOf } from '../follow/added-versions';
import type { Handed, HandedOver } from './handed-over';

type Sources = {
  readonly versionsOf: VersionsOf;
  readonly isFileOf: AddedVersions['isFileOf'];
  readonly isSaved: HandedOver['isSaved'];
};
type Theirs = { readonly to: Handed; readonly staffId: StaffId; readonly sources: Sources };

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

/** What a draft names, in its envelope and in what it says: nothing says that these are the same. */
function digestsIn({ attachments, body }: Draft): readonly unknown[] {
  const file = fieldIn(body, 'file');
  const said = [file, fieldIn(file, 'preview')].map((one) => fieldIn(one, 'digest'));
  return [...attachments.map(({ digest }) => digest), ...said.filter((one) => one !== undefined)];
}

/**
 * A file is theirs when they put it here while they had the device, or when evidence of theirs names it already. A digest alone
 * proves nothing: the view tells those of everybody's files, and whoever may name one reads it.
 */
async function hasTheirFiles(draft: Draft, { to, sources }: Theirs): Promise<boolean> {
  for (const digest of new Set(digestsIn(draft))) {
    if (typeof digest !== 'string') return false;
    if (!sources.isSaved(to, digest) && !(await sources.isFileOf(to.ids, digest))) return false;
  }
  return true;
}

/** One of another's among their own takes all of them along. */
async function areTheirs(drafts: readonly Draft[], asked: Theirs): Promise<boolean> {
  const { to, staffId, sources } = asked;
  /** Of this very call: a later draft may change what an earlier one makes. */
  const made = new Map<string, Map<ChangeId, AddedVersion>>();
  for (const draft of drafts) {
    const added = readAdded(draft);
    if (!added || !to.ids.some((id) => id === added.participantId)) return false;
    const key = `${draft.type} ${draft.subjectId}`;
    const versions = made.get(key) ?? new Map(await sources.versionsOf(draft.type, draft.subjectId));
    if (!mayFollow(draft, added, versions, staffId) || !(await hasTheirFiles(draft, asked))) return false;
    made.set(key, versions.set(draft.changeId, { ...added, isMade: true }));
  }
  return true;
}

type RecordDrafts<Kept> = (drafts: readonly Draft[], by?: StaffId) => Promise<Result<Kept, Problem>>;

export type TheirsOnly = Sources & {
  /** Asked at the moment of recording. */
  readonly handed: () => Handed | null;
  /** Who answers for what is recorded now. */
  readonly worker: () => StaffId | null;
};

/** The same recording, where nobody but staff has the device; else of this candidate's portfolio only. */
export function recordTheirsOnly<Kept>(
  record: RecordDrafts<Kept>,
  { handed, worker, ...sources }: TheirsOnly,
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
    const done = last.then(() => judge({ to, staffId, sources }, drafts, by));
    last = done.catch(() => undefined);
    return done;
  };
}
