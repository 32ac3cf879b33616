/**
 * Keeps room for the running exam. A ballast file holds 32 MB back, or on a small disk a quarter of what is free; when
 * the disk is full it is given up, so that the marks that are being given still fit, and no new exam may start until
 * there is room again.
 */
import { type FilesPort, writeFully } from './files-port';

export const examNeedsBytes = 500_000_000;
export const ballastBytes = 32 * 1024 * 1024;
/** An exam of 72 marks, signed and handed in, takes less than this. */
const leastBallastBytes = 512 * 1024;
const ballastName = 'ballast';
const pieceBytes = 1024 * 1024;

export type SpaceGuard = {
  readonly freeBytes: () => Promise<number>;
  /** Enough free space to start a new exam. */
  readonly mayStartExam: () => Promise<boolean>;
  /** Gives the ballast up; false when there was none left. */
  readonly releaseBallast: () => Promise<boolean>;
  /** Puts ballast in place when there is none and room enough. Never fails: ballast is a reserve, no promise. */
  readonly ensureBallast: () => Promise<void>;
  /** Waits for ballast that is being put in place. */
  readonly settled: () => Promise<void>;
};

/** @param fill gives bytes that a compressing disk cannot shrink */
export function createSpaceGuard(
  files: FilesPort,
  folder: string,
  size: number,
  fill: (bytes: number) => Uint8Array,
): SpaceGuard {
  const ballast = `${folder}/${ballastName}`;
  const hasBallast = async (): Promise<boolean> => (await files.list(folder)).includes(ballastName);
  const freeBytes = (): Promise<number> => files.freeBytes(folder);

  const write = async (amount: number): Promise<void> => {
    const unfinished = `${ballast}.unfinished`;
    await files.remove(unfinished);
    const file = await files.create(unfinished);
    try {
      const piece = fill(Math.min(pieceBytes, amount));
      for (let at = 0; at < amount; at += piece.length)
        await writeFully(file, piece.subarray(0, Math.min(piece.length, amount - at)), at);
      await file.datasync();
    } finally {
      await file.close();
    }
    await files.rename(unfinished, ballast);
  };

  const place = async (): Promise<void> => {
    try {
      if (size === 0 || (await hasBallast())) return;
      const amount = Math.min(size, Math.floor((await freeBytes()) / 4));
      if (amount >= Math.min(size, leastBallastBytes)) await write(amount);
    } catch {
      // No ballast now; the next start tries again.
      await files.remove(`${ballast}.unfinished`).catch(() => undefined);
    }
  };
  let placing: Promise<void> = Promise.resolve();

  return {
    freeBytes,
    mayStartExam: async () => (await freeBytes()) >= examNeedsBytes,
    releaseBallast: async () => {
      await placing;
      if (size === 0 || !(await hasBallast())) return false;
      await files.remove(ballast);
      await files.syncFolder(folder);
      return true;
    },
    ensureBallast: () => {
      placing = placing.then(place);
      return placing;
    },
    settled: () => placing,
  };
}
