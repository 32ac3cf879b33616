/** Hears in every answer of the hub how large a file may be for it, so that whoever adds one learns it before. */
import { fileBytesHeader } from '../../shared/protocol/body-api';

export type HeardFiles = {
  /** The same fetch, listened to. */
  readonly fetch: typeof globalThis.fetch;
  /** In bytes; 0: it takes none; null: no hub has said so in this run. */
  readonly mostBytes: () => number | null;
};

export function hearFiles(fetch: typeof globalThis.fetch): HeardFiles {
  let mostBytes: number | null = null;
  return {
    fetch: async (input, init) => {
      const response = await fetch(input, init);
      const said = response.headers.get(fileBytesHeader);
      if (said !== null && /^\d{1,15}$/.test(said)) mostBytes = Number(said);
      return response;
    },
    mostBytes: () => mostBytes,
  };
}
