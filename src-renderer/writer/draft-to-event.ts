/** A change as the fold takes it: one that main acknowledged, and one that is still to be recorded. */
import type { AssessmentEvent, UnknownEvent } from '../../shared/domain/assessment-event';
import { readEvent } from '../../shared/domain/read-event';
import type { StaffId } from '../../shared/kernel/ids';
import { type Draft, readChange, type SignedChange } from '../../shared/protocol/change';

/** Who writes, for the time until main has said it. */
export type Author = { readonly actorId: StaffId | null; readonly deviceId: string };

/**
 * The event that the draft will be, so that the next one can be decided upon it. Its number and moment are main's to
 * give: nothing that is signed may be decided upon it.
 */
export const draftToEvent = (draft: Draft, author: Author): AssessmentEvent | UnknownEvent =>
  readEvent({ ...draft, ...author, deviceSeq: Number.MAX_SAFE_INTEGER, occurredAt: '' });

/** The recorded event; null when main answered with something else, which the view will bring. */
export function signedToEvent(signed: SignedChange): AssessmentEvent | UnknownEvent | null {
  const change = readChange(signed);
  return change && readEvent(change);
}
