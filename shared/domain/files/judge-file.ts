/** Whether a file may be added, before any of its bytes are handed over. */
import { type Problem, problem } from '../../kernel/problem';
import { fileLimitsOf, megabyte, mostOfOne } from './file-limits-of';
import type { ToldFile } from './told-file';

export const fileLimits = {
  /** Is read as a whole, to take the place out of it. */
  photo: 64 * megabyte,
  /** What a zipped one may become: more is made to fill the computer of whoever opens it. */
  unpacked: 1024 * megabyte,
} as const;

type Judged = {
  readonly bytes: number;
  readonly told: ToldFile;
  /** What its parts become by its own word; null where it has none. */
  readonly unpackedBytes: number | null;
  /** What the hub takes of one, by its own word; null where it said nothing, 0 where it takes none yet: then it waits here. */
  readonly hubBytes: number | null;
  /** What the centre allows of one; absent: what holds where it says nothing. */
  readonly centreBytes?: number;
};

/** Null: it may be. */
export function judgeFile({ bytes, told, unpackedBytes, hubBytes, centreBytes }: Judged): Problem | null {
  if (bytes === 0) return problem('file-empty');
  // Larger than its hub takes, what names it would wait for ever.
  const ofAny = mostOfOne({ file: centreBytes ?? fileLimitsOf(null).file }, hubBytes);
  const most = told.kind === 'image' ? Math.min(fileLimits.photo, ofAny) : ofAny;
  if (bytes > most) return problem('added-file-too-large', { limit: Math.floor(most / megabyte) });
  if (unpackedBytes !== null && unpackedBytes > fileLimits.unpacked) return problem('added-file-unpacks');
  return null;
}
