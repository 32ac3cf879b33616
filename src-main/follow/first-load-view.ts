/**
 * What main needs of a first load: where the chain of this device ends at the hub, its own changes that the journal does
 * not have, and who signed the assessments that are running here. Everything else stays closed until a page asks for it.
 */
import type { DeviceId } from '../../shared/kernel/ids';
import { restBetween } from '../../shared/kernel/rest-between';
import type { World } from '../../shared/kernel/world';
import { firstLoadPorts } from '../../shared/node/first-load-ports';
import type { SignedChange } from '../../shared/protocol/change';
import { type FirstLoad, openFirstLoad } from '../../shared/protocol/first-load';
import { readChangeFacts } from './read-change-facts';
import { maySign } from './running-exams';

export type FirstLoadView = {
  /** Last change of this device that the hub knows of; null when it knows none. */
  readonly chainEnd: { readonly deviceSeq: number; readonly hash: string } | null;
  readonly changes: readonly SignedChange[];
};

export type FirstLoadQuestion = {
  readonly deviceId: DeviceId;
  /** Number of the last own change that is known without this load. */
  readonly knownSeq: number;
  /** Assessments whose signature would matter here. */
  readonly unsigned: ReadonlySet<string>;
};

/** Short beside what a mark takes. */
const sliceMs = 5;

type ViewWorld = Pick<World, 'monotonicMs' | 'pause'>;

async function readBlocks(
  load: FirstLoad,
  blocks: FirstLoad['blocks'],
  world: ViewWorld,
): Promise<SignedChange[]> {
  const found: SignedChange[] = [];
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
  const told = load.index.chainEnds.find((end) => end.deviceId === question.deviceId);
  const chainEnd = told ? { deviceSeq: told.deviceSeq, hash: told.hash } : null;
  // The journal lost changes that the hub has: they are looked for, so that none of them is recorded a second time.
  if (chainEnd && chainEnd.deviceSeq > question.knownSeq) {
    const all = await readBlocks(load, load.blocks, world);
    return { chainEnd, changes: all.filter((change) => isAbout(change, question)) };
  }
  const asked = new Set(
    [...question.unsigned].flatMap((subjectId) => load.blocksOf('assessment', subjectId)),
  );
  return { chainEnd, changes: await readBlocks(load, [...asked], world) };
}
