/**
 * The one reader of the journal in main: a single pass feeds all folds, and goes on with every entry that is added. First
 * loads are opened on the way, because what a device made or signed may stand there and nowhere else.
 */
import type { ChangeId, DeviceId } from '../../shared/kernel/ids';
import type { SignedChange } from '../../shared/protocol/change';
import type { JournalEntry, PositionedEntry } from '../../shared/protocol/journal-entry';
import type { BodyStore } from '../bodies/body-store';
import type { Journal } from '../journal/journal';
import { type FirstLoadView, viewFirstLoad } from './first-load-view';
import { createFolds, type Folds } from './folds';
import { readChangeFacts } from './read-change-facts';

export type FollowedJournal = Pick<Journal, 'head' | 'read'>;

export type Follower = Omit<Folds, 'follow'> & {
  /** Whose changes count as own: as the journal says, or as the caller proposed where it says nothing. */
  readonly deviceId: DeviceId;
  /** Follows all that is in the journal now. */
  readonly catchUp: () => Promise<void>;
  /** An own change with its place in the journal; null when the journal has none of that id. */
  readonly findOwn: (changeId: ChangeId) => Promise<FoundChange | null>;
};

export type FoundChange = { readonly signed: SignedChange; readonly position: number };

export type FollowerOptions = {
  readonly journal: FollowedJournal;
  readonly bodies: Pick<BodyStore, 'get'>;
  /** Id of this device; the journal's own changes know better. */
  readonly deviceId: DeviceId;
};

const pageSize = 1000;

type Snapshot = Extract<JournalEntry, { kind: 'snapshot' }>;

/** Follows a journal under one device id. */
function createFollower({ journal, bodies, deviceId }: FollowerOptions): Follower {
  const { follow, ...folds } = createFolds(deviceId, null);
  let position = 0;
  let running: Promise<void> | null = null;

  const view = async ({ digest }: Snapshot, knownSeq: number): Promise<FirstLoadView | null> => {
    const body = await bodies.get(digest);
    // A lost body is asked for again (Y12), and followed when it has come.
    if (!body.ok) return null;
    return viewFirstLoad(body.value, { deviceId, knownSeq, unsigned: folds.exams.unsigned() });
  };
  const changesOf = async (entry: JournalEntry): Promise<readonly SignedChange[]> => {
    if (entry.kind === 'own') return [entry.change];
    if (entry.kind === 'pulled') return entry.changes;
    return entry.kind === 'snapshot' ? ((await view(entry, 0))?.changes ?? []) : [];
  };
  const followPage = async (page: readonly PositionedEntry[]): Promise<void> => {
    for (const positioned of page) {
      const { entry } = positioned;
      follow(positioned, entry.kind === 'snapshot' ? await view(entry, folds.chainEnd().deviceSeq) : null);
      position = positioned.position;
    }
  };
  const run = async (): Promise<void> => {
    while (position < journal.head().position) {
      const page = await journal.read(position + 1, pageSize);
      if (page.length === 0) return;
      await followPage(page);
    }
  };

  return {
    ...folds,
    deviceId,
    catchUp: async () => {
      // Two calls at once follow each entry once; each waits for all that was there when it was made.
      for (let before = -1; position < journal.head().position && position !== before; ) {
        before = position;
        running ??= run().finally(() => {
          running = null;
        });
        await running;
      }
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
  };
}

/** Opens a follower that knows everything in the journal. */
export async function openFollower(options: FollowerOptions): Promise<Follower> {
  const follower = createFollower(options);
  await follower.catchUp();
  const { wroteAs } = follower.owner();
  if (wroteAs === null || wroteAs === follower.deviceId) return follower;
  // The id was lost, and is known again from the first own change: what came before it is looked at anew.
  const renamed = createFollower({ ...options, deviceId: wroteAs });
  await renamed.catchUp();
  return renamed;
}
