/**
 * Asks the hub to erase something about people who stay: their places in exams in which nothing was assessed, and what takes Runs and
 * imports back. As with whole people (`erase-people`) nothing is put right before the hub took it, because it may refuse: somebody is
 * held, or somebody did begin, of which this device had not heard.
 */
import type { DueRun } from '../../shared/domain/find-due-runs';
import { problem } from '../../shared/kernel/problem';
import { err, ok, type Result } from '../../shared/kernel/result';
import { documentRecords } from '../../shared/records/all-records';
import type { ErasedSeat, Erasure } from '../../shared/records/erasure';
import type { ActionDeps } from './action';
import { composeDocumentDraft } from './compose-draft';
import { idsMeaning } from './erase-people';
import { recordDrafts } from './record-drafts';
import { requireRight } from './require-right';

type Gone = Partial<Pick<Erasure, 'seats' | 'partIds'>>;

/** A record for each: where the hub refuses one, the others go all the same. */
async function askToErase(deps: ActionDeps, all: readonly Gone[]): Promise<Result<null>> {
  const actor = await requireRight(deps, documentRecords.erasure);
  if (!actor.ok) return actor;
  const { staffId: byStaffId } = actor.value;
  const said = { ground: 'retention', at: deps.world.now().toISOString(), byStaffId } as const;
  const nobody = { participantIds: [], assessmentIds: [], examIds: [], seats: [], partIds: [] };
  const drafts = all.map((gone) => {
    const erasureId = deps.world.newId<'Erasure'>();
    const document: Erasure = { erasureId, ...said, ...nobody, ...gone };
    return composeDocumentDraft(deps.world, {
      ...{ type: 'erasure', documentId: erasureId, document, upon: null },
    });
  });
  const recorded = await recordDrafts(deps, byStaffId, drafts);
  return recorded.ok ? ok(null) : recorded;
}

/** Whether the office holds one of these people, under any id they were known by. */
async function isAnyHeld(deps: ActionDeps, people: ReadonlySet<string>): Promise<boolean> {
  const ids = new Set<string>(await idsMeaning(deps, people));
  const offices = await deps.cache.documents('participant-office');
  return offices.some(({ document }) => ids.has(document.participantId) && document.frozen);
}

/** @param people of each of them the places that go */
export async function eraseSeats(
  deps: ActionDeps,
  { people }: { readonly people: readonly (readonly ErasedSeat[])[] },
): Promise<Result<null>> {
  const named = new Set<string>(people.flat().map(({ participantId }) => participantId));
  if (await isAnyHeld(deps, named)) return err(problem('person-held'));
  return askToErase(
    deps,
    people.map((seats) => ({ seats: [...seats] })),
  );
}

export function eraseRuns(
  deps: ActionDeps,
  { runs }: { readonly runs: readonly Pick<DueRun, 'partIds'>[] },
): Promise<Result<null>> {
  return askToErase(
    deps,
    runs.map(({ partIds }) => ({ partIds: [...partIds] })),
  );
}
