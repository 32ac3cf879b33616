/** Who confirmed who stands there, and whether that holds for whoever has the assessment now (SPEC.md, A5, W10, W11). */
import type { ChangeId, StaffId } from '../kernel/ids';
import type { IdentificationMethod, PlanAtStart } from '../records/candidate-identified';
import type { Holder } from './writers';

export type Identification = {
  readonly changeId: ChangeId;
  readonly at: string;
  /** Who confirmed it; null when the event does not say. */
  readonly by: StaffId | null;
  readonly method: IdentificationMethod;
  /** By which plan; absent: an earlier program did not say. */
  readonly plan?: PlanAtStart | undefined;
};

type Identified = {
  readonly identifications: Identification[];
  readonly identifiedAt: string | null;
  readonly identifiedBy: IdentificationMethod | null;
  readonly planAtStart: PlanAtStart | null;
};
type Given = {
  readonly identifications: readonly Identification[];
  readonly holder: Holder | null;
  readonly signed: unknown;
};

/**
 * Who takes over looks for themselves: what a colleague confirmed does not count for them. A signed assessment was
 * identified by whoever it was, also before everybody had to look.
 * @param takenBack ids of confirmations that were taken back
 */
export function standingIdentification(
  { identifications, holder, signed }: Given,
  takenBack: ReadonlySet<ChangeId>,
): Identified {
  const standing = identifications
    .filter(({ changeId }) => !takenBack.has(changeId))
    .sort((a, b) => (a.changeId < b.changeId ? -1 : 1));
  const own = standing.find(({ by }) => by !== null && by === holder?.staffId);
  const first = own ?? (signed ? standing[0] : undefined);
  return {
    identifications: standing,
    identifiedAt: first?.at ?? null,
    identifiedBy: first?.method ?? null,
    // Of whoever began: a colleague who takes over goes on with the same assessment.
    planAtStart: standing[0]?.plan ?? null,
  };
}
