/**
 * The one reader of the journal in main: a single pass feeds all folds, and goes on with every entry that is added. First
 * loads are opened on the way, because what a device made or signed may stand there and nowhere else. A start begins at
 * the checkpoint.
 */
import type { ChangeId, DeviceId } from '../../shared/kernel/ids';
import type { World } from '../../shared/kernel/world';
import type { SignedChange } from '../../shared/protocol/change';
import type { JournalEntry } from '../../shared/protocol/journal-entry';
import type { BodyStore } from '../bodies/body-store';
import type { Journal } from '../journal/journal';
import type { Checkpoint, CheckpointFile } from './checkpoint';
import { type FirstLoadView, viewFirstLoad } from './first-load-view';
import { createFolds, type Folds } from './folds';
import { readChangeFacts } from './read-change-facts';

export type FollowedJournal = Pick<Journal, 'head' | 'read' | 'hashAt'>;

export type FoundChange = { readonly signed: SignedChange; readonly position: number };

export type Follower = Omit<Folds, 'follow' | 'save'> & {
  /** Under which id the device began: as the journal says, or as the caller proposed where it says nothing. */
  readonly beganAs: DeviceId;
  /** Follows all that is in the journal now. */
  readonly catchUp: () => Promise<void>;
  /** An own change with its place in the journal; null when the journal has none of that id. */
  readonly findOwn: (changeId: ChangeId) => Promise<FoundChange | null>;
  /** Keeps a checkpoint for the next start. To be called before the journal is closed. */
  readonly close: () => Promise<void>;
};

export type FollowerOptions = {
  readonly journal: FollowedJournal;
  readonly bodies: Pick<BodyStore, 'get'>;
  /** Id of this device; the journal's own changes know better. */
  readonly deviceId: DeviceId;
  readonly world: Pick<World, 'monotonicMs' | 'pause'>;
  /** None: every start reads the whole journal. */
  readonly checkpoint?: CheckpointFile;
  /** Whether there is room for a checkpoint that an exam does not need. */
  readonly hasRoom?: () => Promise<boolean>;
};

const pageSize = 250;
const entriesPerCheckpoint = 10_000;

type FirstLoadEntry = Extract<JournalEntry, { kind: 'first-load' }>;

/** Follows a journal under one device id, from the checkpoint on or from its beginning. */
function createFollower(options: FollowerOptions, from: Checkpoint | null): Follower {
  const { journal, bodies, world, checkpoint = null, hasRoom = async () => true } = options;
  const beganAs = from?.deviceId ?? options.deviceId;
  const { follow, save, ...folds } = createFolds(beganAs, from?.folds ?? null);
  let position = from?.position ?? 0;
  let savedAt = position;
  let running: Promise<void> | null = null;
  let saving: Promise<void> = Promise.resolve();

  const view = async ({ digest }: FirstLoadEntry, knownSeq: number): Promise<FirstLoadView | null> => {
    const body = await bodies.get(digest);
    // A lost body is asked for again (Y12), and followed when it has come.
    if (!body.ok) return null;
    const { deviceId } = folds.identity();
    const unsigned = folds.exams.unsigned();
    return viewFirstLoad(body.value, { deviceId, knownSeq, unsigned, hub: folds.hub().enrolment }, world);
  };
  const changesOf = async (entry: JournalEntry): Promise<readonly SignedChange[]> => {
    if (entry.kind === 'own') return [entry.change];
    if (entry.kind === 'pulled' || entry.kind === 'proved') return entry.changes;
    return entry.kind === 'first-load' ? ((await view(entry, 0))?.changes ?? []) : [];
  };
  const run = async (): Promise<void> => {
    while (position < journal.head().position) {
      const page = await journal.read(position + 1, pageSize);
      if (page.length === 0) return;
      for (const positioned of page) {
        const { entry } = positioned;
        const load = entry.kind === 'first-load' ? await view(entry, folds.chainEnd().deviceSeq) : null;
        follow(positioned, load);
        position = positioned.position;
      }
    }
  };
  /** Only a help for the next start: it may fail. */
  const keep = async (): Promise<void> => {
    const head = journal.head();
    // Somewhere between two entries of a frame no hash is at hand; the next time is as good.
    if (checkpoint === null || head.position !== position || savedAt === position) return;
    savedAt = position;
    const { journalId, hash } = head;
    const kept = { journalId, position, hash, deviceId: beganAs, folds: save() };
    if (await hasRoom()) await checkpoint.write(kept).catch(() => undefined);
  };

  return {
    ...folds,
    beganAs,
    catchUp: async () => {
      // Two calls at once follow each entry once; each waits for all that was there when it was made.
      for (let before = -1; position < journal.head().position && position !== before; ) {
        before = position;
        running ??= run().finally(() => {
          running = null;
        });
        await running;
      }
      if (position - savedAt >= entriesPerCheckpoint) saving = saving.then(keep);
    },
    findOwn: async (changeId) => {
      const at = folds.own.positionOf(changeId);
      if (at === null) return null;
      const [found] = await journal.read(at, 1);
      const changes = found ? await changesOf(found.entry) : [];
      const signed = changes.find(({ text }) => readChangeFacts(text)?.changeId === changeId);
      if (!signed) return null;
      return { position: at, signed: { text: signed.text, hash: signed.hash, signature: signed.signature } };
    },
    close: async () => {
      saving = saving.then(keep);
      await saving;
    },
  };
}

/** The checkpoint, if this journal went that way. */
async function fittingCheckpoint(options: FollowerOptions): Promise<Checkpoint | null> {
  const { journal, checkpoint } = options;
  const found = (await checkpoint?.read()) ?? null;
  if (found === null || found.journalId !== journal.head().journalId) return null;
  const isThisDevice = found.deviceId === options.deviceId || found.deviceId === found.folds.owner.wroteAs;
  return isThisDevice && (await journal.hashAt(found.position)) === found.hash ? found : null;
}

/** Opens a follower that knows everything in the journal. */
export async function openFollower(options: FollowerOptions): Promise<Follower> {
  const follower = createFollower(options, await fittingCheckpoint(options));
  await follower.catchUp();
  const { wroteAs } = follower.owner();
  if (wroteAs === null || wroteAs === follower.beganAs) return follower;
  // The id was lost, and is known again from the first own change: what came before it is looked at anew.
  const renamed = createFollower({ ...options, deviceId: wroteAs }, null);
  await renamed.catchUp();
  return renamed;
}
