/**
 * Which files the changes of this device name, and in which feed the hub said that it holds each. Few changes name any, so
 * these stand apart from the table of rows. A receipt of a file is kept per change that was made before it (Y27): so the same
 * journal says the same, whatever was known when.
 */

import type { Feed } from '../../shared/protocol/hand-in';
import type { NamedFile } from '../../shared/protocol/named-files';

type KeptFile = NamedFile & { readonly receivedIn: Feed | null };

export type SavedOwnFiles = readonly (readonly [row: number, files: readonly KeptFile[]])[];

export type OwnFiles = {
  /** The change of this row names these. */
  readonly name: (row: number, named: readonly NamedFile[]) => void;
  /** Rows that name any. */
  readonly rows: () => Iterable<number>;
  readonly rowsOf: (digest: string) => readonly number[];
  /** Every digest that any names. */
  readonly digests: () => ReadonlySet<string>;
  readonly receive: (row: number, digest: string, feed: Feed) => void;
  /** What a row names and that feed has not said to hold. */
  readonly lacking: (row: number, feed: Feed | null) => readonly NamedFile[];
  readonly lacks: (row: number, feed: Feed | null) => boolean;
  readonly save: () => SavedOwnFiles;
};

export function createOwnFiles(saved: SavedOwnFiles): OwnFiles {
  const byRow = new Map<number, readonly KeptFile[]>(saved);
  const byDigest = new Map<string, number[]>();
  const index = (row: number, digest: string): void => {
    const rows = byDigest.get(digest);
    if (!rows) byDigest.set(digest, [row]);
    else if (!rows.includes(row)) rows.push(row);
  };
  for (const [row, files] of byRow) for (const { digest } of files) index(row, digest);
  const lacking = (row: number, feed: Feed | null): readonly NamedFile[] =>
    (byRow.get(row) ?? []).filter(({ receivedIn }) => receivedIn === null || receivedIn !== feed);

  return {
    name: (row, named) => {
      if (named.length === 0) return;
      byRow.set(
        row,
        named.map(({ digest, bytes }) => ({ digest, bytes, receivedIn: null })),
      );
      for (const { digest } of named) index(row, digest);
    },
    rows: () => byRow.keys(),
    rowsOf: (digest) => byDigest.get(digest) ?? [],
    digests: () => new Set(byDigest.keys()),
    receive: (row, digest, feed) => {
      const files = byRow.get(row) ?? [];
      byRow.set(
        row,
        files.map((one) => (one.digest === digest ? { ...one, receivedIn: feed } : one)),
      );
    },
    lacking,
    lacks: (row, feed) => lacking(row, feed).length > 0,
    save: () => [...byRow],
  };
}
