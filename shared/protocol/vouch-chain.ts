/**
 * Which changes are proved by their device's signatures. Every change names the hash of the one before it, so a right
 * signature vouches for its own change and for all before it that the chain leads to without a break: one check for an
 * unbroken run. Where the chain breaks, or a signature is wrong, the next change before it is checked by its own.
 */

export type ChainLink = {
  readonly deviceSeq: number;
  /** Recomputed over the bytes that came; what a device says of them proves nothing. */
  readonly hash: string;
  readonly prevHash: string;
};

/** Of each link the place of the one before it among them; -1 where the chain breaks. */
function findPredecessors(links: readonly ChainLink[]): readonly number[] {
  const placeByHash = new Map(links.map((link, place) => [link.hash, place]));
  return links.map(({ deviceSeq, prevHash }) => {
    const place = placeByHash.get(prevHash) ?? -1;
    return links[place]?.deviceSeq === deviceSeq - 1 ? place : -1;
  });
}

/**
 * The places of the links that are vouched for.
 * @param links changes of one device, in any order
 * @param isSigned checks the signature of the link at a place over its recomputed hash
 */
export async function findVouched(
  links: readonly ChainLink[],
  isSigned: (place: number) => Promise<boolean>,
): Promise<ReadonlySet<number>> {
  const predecessors = findPredecessors(links);
  const followed = new Set(predecessors);
  const vouched = new Set<number>();
  let toCheck = links.map((_, place) => place).filter((place) => !followed.has(place));
  while (toCheck.length > 0) {
    const verdicts = await Promise.all(toCheck.map(isSigned));
    const next = new Set<number>();
    for (const [i, isRight] of verdicts.entries()) {
      let place = toCheck[i] ?? -1;
      if (!isRight) next.add(predecessors[place] ?? -1);
      else for (; place >= 0 && !vouched.has(place); place = predecessors[place] ?? -1) vouched.add(place);
    }
    toCheck = [...next].filter((place) => place >= 0 && !vouched.has(place));
  }
  return vouched;
}
