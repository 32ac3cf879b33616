/**
 * Checks what a draft says. Bodies of the types this program knows are parsed with their schema, so that an own
 * change is never malformed; a type or version it does not know is carried as it came.
 */
import type { z } from 'zod';
import { assessmentEventBodies, assessmentEventVersion } from '../../shared/domain/assessment-event';
import { problem } from '../../shared/kernel/problem';
import { err, ok, type Result } from '../../shared/kernel/result';
import type { Draft } from '../../shared/protocol/change';
import { documentSchemas, documentVersion } from '../../shared/records/documents';

function schemaOf(draft: Draft): z.ZodType | null {
  const schemas: Readonly<Record<string, z.ZodType>> =
    draft.kind === 'event' ? assessmentEventBodies : documentSchemas;
  const known = draft.kind === 'event' ? assessmentEventVersion : documentVersion;
  if (draft.typeVersion !== known || !Object.hasOwn(schemas, draft.type)) return null;
  return schemas[draft.type] ?? null;
}

/** The draft as it will be recorded, or `invalid-input` with the place in its body. */
export function normaliseDraft(draft: Draft): Result<Draft> {
  const schema = schemaOf(draft);
  if (schema === null) return ok(draft);
  const parsed = schema.safeParse(draft.body);
  if (parsed.success) return ok({ ...draft, body: parsed.data });
  const issue = parsed.error.issues[0];
  return err(
    problem('invalid-input', {
      path: draft.type,
      at: issue?.path.join('.') ?? '',
      expected: issue?.message ?? '',
    }),
  );
}
