/**
 * Checks what a draft says. A body of a kind and version that this program knows is read by it, so that an own change is
 * never malformed; a kind or version it does not know is carried as it came.
 */
import { problem } from '../../shared/kernel/problem';
import { err, ok, type Result } from '../../shared/kernel/result';
import type { Draft } from '../../shared/protocol/change';
import { findRecord } from '../../shared/records/open-record';

/** The draft as it will be recorded, or `invalid-input` with the place in its body. */
export function normaliseDraft(draft: Draft): Result<Draft> {
  const record = findRecord(draft);
  if (record?.version !== draft.typeVersion) return ok(draft);
  const read = record.schema.safeParse(draft.body);
  if (read.success) return ok({ ...draft, body: read.data });
  const issue = read.error.issues[0];
  return err(
    problem('invalid-input', {
      path: draft.type,
      at: issue?.path.join('.') ?? '',
      expected: issue?.message ?? '',
    }),
  );
}
