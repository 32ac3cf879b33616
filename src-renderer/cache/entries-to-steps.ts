/**
 * Takes journal entries apart into the steps that the projection follows. A first load is a body file of its own,
 * fetched and opened here: documents of the first one and contents of each stay in their blocks, the rest becomes steps
 * like those of the feed. One that is lost is left out, so that nobody waits for ever for what does not come by itself:
 * main asks the hub for it again, and what comes then is an entry like any other. A text that is no change is skipped
 * and counted: it must not keep the device from going on.
 */
import type { ClientOf } from '../../shared/contract/contract';
import type { filesContract } from '../../shared/contract/files-contract';
import { problem } from '../../shared/kernel/problem';
import { err, ok, type Result } from '../../shared/kernel/result';
import type { SequencedChange } from '../../shared/protocol/change';
import type { FirstLoadBlock } from '../../shared/protocol/first-load';
import {
  isKept,
  type JournalEntry,
  type Unproved,
  type UnprovedInLoad,
} from '../../shared/protocol/journal-entry';
import type { ReadLine } from '../../shared/protocol/journal-lines';
import { findRecord, type RecordName } from '../../shared/records/open-record';
import { isOfAssessment } from './growing-streams';
import { type IncomingLoad, openIncoming, readBlocks } from './loads/incoming-load';
import type { Step } from './projection';
import { readOutline } from './read-outline';

export type BodySource = Pick<ClientOf<typeof filesContract>, 'getBody'>;

export type ReadSteps = {
  readonly steps: readonly Step[];
  /** Texts that were no change, and events about something that this program does not have. */
  readonly unreadTexts: number;
  readonly epoch: string | null;
  readonly load: IncomingLoad | null;
};

type Collector = {
  readonly steps: Step[];
  readonly isBase: boolean;
  unreadTexts: number;
  epoch: string | null;
  load: IncomingLoad | null;
};

/** Events about something that this program does not have. */
const isUnknownEvent = (change: RecordName): boolean =>
  change.kind === 'event' && !isOfAssessment(change) && findRecord(change) === null;

/**
 * @param unproved Y19: those that nothing proves, which main counts and names. Content is held to its digest, by whoever
 *   names it, and not to its maker.
 */
function addHubChanges(
  into: Collector,
  epoch: string,
  changes: readonly SequencedChange[],
  unproved: readonly Unproved[] = [],
): void {
  const seqs = new Set(unproved.map(({ seq }) => seq));
  for (const signed of changes) {
    const change = readOutline(signed);
    if (seqs.has(signed.seq) && change?.kind !== 'content') continue;
    if (change) into.steps.push({ kind: 'hub', change, epoch, seq: signed.seq });
    if (!change || isUnknownEvent(change)) into.unreadTexts += 1;
  }
}

/** Y20: what was read of a load before its makers were asked, or lies in its blocks. */
function takeBack(into: Collector, unproved: readonly UnprovedInLoad[]): void {
  const { epoch } = into;
  for (const { seq, subject } of unproved)
    if (subject && epoch !== null) into.steps.push({ kind: 'taken-back', subject, epoch, seq });
}

async function addSnapshot(
  into: Collector,
  bodies: BodySource,
  { digest, unproved = [] }: Extract<JournalEntry, { kind: 'first-load' }>,
): Promise<Result<null>> {
  const body = await bodies.getBody({ digest });
  if (!body.ok) return body.problem.code === 'body-missing' ? ok(null) : body;
  const load = await openIncoming(body.value.bytes);
  if (!load) return err(problem('body-missing', { digest }));
  const { isBase } = into;
  into.load = { digest, isBase, load };
  const isFollowed = ({ kind }: FirstLoadBlock): boolean =>
    kind === 'event' || (kind === 'document' && !isBase);
  const { changes, lostChanges } = await readBlocks(load, load.blocks.filter(isFollowed));
  addHubChanges(into, load.index.epoch, changes, unproved);
  takeBack(into, unproved);
  into.unreadTexts += lostChanges;
  // Of a kind that comes later than this program.
  for (const { kind, count } of load.blocks)
    if (kind !== 'event' && kind !== 'document' && kind !== 'content') into.unreadTexts += count;
  return ok(null);
}

async function addEntry(into: Collector, { entry }: ReadLine, bodies: BodySource): Promise<Result<null>> {
  if ('epoch' in entry) into.epoch = entry.epoch;
  switch (entry.kind) {
    case 'own': {
      const change = readOutline(entry.change);
      if (change) into.steps.push({ kind: 'own', change });
      else into.unreadTexts += 1;
      break;
    }
    case 'pulled':
      addHubChanges(into, entry.epoch, entry.changes, entry.unproved);
      break;
    case 'proved':
      addHubChanges(into, entry.epoch, entry.changes);
      break;
    case 'load-checked':
      takeBack(into, entry.unproved);
      break;
    case 'first-load':
      return addSnapshot(into, bodies, entry);
    case 'receipts':
      for (const receipt of isKept(entry) ? entry.receipts : [])
        into.steps.push({ kind: 'receipt', receipt, epoch: entry.epoch });
      break;
    case 'body-receipts':
      if (isKept(entry))
        into.steps.push({ kind: 'files-received', digests: entry.digests, epoch: entry.epoch });
      break;
    case 'refused': {
      const { changeId, problem: refusal } = entry;
      into.steps.push({ kind: 'refusal', changeId, problem: refusal });
      break;
    }
    default:
      // Enrolment and sign-in say nothing about exams; the device profile tells them.
      break;
  }
  return ok(null);
}

/**
 * @param entries with one first load at most, which then is alone
 * @param epoch of the hub before these entries
 * @param isBase whether the documents of a first load may stay in their blocks
 */
export async function entriesToSteps(
  entries: readonly ReadLine[],
  bodies: BodySource,
  epoch: string | null,
  isBase: boolean,
): Promise<Result<ReadSteps>> {
  const into: Collector = { steps: [], isBase, unreadTexts: 0, epoch, load: null };
  for (const entry of entries) {
    const added = await addEntry(into, entry, bodies);
    if (!added.ok) return added;
  }
  return ok(into);
}
