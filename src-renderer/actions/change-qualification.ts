/**
 * The common course of every change to a qualification: one after the other per qualification, each decided upon the
 * version that includes the one before it. Two quick changes thus never go upon the same revision. Administrators only.
 */

import type { QualificationId } from '../../shared/kernel/ids';
import { problem } from '../../shared/kernel/problem';
import { err, ok, type Result } from '../../shared/kernel/result';
import type { Qualification } from '../../shared/records/qualification';
import type { ActionDeps, HostClients } from './action';
import { putDocuments } from './put-documents';
import { requireRole } from './require-role';

const turnsByHost = new WeakMap<HostClients, Map<QualificationId, Promise<unknown>>>();

/** Records what `decide` makes of the qualification; the same object back records nothing. */
export function changeQualification(
  deps: ActionDeps,
  qualificationId: QualificationId,
  decide: (qualification: Qualification) => Result<Qualification>,
): Promise<Result<null>> {
  const turns = turnsByHost.get(deps.host) ?? new Map<QualificationId, Promise<unknown>>();
  turnsByHost.set(deps.host, turns);
  const result = (turns.get(qualificationId) ?? Promise.resolve()).then(() =>
    change(deps, qualificationId, decide),
  );
  turns.set(
    qualificationId,
    result.catch(() => undefined),
  );
  return result;
}

async function change(
  deps: ActionDeps,
  qualificationId: QualificationId,
  decide: (qualification: Qualification) => Result<Qualification>,
): Promise<Result<null>> {
  const actor = await requireRole(deps, 'administrator');
  if (!actor.ok) return actor;
  const stored = await deps.cache.document('qualification', qualificationId);
  if (!stored) return err(problem('document-missing', { documentId: qualificationId }));
  const decided = decide(stored.document);
  if (!decided.ok) return decided;
  if (decided.value === stored.document) return ok(null);
  return putDocuments(deps, [
    { type: 'qualification', documentId: qualificationId, document: decided.value, upon: stored.revision },
  ]);
}
