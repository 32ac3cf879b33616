/**
 * Imports a roster: decides anew upon what the device holds at this moment and records people, groups, places and links in
 * one append, all or none. Where that is not what was agreed to any more, nothing is written and it is looked at again.
 */
import type { RosterSummary } from '../../shared/domain/roster/summarise-roster';
import { problem } from '../../shared/kernel/problem';
import { restBetween } from '../../shared/kernel/rest-between';
import { err, ok, type Result } from '../../shared/kernel/result';
import { sameValue } from '../../shared/kernel/same-value';
import type { Draft } from '../../shared/protocol/change';
import { documentRecords } from '../../shared/records/all-records';
import { type RosterWrite, rosterWriteTypes } from '../workers/roster-contract';
import type { ActionDeps } from './action';
import { composeDocumentDraft, type DocumentVersion } from './compose-draft';
import { decideRosterImport, type RosterQuestion } from './decide-roster-import';
import { recordDrafts } from './record-drafts';
import { requireRight } from './require-right';
import type { RosterDesk } from './start-roster-desk';

type Written = {
  /** The change that wrote it. Only as long as that version stands can it be taken back. */
  readonly revision: Draft['changeId'];
  /** What stood before; null: it was not here. */
  readonly before: RosterWrite['document'] | null;
} & Pick<RosterWrite, 'type' | 'documentId'>;

/** What is needed to take an import back. */
export type RosterUndo = { readonly written: readonly Written[] };

const pieceLength = 200;
const sliceMs = 8;

export async function importRoster(
  deps: ActionDeps,
  {
    desk,
    question,
    agreed,
  }: { readonly desk: RosterDesk; readonly question: RosterQuestion; readonly agreed: RosterSummary },
): Promise<Result<RosterUndo>> {
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
  const { drafts, written } = await composeAll(deps, fetched.value);
  const recorded = await recordDrafts(deps, actor.value.staffId, drafts);
  return recorded.ok ? ok({ written }) : recorded;
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

async function composeAll(
  { cache, world }: ActionDeps,
  writes: readonly RosterWrite[],
): Promise<{ readonly drafts: readonly Draft[]; readonly written: readonly Written[] }> {
  const rest = restBetween(world, sliceMs);
  const stored = new Map<string, Pick<Written, 'revision' | 'before'>>();
  for (const type of rosterWriteTypes)
    for (const { document, revision } of await cache.documents(type))
      stored.set(`${type} ${idOf(type, document)}`, { revision, before: document });
  const drafts: Draft[] = [];
  const written: Written[] = [];
  for (const { type, documentId, document } of writes) {
    const before = stored.get(`${type} ${documentId}`) ?? null;
    const version = { type, documentId, document, upon: before?.revision ?? null } as DocumentVersion;
    const draft = composeDocumentDraft(world, version);
    drafts.push(draft);
    written.push({ type, documentId, revision: draft.changeId, before: before?.before ?? null });
    await rest();
  }
  return { drafts, written };
}

const idFields = {
  ...{ staff: 'staffId', group: 'groupId', participant: 'participantId' },
  'participant-office': 'participantId',
  ...{ 'group-membership': 'membershipId', participation: 'participationId' },
} as const;
const idOf = (type: RosterWrite['type'], document: RosterWrite['document']): string =>
  String(Object.entries(document).find(([field]) => field === idFields[type])?.[1]);
