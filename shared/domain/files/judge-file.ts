/** Whether a file may be added, before any of its bytes are handed over. */
import { type Problem, problem } from '../../kernel/problem';
import type { ToldFile } from './told-file';

const megabyte = 1024 * 1024;

export const fileLimits = {
  /** As the hub takes, unless it is set otherwise. */
  bytes: 200 * megabyte,
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
};

/** Null: it may be. */
export function judgeFile({ bytes, told, unpackedBytes, hubBytes }: Judged): Problem | null {
  if (bytes === 0) return problem('file-empty');
  // Larger than its hub takes, what names it would wait for ever.
  const most = Math.min(
    told.kind === 'image' ? fileLimits.photo : fileLimits.bytes,
    hubBytes || Number.POSITIVE_INFINITY,
  );
  if (bytes > most) return problem('added-file-too-large', { limit: Math.floor(most / megabyte) });
  if (unpackedBytes !== null && unpackedBytes > fileLimits.unpacked) return problem('added-file-unpacks');
  return null;
}
