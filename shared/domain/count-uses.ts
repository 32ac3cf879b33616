/** What is bound to each qualification: links of participants and exams, counted once for all of them. */
import type { PlannedExam } from '../records/exam';
import type { Participation } from '../records/participation';
import { noUse, type QualificationUse } from './qualification-end';

type Bound = {
  readonly participations: readonly Pick<Participation, 'qualificationId' | 'linkedAt' | 'endedAt'>[];
  readonly exams: readonly Pick<PlannedExam, 'about' | 'plannedAt' | 'status' | 'isRemoved'>[];
  readonly now: Date;
};

/** By the id of the qualification; one with which nothing was done has no entry. */
export function countUses({ participations, exams, now }: Bound): ReadonlyMap<string, QualificationUse> {
  const uses = new Map<string, QualificationUse>();
  const count = (id: string, change: (use: QualificationUse) => Partial<QualificationUse>): void => {
    const use = uses.get(id) ?? noUse;
    uses.set(id, { ...use, ...change(use) });
  };
  // Taken back: as if it never was.
  for (const { qualificationId, linkedAt, endedAt } of participations)
    if (endedAt !== linkedAt)
      count(qualificationId, (use) =>
        endedAt === null ? { linked: use.linked + 1 } : { endedLinks: use.endedLinks + 1 },
      );
  const nowText = now.toISOString();
  for (const { about, plannedAt, status, isRemoved } of exams) {
    if (isRemoved) continue;
    const isComing = status === 'planned' && plannedAt > nowText;
    count(about.qualificationId, (use) => ({
      exams: use.exams + 1,
      comingExams: use.comingExams + (isComing ? 1 : 0),
    }));
  }
  return uses;
}
