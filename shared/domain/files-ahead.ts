/**
 * Which files somebody needs on the day, so that they are fetched before it: the accountability documents of what they
 * examine soon. Pure.
 */
import type { AccountabilityDocument } from '../records/accountability-document';
import type { PlannedExam } from '../records/exam';
import { documentsOf, standingVersion } from './accountability';

const dayMs = 86_400_000;
/** Longer than most devices are without a network, and short enough that a device does not fill up. */
const aheadMs = 14 * dayMs;

type Asked = {
  readonly exams: readonly PlannedExam[];
  readonly documents: readonly AccountabilityDocument[];
  /** Whoever works here. */
  readonly staffId: string;
  readonly now: Date;
};

/** Digests, the smallest file first: so that as many as possible are here when the line breaks. */
export function filesAhead({ exams, documents, staffId, now }: Asked): readonly string[] {
  const isSoon = ({ plannedAt }: PlannedExam): boolean => {
    const untilMs = Date.parse(plannedAt) - now.getTime();
    return untilMs >= -dayMs && untilMs <= aheadMs;
  };
  const soon = exams.filter(
    (exam) =>
      exam.status === 'planned' &&
      isSoon(exam) &&
      exam.assessments.some(({ examinerId }) => examinerId === staffId),
  );
  const qualificationIds = new Set(soon.map(({ about }) => about.qualificationId));
  const files = [...qualificationIds]
    .flatMap((qualificationId) => documentsOf(documents, qualificationId))
    .map((document) => standingVersion(document).file)
    .toSorted((a, b) => a.bytes - b.bytes);
  return [...new Set(files.map(({ digest }) => digest))];
}
