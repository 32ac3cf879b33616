/** What was attached to an assessment, and what of it was removed again (SPEC.md, E1 to E8). */
import type { ChangeId, IndicatorId, StaffId, WorkProcessId } from '../kernel/ids';
import type { SnapshotWorkProcess } from '../records/exam-definition';
import type { NamedFile } from '../values/named-file';
import type { AssessmentEventOf } from './assessment-event';
import type { Exam } from './exam';

export type EvidenceEvent = AssessmentEventOf<'evidence-attached'> | AssessmentEventOf<'evidence-removed'>;

/** What evidence is about: an indicator, else a work process, else the whole exam. */
export type EvidencePlace = {
  readonly indicatorId: IndicatorId | null;
  readonly workProcessId: WorkProcessId | null;
};

export type Evidence = EvidencePlace & {
  /** Of the event that attached it. */
  readonly changeId: ChangeId;
  readonly at: string;
  /** Who attached it; null when the event does not say. */
  readonly by: StaffId | null;
  readonly file: NamedFile;
  readonly word: string;
  /** Null while it counts. */
  readonly removed: {
    readonly changeId: ChangeId;
    readonly at: string;
    readonly by: StaffId | null;
    readonly reason: string;
  } | null;
};

const byId = <T extends { readonly changeId: ChangeId }>(a: T, b: T): number =>
  a.changeId < b.changeId ? -1 : 1;

/** In the order of their ids, on every device the same; of two removals of one thing the first counts (E2). */
export function gatherEvidence(events: readonly EvidenceEvent[]): readonly Evidence[] {
  const removals = new Map<ChangeId | null, AssessmentEventOf<'evidence-removed'>>();
  for (const event of events.filter((one) => one.type === 'evidence-removed').sort(byId))
    if (!removals.has(event.upon)) removals.set(event.upon, event);
  const attached = events.filter((one) => one.type === 'evidence-attached').sort(byId);
  return attached.map(({ changeId, occurredAt: at, actorId: by, body }) => {
    const removal = removals.get(changeId);
    const { indicatorId, workProcessId, file, word } = body;
    return {
      ...{ changeId, at, by, indicatorId, workProcessId, file, word },
      removed: removal
        ? {
            changeId: removal.changeId,
            at: removal.occurredAt,
            by: removal.actorId,
            reason: removal.body.reason,
          }
        : null,
    };
  });
}

/** What counts: attached, and not removed. */
export const standingEvidence = (evidence: readonly Evidence[]): readonly Evidence[] =>
  evidence.filter(({ removed }) => removed === null);

/** The work process that it belongs to, also by its indicator; null where it is about the whole exam. */
export const workProcessOf = (
  { indicatorId, workProcessId }: EvidencePlace,
  exam: Pick<Exam, 'snapshot'>,
): SnapshotWorkProcess | null =>
  exam.snapshot.coreTasks
    .flatMap((one) => one.workProcesses)
    .find(
      (one) =>
        one.workProcessId === workProcessId ||
        one.indicators.some((indicator) => indicator.indicatorId === indicatorId),
    ) ?? null;
