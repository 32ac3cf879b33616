/**
 * What main needs of a first load: where the chain of this device ends at the hub, its own changes that the journal does
 * not have, who signed the assessments that are running here, and whose keys the hub tells of. Everything else stays closed until a page asks for it.
 */
import type { DeviceId } from '../../shared/kernel/ids';
import { restBetween } from '../../shared/kernel/rest-between';
import type { World } from '../../shared/kernel/world';
import { firstLoadPorts } from '../../shared/node/first-load-ports';
import type { SequencedChange, SignedChange } from '../../shared/protocol/change';
import { type FirstLoad, openFirstLoad } from '../../shared/protocol/first-load';
import type { MakersHub, Told } from '../makers/makers';
import { readLoadTold } from '../makers/read-load-told';
import { readChangeFacts } from './read-change-facts';
import { maySign } from './running-exams';

export type FirstLoadView = {
  /** Last change of this device that the hub knows of; null when it knows none. */
  readonly chainEnd: { readonly deviceSeq: number; readonly hash: string } | null;
  readonly changes: readonly SequencedChange[];
  /** Keys that the hub tells of, held to its own. */
  readonly told: readonly Told[];
};

export type FirstLoadQuestion = {
  readonly deviceId: DeviceId;
  /** Number of the last own change that is known without this load. */
  readonly knownSeq: number;
  /** Assessments whose signature would matter here. */
  readonly unsigned: ReadonlySet<string>;
  /** By whose word devices and people have their keys; null before this device joined. */
  readonly hub: MakersHub | null;
};

/** Short beside what a mark takes. */
const sliceMs = 5;

type ViewWorld = Pick<World, 'monotonicMs' | 'pause'>;

async function readBlocks(
  load: FirstLoad,
  blocks: FirstLoad['blocks'],
  world: ViewWorld,
): Promise<SequencedChange[]> {
  const found: SequencedChange[] = [];
  // A mark that is being given must not wait for a whole first load.
  const rest = restBetween(world, sliceMs);
  for (const block of blocks) {
    found.push(...((await load.read(block)) ?? []));
    await rest();
  }
  return found;
}

const isAbout = ({ text }: SignedChange, { deviceId }: FirstLoadQuestion): boolean =>
  text.includes(deviceId) || maySign(text) || readChangeFacts(text) === null;

/** @returns null when the bytes are no first load: then it holds nothing for us */
export async function viewFirstLoad(
  bytes: Uint8Array,
  question: FirstLoadQuestion,
  world: ViewWorld,
): Promise<FirstLoadView | null> {
  const load = await openFirstLoad(bytes, firstLoadPorts);
  if (!load) return null;
  const end = load.index.chainEnds.find(({ deviceId }) => deviceId === question.deviceId);
  const chainEnd = end ? { deviceSeq: end.deviceSeq, hash: end.hash } : null;
  const told = question.hub ? await readLoadTold(load, question.hub, restBetween(world, sliceMs)) : [];
  // The journal lost changes that the hub has: they are looked for, so that none of them is recorded a second time.
  if (chainEnd && chainEnd.deviceSeq > question.knownSeq) {
    const all = await readBlocks(load, load.blocks, world);
    return { chainEnd, told, changes: all.filter((change) => isAbout(change, question)) };
  }
  const asked = new Set(
    [...question.unsigned].flatMap((subjectId) => load.blocksOf('assessment', subjectId)),
  );
  return { chainEnd, told, changes: await readBlocks(load, [...asked], world) };
}
