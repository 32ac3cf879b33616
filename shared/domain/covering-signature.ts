/** Which signature of an assessment counts, and which events it covers (SPEC.md, A7, A8, W7 and S6). */
import type { StaffId } from '../kernel/ids';
import type { AssessmentEvent, AssessmentEventOf, UnknownEvent } from './assessment-event';
import { findWriters, type Writers } from './writers';

export type Signature = AssessmentEventOf<'assessment-signed'>;

export type Covering = {
  /** Null while nobody who writes it has signed. */
  readonly signature: Signature | null;
  /** Whose events count: read from what the signature covers, so that nothing that came later changes what was signed. */
  readonly writers: Writers;
  /** Everybody who writes it by all that is known; what they recorded behind the signature is late, and not a stranger's. */
  readonly staffIds: ReadonlySet<string>;
  readonly isCovered: (event: AssessmentEvent) => boolean;
};

/**
 * A signature names what it covers. Numbers of devices alone would let in what a second device with the number of the
 * first recorded: one that was cloned, or put back from an old copy. Signatures from before they named it have only those.
 */
function coverOf({ body }: Signature): (event: AssessmentEvent) => boolean {
  if (!body.covers) return ({ deviceId, deviceSeq }) => deviceSeq <= (body.seen[deviceId] ?? 0);
  const covers = new Set<string>(body.covers);
  return ({ changeId }) => covers.has(changeId);
}

/** @param examinerId whom the exam assigns it to now; null when that is not known */
export function findCovering(
  examinerId: StaffId | null,
  events: readonly (AssessmentEvent | UnknownEvent)[],
): Covering {
  const everybody = findWriters(examinerId, events);
  const { staffIds } = everybody;
  const signatures = events.filter((event) => event.type === 'assessment-signed');
  // The oldest by id, on every device the same one.
  for (const signature of signatures.toSorted((a, b) => (a.changeId < b.changeId ? -1 : 1))) {
    const isCovered = coverOf(signature);
    const writers = findWriters(
      examinerId,
      events.filter((event) => event.type !== 'unknown' && isCovered(event)),
    );
    if (signature.actorId !== null && writers.staffIds.has(signature.actorId))
      return { signature, writers, staffIds, isCovered };
  }
  return { signature: null, writers: everybody, staffIds, isCovered: () => true };
}
