/**
 * Which files somebody needs on the day, so that they are fetched before it: the accountability documents of what they
 * examine soon, and what their candidates linked to that. Pure.
 */
import type { AccountabilityDocument } from '../records/accountability-document';
import type { PlannedExam } from '../records/exam';
import { documentsOf, standingVersion } from './accountability';
import { filesLinkedToExam } from './portfolio/linked-to-exam';
import type { PortfolioEvidence, PortfolioLink } from './portfolio/portfolio-documents';

const dayMs = 86_400_000;
/** Longer than most devices are without a network, and short enough that a device does not fill up. */
const aheadMs = 14 * dayMs;

export type Asked = {
  readonly exams: readonly PlannedExam[];
  readonly documents: readonly AccountabilityDocument[];
  readonly evidence: readonly PortfolioEvidence[];
  readonly links: readonly PortfolioLink[];
  /** Whom an id means by now: an exam and a link may name one person by two ids (L8). Absent: each means itself. */
  readonly meantId?: (participantId: string) => string;
  /** Whoever works here. */
  readonly staffId: string;
  readonly now: Date;
};

type Portfolios = Pick<Asked, 'evidence' | 'links' | 'meantId'>;

/** What candidates linked to the qualification in which this person examines them. */
function linkedFiles(
  soon: readonly PlannedExam[],
  { evidence, links, meantId = (id) => id }: Portfolios,
  staffId: string,
) {
  const examined = new Map<string, Set<string>>();
  for (const { about, assessments } of soon) {
    const people = examined.get(about.qualificationId) ?? new Set<string>();
    examined.set(about.qualificationId, people);
    for (const { examinerId, participantId } of assessments)
      if (examinerId === staffId) people.add(participantId);
  }
  return [...examined].flatMap(([qualificationId, people]) =>
    filesLinkedToExam(people, qualificationId, { evidence, links, meantId }),
  );
}

/** Digests, the smallest file first: so that as many as possible are here when the line breaks. */
export function filesAhead({ exams, documents, staffId, now, ...portfolios }: Asked): readonly string[] {
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
  const documentFiles = [...qualificationIds]
    .flatMap((qualificationId) => documentsOf(documents, qualificationId))
    .map((document) => standingVersion(document).file);
  const files = [...documentFiles, ...linkedFiles(soon, portfolios, staffId)].toSorted(
    (a, b) => a.bytes - b.bytes,
  );
  return [...new Set(files.map(({ digest }) => digest))];
}
