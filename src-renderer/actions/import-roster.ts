/**
 * Imports a roster: decides anew upon what the device holds at this moment and records people, groups, places and links in
 * one append, all or none. Where that is not what was agreed to any more, nothing is written and it is looked at again.
 */
import type { RosterSummary } from '../../shared/domain/roster/summarise-roster';
import type { ChangeId } from '../../shared/kernel/ids';
import { problem } from '../../shared/kernel/problem';
import { restBetween } from '../../shared/kernel/rest-between';
import { err, ok, type Result } from '../../shared/kernel/result';
import { sameValue } from '../../shared/kernel/same-value';
import { documentRecords } from '../../shared/records/all-records';
import { type RosterWrite, rosterWriteTypes } from '../workers/roster-contract';
import type { ActionDeps } from './action';
import { decideRosterImport, type RosterQuestion } from './decide-roster-import';
import { type RunUndo, recordRun } from './record-run';
import { requireRight } from './require-right';
import type { RunStep } from './run-step';
import type { RosterDesk } from './start-roster-desk';

const pieceLength = 200;
const sliceMs = 8;
const longestSource = 500;

export async function importRoster(
  deps: ActionDeps,
  {
    desk,
    question,
    agreed,
    source,
  }: {
    readonly desk: RosterDesk;
    readonly question: RosterQuestion;
    readonly agreed: RosterSummary;
    /** Names of the files, for the list of what was done. */
    readonly source?: string;
  },
): Promise<Result<RunUndo>> {
  for (const type of rosterWriteTypes) {
    const may = await requireRight(deps, documentRecords[type]);
    if (!may.ok) return may;
  }
  const actor = await requireRight(deps, documentRecords.participant);
  if (!actor.ok) return actor;
  const decided = await decideRosterImport(deps, { desk, question });
  if (!decided.ok) return decided;
  if (!sameValue(decided.value, agreed)) return err(problem('roster-moved'));
  const fetched = await fetchWrites(deps, desk, decided.value.writes);
  if (!fetched.ok) return fetched;
  if (fetched.value.length === 0) return err(problem('nothing-to-import'));
  const { staffId } = actor.value;
  const steps = await stepsOf(deps, fetched.value);
  // Counted by people: their groups and links come along.
  const counts = ({ type }: RunStep): boolean => type === 'participant' || type === 'staff';
  const about = { kind: 'import', source: source?.slice(0, longestSource), counts };
  const recorded = await recordRun(deps, { staffId, steps, about, isWhole: true });
  return recorded.ok ? ok(recorded.value.undo) : recorded;
}

async function fetchWrites(
  { world }: ActionDeps,
  desk: RosterDesk,
  count: number,
): Promise<Result<readonly RosterWrite[]>> {
  const rest = restBetween(world, sliceMs);
  const all: RosterWrite[] = [];
  for (let from = 0; from < count; from += pieceLength) {
    const piece = await desk.ask((client) => client.writes({ from, count: pieceLength }));
    if (!piece.ok) return piece;
    all.push(...piece.value);
    await rest();
  }
  return ok(all);
}

/** Each with what takes it back. */
async function stepsOf(
  { cache, world }: ActionDeps,
  writes: readonly RosterWrite[],
): Promise<readonly RunStep[]> {
  const rest = restBetween(world, sliceMs);
  const now = world.now().toISOString();
  const stored = new Map<string, { readonly upon: ChangeId; readonly back: RosterWrite['document'] }>();
  for (const type of rosterWriteTypes)
    for (const { document, revision } of await cache.documents(type))
      stored.set(`${type} ${idOf(type, document)}`, { upon: revision, back: document });
  const before = (one: RosterWrite) => stored.get(`${one.type} ${one.documentId}`) ?? null;
  const brought = new Set(writes.flatMap((one) => (before(one) ? [] : [one.documentId])));
  const steps: RunStep[] = [];
  for (const write of writes) {
    const stands = before(write) ?? { upon: null, back: takenBack(write, brought, now) };
    steps.push({ ...write, ...stands } as RunStep);
    await rest();
  }
  return steps;
}

/** Nothing that was recorded goes: each kind has its own way to count no more. */
function takenBack(
  { type, document }: RosterWrite,
  brought: ReadonlySet<string>,
  now: string,
): RosterWrite['document'] {
  if (type === 'participant-office') {
    const { participantId, origin } = document;
    // By it the next import finds the same person.
    return brought.has(participantId) && origin ? { participantId, origin } : { participantId };
  }
  if (type === 'participant' || type === 'group') return { ...document, isRemoved: true };
  if (type === 'staff') return { ...document, inactiveSince: now };
  if (type === 'group-membership') return { ...document, until: document.from };
  return { ...document, endedAt: document.linkedAt };
}

const idFields = {
  ...{ staff: 'staffId', group: 'groupId', participant: 'participantId' },
  'participant-office': 'participantId',
  ...{ 'group-membership': 'membershipId', participation: 'participationId' },
} as const;
const idOf = (type: RosterWrite['type'], document: RosterWrite['document']): string =>
  String(Object.entries(document).find(([field]) => field === idFields[type])?.[1]);
