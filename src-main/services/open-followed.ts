/** Opens the journal of a device and reads it; where something of it was erased it is written anew first (`erase-at-start`). */

import { err, ok, type Result } from '../../shared/kernel/result';
import type { World } from '../../shared/kernel/world';
import type { BodyFiles } from '../bodies/body-files';
import type { BodyStore } from '../bodies/body-store';
import { storageProblem } from '../disk/storage-problem';
import { eraseAtStart } from '../erase/erase-at-start';
import { createCheckpointFile } from '../follow/checkpoint';
import { type Follower, openFollower } from '../follow/follower';
import { type Journal, type JournalOptions, openJournal } from '../journal/journal';
import { finishRewriting } from '../journal/rewrite-journal';
import type { TypedTexts } from '../typed/typed-texts';
import { proposeDeviceId } from './device-identity';
import type { Log } from './log';

type Parts = {
  /** Folder of this device. */
  readonly folder: string;
  readonly secret: Uint8Array;
  readonly world: World;
  readonly bodies: BodyStore;
  readonly files: BodyFiles;
  readonly log: Log;
  readonly journal: JournalOptions;
  readonly forgetView: () => Promise<void>;
  readonly typed: TypedTexts;
};

type Followed = { readonly journal: Journal; readonly follower: Follower };

async function open({ folder, secret, world, bodies, journal: options }: Parts): Promise<Result<Followed>> {
  const opened = await openJournal(options);
  if (!opened.ok) return opened;
  const journal = opened.value;
  const follower = await openFollower({
    journal,
    bodies,
    deviceId: await proposeDeviceId(folder, journal.head().position > 0, world),
    checkpoint: createCheckpointFile(folder, secret, world),
    world,
    hasRoom: journal.space.mayStartExam,
  });
  return ok({ journal, follower });
}

/** A disk that has no room for the journal anew keeps nobody from working: it is tried again at the next start. */
export async function openFollowed(parts: Parts): Promise<Result<Followed>> {
  try {
    await finishRewriting(parts.journal);
    const opened = await open(parts);
    if (!opened.ok) return opened;
    const { bodies, files, forgetView, typed } = parts;
    const erased = await eraseAtStart({
      options: parts.journal,
      ...opened.value,
      bodies,
      files,
      typed,
      forgetView,
    });
    if (!erased.ok) parts.log.info('not-erased-yet', { why: erased.problem.code });
    if (!erased.ok || !erased.value) return opened;
    const again = await open(parts);
    // Whose a file is that no change names, nobody can tell any more: none is kept for them.
    if (again.ok)
      await files
        .giveUpUnnamed(again.value.follower.own.filesNamed(), Number.POSITIVE_INFINITY)
        .catch((error) => parts.log.bug('files after an erasure', error));
    return again;
  } catch (error) {
    return err(storageProblem(error));
  }
}
