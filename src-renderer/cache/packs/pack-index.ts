/**
 * Rows of one type lie together in packs, some hundreds under one seal: reading twenty thousand rows is then forty
 * reads and forty decryptions. The index of a type says which packs there are; who remembers it reads again only the
 * packs whose stamp moved.
 */

export type PackEntry = {
  readonly pack: number;
  /** Revision of the index at which the pack was last written. */
  readonly stamp: number;
  readonly rows: number;
  /** Length of its text. */
  readonly chars: number;
};

export type PackIndex = {
  readonly type: string;
  /** Grows by one with every write of the type. */
  readonly revision: number;
  /** Which building of the view this belongs to: another one begins its revisions anew. */
  readonly build: string;
  readonly packs: readonly PackEntry[];
  /** Documents of a first load that lie under the packs, and how many of them no pack covers; null without any. */
  readonly base: { readonly load: string; readonly rows: number } | null;
};

/** A row as it lies in a pack. */
export type PackedRow<Value> = {
  readonly id: string;
  /** Revision of the index that wrote this value: the same id and revision are the same value. */
  readonly at: number;
  readonly value: Value;
};

/** The pack of what changed lately: small, so that one change writes little. It goes before the others. */
export const recentPack = 0;
/** In memory only: what lies in the blocks of a first load. Every pack goes before it. */
export const basePack = -1;
/** Before the first revision of any index. */
export const baseRevision = 0;

export const emptyIndex = (type: string, build: string): PackIndex => ({
  type,
  revision: 0,
  build,
  packs: [],
  base: null,
});
