/** Whose keys the hub tells of in a first load: only the blocks that can tell are opened. */
import type { FirstLoad } from '../../shared/protocol/first-load';
import { type MakersHub, readTold, type Told } from './makers';

const tellingTypes: ReadonlySet<string> = new Set(['device', 'person-certificate']);

/** @param rest awaited between two changes: a load may hold thousands of certificates */
export async function readLoadTold(
  load: FirstLoad,
  hub: MakersHub,
  rest: () => Promise<void>,
): Promise<readonly Told[]> {
  const told: Told[] = [];
  for (const block of load.blocks.filter(({ subjectType }) => tellingTypes.has(subjectType)))
    for (const signed of (await load.read(block)) ?? []) {
      const one = readTold(signed, hub);
      if (one) told.push(one);
      await rest();
    }
  return told;
}
