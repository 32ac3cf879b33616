/** Ends a personal link before its last day: whoever is signed in by it is out at their next request. */
import { ok } from '../../shared/kernel/result';
import type { Action } from './action';
import { changeDocument } from './change-document';

export const endCandidateLink: Action<{ readonly documentId: string }, null> = (deps, { documentId }) =>
  changeDocument(deps, 'candidate-access', documentId, (access) =>
    ok(access.endedAt === null ? { ...access, endedAt: deps.world.now().toISOString() } : access),
  );
