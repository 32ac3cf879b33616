/** Hears in every answer of the hub how large a file may be for it, so that whoever adds one learns it before. */
import { fileBytesHeader } from '../../shared/protocol/body-api';

export type KeptFileLimit = {
  /** In bytes; 0: it took none; null: no hub said so to this device. */
  readonly known: number | null;
  /** Keeps another one; a disk that takes nothing has this run know it only. */
  readonly note: (bytes: number) => void;
};

export const noKeptFileLimit: KeptFileLimit = { known: null, note: () => undefined };

export type HeardFiles = {
  /** The same fetch, listened to. */
  readonly fetch: typeof globalThis.fetch;
  /** In bytes; 0: it takes none; null: no hub has said so to this device. */
  readonly mostBytes: () => number | null;
};

/** @param kept what was heard before this run, and where it is kept */
export function hearFiles(fetch: typeof globalThis.fetch, kept: KeptFileLimit): HeardFiles {
  let mostBytes = kept.known;
  return {
    fetch: async (input, init) => {
      const response = await fetch(input, init);
      const said = response.headers.get(fileBytesHeader);
      const heard = said !== null && /^\d{1,15}$/.test(said) ? Number(said) : mostBytes;
      if (heard !== null && heard !== mostBytes) kept.note(heard);
      mostBytes = heard;
      return response;
    },
    mostBytes: () => mostBytes,
  };
}
