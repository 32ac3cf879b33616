/**
 * Asks at the desk what an import would do upon what the device holds at this moment. What it holds is told in pieces with
 * rests between: a school of twenty thousand holds up no tap.
 */
import type { RosterSummary } from '../../shared/domain/roster/summarise-roster';
import { standardIds } from '../../shared/domain/standard-links';
import { restBetween } from '../../shared/kernel/rest-between';
import { ok, type Result } from '../../shared/kernel/result';
import { documentRecords } from '../../shared/records/all-records';
import { chooseTimeZone } from '../../shared/values/time-zone';
import { dayIn } from '../../shared/values/wall-time';
import type { RosterDecision } from '../workers/roster-contract';
import type { ActionDeps } from './action';
import { loadWholePeople } from './load-people';
import { requireRight } from './require-right';
import type { RosterDesk } from './start-roster-desk';

export type RosterQuestion = Pick<RosterDecision, 'table' | 'edits' | 'choices'>;

const pieceLength = 400;
const sliceMs = 8;

/** What would happen; nothing is changed by asking. */
export async function decideRosterImport(
  deps: ActionDeps,
  { desk, question }: { readonly desk: RosterDesk; readonly question: RosterQuestion },
): Promise<Result<RosterSummary>> {
  const actor = await requireRight(deps, documentRecords.participant);
  if (!actor.ok) return actor;
  const { staffId } = actor.value;
  const told = await tellWhatIsHere(deps, desk);
  if (!told.ok) return told;
  const [centre] = await deps.cache.documents('organisation');
  const now = deps.world.now().toISOString();
  const today = dayIn(now, chooseTimeZone(centre?.document.timeZone));
  return desk.ask((client) => client.decide({ ...question, now, today, staffId }));
}

async function tellWhatIsHere(
  { cache, world }: Pick<ActionDeps, 'cache' | 'world'>,
  desk: RosterDesk,
): Promise<Result<null>> {
  const [participants, staff, groups, memberships, heads] = await Promise.all([
    loadWholePeople({ cache }),
    cache.documents('staff'),
    cache.documents('group'),
    cache.documents('group-membership'),
    cache.documents('qualification'),
  ]);
  const standard = standardIds(heads.map(({ document }) => document));
  const lists = [
    ['participants', [...participants.values()]],
    ['staff', staff.map(({ document }) => document)],
    ['groups', groups.map(({ document }) => document)],
    ['memberships', memberships.map(({ document }) => document)],
    ['standardQualificationIds', standard],
  ] as const;
  const rest = restBetween(world, sliceMs);
  for (const [type, documents] of lists)
    for (let at = 0; at === 0 || at < documents.length; at += pieceLength) {
      const piece = { type, documents: documents.slice(at, at + pieceLength), isFirst: at === 0 };
      const told = await desk.ask((client) => client.know(piece));
      if (!told.ok) return told;
      await rest();
    }
  return ok(null);
}
