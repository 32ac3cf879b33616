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

/** So many signatures are asked for at once, and so many links are looked at between two rests. */
const atOnce = 64;
const betweenRests = 1000;

type Rest = () => Promise<void>;

/** Of each link the place of the one before it among them; -1 where the chain breaks. */
async function findPredecessors(links: readonly ChainLink[], rest: Rest): Promise<Int32Array> {
  const placeByHash = new Map<string, number>();
  for (const [place, { hash }] of links.entries()) {
    placeByHash.set(hash, place);
    if (place % betweenRests === 0) await rest();
  }
  const predecessors = new Int32Array(links.length);
  for (const [at, { deviceSeq, prevHash }] of links.entries()) {
    const place = placeByHash.get(prevHash) ?? -1;
    predecessors[at] = links[place]?.deviceSeq === deviceSeq - 1 ? place : -1;
    if (at % betweenRests === 0) await rest();
  }
  return predecessors;
}

/**
 * The places of the links that are vouched for.
 * @param links changes of one device, in any order
 * @param isSigned checks the signature of the link at a place over its recomputed hash
 * @param rest awaited now and then, for whoever must not be kept long
 */
export async function findVouched(
  links: readonly ChainLink[],
  isSigned: (place: number) => Promise<boolean>,
  rest: Rest = async () => undefined,
): Promise<ReadonlySet<number>> {
  const predecessors = await findPredecessors(links, rest);
  const followed = new Set(predecessors);
  const vouched = new Set<number>();
  let toCheck = links.map((_, place) => place).filter((place) => !followed.has(place));
  while (toCheck.length > 0) {
    const next = new Set<number>();
    for (let start = 0; start < toCheck.length; start += atOnce) {
      const some = toCheck.slice(start, start + atOnce);
      const verdicts = await Promise.all(some.map(isSigned));
      for (const [i, isRight] of verdicts.entries()) {
        let place = some[i] ?? -1;
        if (!isRight) next.add(predecessors[place] ?? -1);
        else for (; place >= 0 && !vouched.has(place); place = predecessors[place] ?? -1) vouched.add(place);
      }
      await rest();
    }
    toCheck = [...next].filter((place) => place >= 0 && !vouched.has(place));
  }
  return vouched;
}
