/** What the hub said, in the assessment, of its receipt for the signature (SPEC.md, A13). */
import type { ChangeId } from '../kernel/ids';
import type { AssessmentEvent, AssessmentEventOf, UnknownEvent } from './assessment-event';

export type ToldReceipt = { readonly number: string; readonly receivedAt: string };

/**
 * Of two, the later one: a hub that was put back takes a signature once more, under another number.
 * @param signatureId of the signature that counts; null while there is none
 */
export function findToldReceipt(
  events: readonly (AssessmentEvent | UnknownEvent)[],
  signatureId: ChangeId | null,
): ToldReceipt | null {
  const told = events.filter(
    (event): event is AssessmentEventOf<'signature-received'> =>
      event.type === 'signature-received' && event.body.changeId === signatureId,
  );
  const [last] = told.toSorted((a, b) => (a.body.receivedAt > b.body.receivedAt ? -1 : 1));
  return last ? { number: last.body.number, receivedAt: last.body.receivedAt } : null;
}
