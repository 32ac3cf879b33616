/**
 * A first load held to its makers (Y20): which of its changes nothing proves. In slices, because a mark that is being given
 * must not wait for hundreds of thousands of changes; signatures are checked in the pool of threads.
 */
import { restBetween } from '../../shared/kernel/rest-between';
import type { World } from '../../shared/kernel/world';
import type { FirstLoad } from '../../shared/protocol/first-load';
import type { Unproved, UnprovedInLoad } from '../../shared/protocol/journal-entry';
import { createMakerCheck } from './check-makers';
import { makerKeys } from './maker-keys';
import { learn, type Makers, type MakersHub } from './makers';
import { readLoadTold } from './read-load-told';
import { readMade } from './read-made';

/** Short beside what a mark takes. */
const sliceMs = 5;

export type CheckLoadParts = {
  readonly makers: Makers;
  readonly hub: MakersHub;
  readonly here: Parameters<typeof makerKeys>[2];
  readonly world: Pick<World, 'monotonicMs' | 'pause'>;
  /** Awaited between two blocks beside the usual rests: whoever ends the program says so by a rejection. */
  readonly goOn?: () => Promise<void>;
};

/** Those of all that the load holds which nothing proves, by the keys known here and those it tells of. */
export async function checkLoad(
  load: FirstLoad,
  { makers, hub, here, world, goOn = async () => undefined }: CheckLoadParts,
): Promise<readonly Unproved[]> {
  const rest = restBetween(world, sliceMs);
  const told = await readLoadTold(load, hub, rest);
  const check = createMakerCheck(makerKeys(learn(makers, told), hub, here));
  for (const block of load.blocks) {
    for (const change of (await load.read(block)) ?? []) {
      check.add(change);
      await rest();
    }
    await goOn();
  }
  return check.judge(rest);
}

/** What those of a load are about: they are few, or the load is worth nothing. */
export async function describeUnproved(
  load: FirstLoad,
  unproved: readonly Unproved[],
  { world }: Pick<CheckLoadParts, 'world'>,
): Promise<readonly UnprovedInLoad[]> {
  if (unproved.length === 0) return [];
  const bySeq = new Map(unproved.map((one) => [one.seq, one]));
  const described: UnprovedInLoad[] = [];
  const rest = restBetween(world, sliceMs);
  for (const block of load.blocks) {
    for (const { seq, text } of (await load.read(block)) ?? []) {
      const one = bySeq.get(seq);
      if (one) described.push({ ...one, subject: readMade(text)?.subject ?? null });
      await rest();
    }
  }
  return described;
}
