/**
 * Takes a Run back: each document as it was before, unless somebody went on from it since. Those stay, and are told.
 *
 * A document is looked up by the revision the Run wrote. Where another one stands, somebody went on from it, and theirs is worth
 * more than the undoing of somebody else's; unless that was taken back as well, so that what the Run wrote stands again. Whoever the Run brought goes back whole or stays whole: with whom an exam, a link or a
 * group was bound since, or of whom something was changed, stays with all that came along.
 */
import { takeBack } from '../../shared/domain/taken-back';
import type { ChangeId, ParticipantId, PeopleRunId, StaffId } from '../../shared/kernel/ids';
import { type Problem, problem } from '../../shared/kernel/problem';
import { restBetween } from '../../shared/kernel/rest-between';
import { err, ok, type Result } from '../../shared/kernel/result';
import { type DocumentType, documentRecords } from '../../shared/records/all-records';
import type { StoredDocument } from '../cache/read-cache';
import type { ActionDeps } from './action';
import { findBoundSince, isBrought } from './find-bound-since';
import { type OnProgress, type RunUndo, recordRun } from './record-run';
import { requireRight } from './require-right';
import type { RunStep, UndoStep } from './run-step';

export type Undone = {
  readonly undone: number;
  /** People, groups and colleagues whom somebody changed since. */
  readonly left: number;
  /** Whom that is about; of a group or a colleague nobody. */
  readonly stayed: readonly ParticipantId[];
  readonly stopped: Problem | null;
};

type Request = {
  readonly undo: RunUndo;
  readonly onProgress?: OnProgress;
  /** In one append, all or none: `import-undo-too-late` where something stays. */
  readonly isWhole?: boolean;
};
type Stored = StoredDocument<DocumentType>;
/** How a document stands to what was written of it. */
type Standing = {
  readonly step: UndoStep;
  readonly stored: Stored | null;
  readonly is: 'open' | 'back' | 'moved';
};
const sliceMs = 8;

/** Whoever takes it back must be allowed to write each kind; it is recorded as theirs. */
export async function undoRun(
  deps: ActionDeps,
  { undo, onProgress, isWhole = false }: Request,
): Promise<Result<Undone>> {
  const may = await requireAll(deps, undo.steps);
  if (!may.ok) return may;
  const all = await standingOf(deps, undo.steps);
  const kept = keptWhole(all, await findBoundSince(deps, undo.steps));
  const isKept = ({ step, stored }: Standing): boolean =>
    kept.has(step.documentId) || kept.has(participantOf(stored) ?? '');
  const stays = all.filter((one) => one.is === 'moved' || (one.is === 'open' && isKept(one)));
  const steps = all.filter((one) => one.is === 'open' && !isKept(one)).flatMap(stepBack);
  const left = new Set(stays.map(subjectOf)).size;
  if (isWhole && left > 0) return err(problem('import-undo-too-late', { count: left }));
  const stayed = [...new Set(stays.flatMap(({ stored }) => participantOf(stored) ?? []))];
  // One that is in the list is told there as tried, also where all of it stays.
  if (steps.length === 0 && undo.runId === null) return ok({ undone: 0, left, stayed, stopped: null });
  const recorded = await recordRun(deps, {
    ...{ staffId: may.value, steps, onProgress, isWhole },
    about:
      undo.runId === null ? null : { kind: 'undo', undoes: { ...(await seenOf(deps, undo.runId)), left } },
  });
  if (!recorded.ok) return recorded;
  const { undo: done, stopped } = recorded.value;
  return ok({ undone: done.steps.length, left, stayed, stopped });
}

/** A Run that is recorded elsewhere comes in pieces: what is taken back is what is here by now. */
async function seenOf({ cache }: ActionDeps, runId: PeopleRunId) {
  const run = await cache.document('people-run', runId);
  return { runId, parts: run?.document.parts ?? [] };
}

async function requireAll(deps: ActionDeps, steps: readonly UndoStep[]): Promise<Result<StaffId>> {
  let staffId: StaffId | null = null;
  for (const type of new Set<DocumentType>(['people-run', ...steps.map((step) => step.type)])) {
    const actor = await requireRight(deps, documentRecords[type]);
    if (!actor.ok) return actor;
    staffId = actor.value.staffId;
  }
  return staffId === null ? err(problem('nobody-signed-in')) : ok(staffId);
}

async function standingOf(
  { cache, world }: ActionDeps,
  steps: readonly UndoStep[],
): Promise<readonly Standing[]> {
  const rest = restBetween(world, sliceMs);
  const all: Standing[] = [];
  const contentOf = await restoredBy(cache);
  const here = new Map<DocumentType, ReadonlyMap<string, Stored>>();
  for (const { type } of steps) if (!here.has(type)) here.set(type, await cache.documentsById(type));
  for (const step of steps) {
    const stored = here.get(step.type)?.get(step.documentId) ?? null;
    // What an undo that stopped half-way took back already was changed by nobody else.
    const isBack = stored !== null && takeBack(stored.document, step) === stored.document;
    const stands = stored && contentOf(stored.revision);
    const is = stands === step.revision ? 'open' : isBack ? 'back' : 'moved';
    all.push({ step, stored, is });
    await rest();
  }
  return all;
}

/** A document as it was before the step; upon what stands now, which may be what a later undo brought back. */
function stepBack({ step: { type, documentId, upon, back, gone }, stored }: Standing): readonly RunStep[] {
  if (!stored) return [];
  const document = takeBack(stored.document, { back, gone });
  return [{ type, documentId, document, upon: stored.revision, back: document, restores: upon } as RunStep];
}

/** Of a version that an undo wrote: the one whose content stands again by it; of any other that one itself. */
async function restoredBy(cache: ActionDeps['cache']): Promise<(revision: ChangeId) => ChangeId> {
  const restored = new Map<ChangeId, ChangeId>();
  for (const { document: run } of await cache.documents('people-run'))
    for (const partId of run.wrote ?? []) {
      const part = await cache.document('people-run-part', partId);
      for (const { revision, restores } of part?.document.steps ?? [])
        if (restores) restored.set(revision, restores);
    }
  return (revision) => {
    const seen = new Set([revision]);
    let stands = revision;
    for (let next = restored.get(stands); next && !seen.has(next); next = restored.get(stands)) {
      seen.add(next);
      stands = next;
    }
    return stands;
  };
}

const participantOf = (stored: Stored | null): ParticipantId | undefined =>
  stored && 'participantId' in stored.document ? stored.document.participantId : undefined;
const subjectOf = ({ step, stored }: Standing): string => participantOf(stored) ?? step.documentId;

/** Of those that were brought, who stays: whom something else names by now, and of whom something was changed since. */
function keptWhole(all: readonly Standing[], bound: ReadonlySet<string>): ReadonlySet<string> {
  const brought = new Set(all.flatMap(({ step }) => (isBrought(step) ? [step.documentId] : [])));
  const moved = all.filter((one) => one.is === 'moved').map(subjectOf);
  return new Set([...bound, ...moved.filter((id) => brought.has(id))]);
}
