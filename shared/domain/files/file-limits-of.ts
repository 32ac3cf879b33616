/**
 * How much a centre lets its people add: of one file, and of all files of one candidate in one exam. What its hub takes of one
 * file stands above that (H57), and a device that heard it says so before a file is chosen.
 */
import type { Organisation } from '../../records/organisation';

/** In bytes. */
export type FileLimits = {
  readonly file: number;
  /** E9. */
  readonly exam: number;
};

export const megabyte = 1024 * 1024;
const gigabyte = 1_000_000_000;

/** What a hub takes of one file, unless it is set otherwise. */
export const usualFileMegabytes = 200;
export const usualExamFilesGigabytes = 2;

/** @param organisation absent: as long as nothing of the centre is known */
export const fileLimitsOf = (
  organisation: Pick<Organisation, 'fileMegabytes' | 'examFilesGigabytes'> | null | undefined,
): FileLimits => ({
  file: (organisation?.fileMegabytes ?? usualFileMegabytes) * megabyte,
  exam: (organisation?.examFilesGigabytes ?? usualExamFilesGigabytes) * gigabyte,
});

/**
 * Most bytes of one file, by the centre and by its hub.
 * @param hubBytes what the hub takes, by its own word; null where it said nothing, 0 where it takes none yet: then files wait here
 */
export const mostOfOne = ({ file }: Pick<FileLimits, 'file'>, hubBytes: number | null | undefined): number =>
  Math.min(file, hubBytes || Number.POSITIVE_INFINITY);
