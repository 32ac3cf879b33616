/** What somebody is at the centre now, read from their document, whichever program wrote it. */
import type { Change } from '../../shared/protocol/change';
import { staffSchema } from '../../shared/records/staff';

const standingSchema = staffSchema.pick({ roles: true, inactiveSince: true });

/** Their roles; none when nobody knows them, or they work here no more. */
export function rolesOf(staff: Change | null): readonly string[] {
  const standing = standingSchema.safeParse(staff?.body).data;
  return standing && !standing.inactiveSince ? standing.roles : [];
}

/** Who administers once this version stands; other documents change nothing. */
export function administratorsAfter(
  administrators: ReadonlySet<string>,
  change: Change,
): ReadonlySet<string> {
  if (change.kind !== 'document' || change.type !== 'staff') return administrators;
  const others = [...administrators].filter((staffId) => staffId !== change.subjectId);
  return new Set(rolesOf(change).includes('administrator') ? [...others, change.subjectId] : others);
}
