/**
 * Keeps drafts of qualifications on the disk of this device (E1 to E8 of the journal's SPEC). One after another: a change
 * goes upon the revision before it or is refused, so that two windows never write over each other without knowing.
 */
import type { Draft, DraftChange, DraftFacts } from '../../shared/contract/drafts-contract';
import type { QualificationId, StaffId } from '../../shared/kernel/ids';
import { withSteps } from '../../shared/kernel/kept-steps';
import { createLiveValue, type KnownValue } from '../../shared/kernel/live-value';
import { problem } from '../../shared/kernel/problem';
import { err, ok, type Result } from '../../shared/kernel/result';
import type { World } from '../../shared/kernel/world';
import { type FilesPort, systemCode } from '../disk/files-port';
import { storageProblem } from '../disk/storage-problem';
import { userFiles } from '../disk/user-files';
import { draftFilesIn } from './draft-files';

export type Drafts = {
  /** Which there are; none until the disk was read. */
  readonly kept: KnownValue<DraftFacts[]>;
  /** Of which qualifications the draft cannot be read, as far as can be told without asking for it. */
  readonly broken: KnownValue<QualificationId[]>;
  readonly read: (qualificationId: QualificationId) => Promise<Result<{ draft: Draft | null }>>;
  /** Resolves when it is on disk; a problem means that what was kept before is kept still. */
  readonly keep: (
    editedBy: StaffId | null,
    change: DraftChange,
  ) => Promise<Result<{ revision: number; keptAt: string }>>;
  readonly discard: (
    qualificationId: QualificationId,
    upon: number,
  ) => Promise<Result<Record<string, never>>>;
  /**
   * A draft whose file cannot be read (`draft-unreadable`) goes out of the way; its file stays as it is, under another name.
   * @param isEarlierTaken the state before the last one becomes the draft; refused where there is none
   */
  readonly setAside: (
    qualificationId: QualificationId,
    isEarlierTaken: boolean,
  ) => Promise<Result<Record<string, never>>>;
  /** All of them go: the device lost its access. */
  readonly forgetAll: () => Promise<void>;
  /** Resolves when what was asked so far is done. */
  readonly settled: () => Promise<void>;
};

const factsOf = ({ qualificationId, revision, beganAt, editedAt, editedBy }: Draft): DraftFacts => ({
  ...{ qualificationId, revision, beganAt, editedAt, editedBy },
});

/**
 * The draft with what changed in it. A draft that begins is made of the change alone.
 * @param ended a revision that no draft went beyond which was given up
 */
function withChange(
  before: Draft | undefined,
  ended: number,
  change: DraftChange,
  edited: { readonly editedAt: string; readonly editedBy: StaffId | null },
): Draft {
  const nodes = new Map(Object.entries(before?.nodes ?? {}));
  for (const { nodeId, node } of change.nodes)
    if (node === null) nodes.delete(nodeId);
    else nodes.set(nodeId, node);
  const { qualificationId, baseDigest, baseNumber = 0, rootIds, conflicts, history } = change;
  const steps = (way: 'past' | 'future') =>
    history ? [...withSteps(before?.history?.[way] ?? [], history[way])] : [];
  return {
    ...{ qualificationId, baseDigest, baseNumber, rootIds, conflicts },
    history: { past: steps('past'), future: steps('future') },
    ...edited,
    revision: (before?.revision ?? ended) + 1,
    beganAt: before?.beganAt ?? edited.editedAt,
    nodes: Object.fromEntries(nodes),
  };
}

/**
 * @param folder of the drafts; made with the first of them
 * @param secret of the device
 */
export function createDrafts(
  folder: string,
  secret: Uint8Array,
  world: Pick<World, 'now' | 'randomBytes'>,
  files: FilesPort = userFiles,
): Drafts {
  const disk = draftFilesIn(folder, secret, world, files);
  const kept = createLiveValue<DraftFacts[]>([]);
  const broken = createLiveValue<QualificationId[]>([]);
  const tellBroken = (qualificationId: QualificationId, isBroken: boolean): void => {
    const others = broken.get().filter((id) => id !== qualificationId);
    if (isBroken || others.length < broken.get().length)
      broken.set(isBroken ? [...others, qualificationId] : others);
  };
  let drafts: Map<QualificationId, Draft> | null = null;
  /**
   * A draft that begins after one that was given up counts on: whoever still has that one open would take a revision with
   * the same number for their own, and hand over only what changed in theirs.
   */
  let ended = 0;
  const told = (known: ReadonlyMap<QualificationId, Draft>): void =>
    kept.set([...known.values()].map(factsOf));
  const known = async (): Promise<Map<QualificationId, Draft>> => {
    if (drafts) return drafts;
    drafts = new Map((await disk.readAll()).map((draft) => [draft.qualificationId, draft]));
    if (drafts.size > 0) told(drafts);
    for (const { qualificationId } of await disk.readEarlierOfUnread()) tellBroken(qualificationId, true);
    return drafts;
  };
  /** A problem where its file is there and cannot be read: what stands in it is neither given nor written over. */
  const draftOf = async (qualificationId: QualificationId): Promise<Result<Draft | undefined>> => {
    const all = await known();
    const held = all.get(qualificationId);
    if (held) return ok(held);
    const found = await disk.readAgain(qualificationId);
    tellBroken(qualificationId, found === 'unreadable');
    if (found === 'unreadable') {
      const earlier = await disk.readEarlier(qualificationId);
      return err(problem('draft-unreadable', { qualificationId, earlier: earlier?.editedAt ?? null }));
    }
    if (!found) return ok(undefined);
    all.set(qualificationId, found);
    told(all);
    return ok(found);
  };

  let last: Promise<unknown> = Promise.resolve();
  /** In the order of asking; what the disk refuses is a problem, and anything else a mistake of ours. */
  const inTurn = <T>(work: () => Promise<Result<T>>): Promise<Result<T>> => {
    const turn = last.then(work).catch((error) => {
      if (systemCode(error) === null) throw error;
      return err(storageProblem(error));
    });
    last = turn.catch(() => undefined);
    return turn;
  };
  const moved = (qualificationId: QualificationId) => err(problem('draft-moved', { qualificationId }));
  void inTurn(async () => ok(await known())).catch(() => undefined);

  return {
    kept,
    broken,
    read: (qualificationId) =>
      inTurn(async () => {
        const found = await draftOf(qualificationId);
        return found.ok ? ok({ draft: found.value ?? null }) : found;
      }),
    keep: (editedBy, change) =>
      inTurn(async () => {
        const all = await known();
        const before = await draftOf(change.qualificationId);
        if (!before.ok) return before;
        if ((before.value?.revision ?? null) !== change.upon) return moved(change.qualificationId);
        const keptAt = world.now().toISOString();
        const next = withChange(before.value, ended, change, { editedAt: keptAt, editedBy });
        await disk.write(next);
        all.set(change.qualificationId, next);
        told(all);
        return ok({ revision: next.revision, keptAt });
      }),
    discard: (qualificationId, upon) =>
      inTurn(async () => {
        const all = await known();
        const before = await draftOf(qualificationId);
        if (!before.ok) return before;
        if (!before.value) return ok({});
        if (before.value.revision !== upon) return moved(qualificationId);
        await disk.remove(qualificationId);
        ended = Math.max(ended, before.value.revision);
        all.delete(qualificationId);
        told(all);
        return ok({});
      }),
    setAside: (qualificationId, isEarlierTaken) =>
      inTurn(async () => {
        const all = await known();
        const found = await draftOf(qualificationId);
        // It can be read after all, or is gone: nothing is in the way.
        if (found.ok) return ok({});
        const earlier = await disk.readEarlier(qualificationId);
        if (isEarlierTaken && !earlier) return found;
        // A window that knows what was lost is told that this is another one (E3). Where nobody can say how far it was, the
        // clock is beyond whatever was counted.
        ended = Math.max(ended, earlier ? earlier.revision + 1 : world.now().getTime());
        const next = isEarlierTaken && earlier ? { ...earlier, revision: ended + 1 } : null;
        await disk.setAside(qualificationId, next);
        tellBroken(qualificationId, false);
        if (next) all.set(qualificationId, next);
        told(all);
        return ok({});
      }),
    forgetAll: async () => {
      await inTurn(async () => {
        await disk.removeAll();
        drafts = new Map();
        kept.set([]);
        broken.set([]);
        return ok({});
      });
    },
    settled: async () => {
      await last;
    },
  };
}
