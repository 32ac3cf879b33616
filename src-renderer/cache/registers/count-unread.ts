/** What of all that came in this program cannot read, counted by what it is. Pure. */
import type { AssessmentRecords } from '../../../shared/domain/assessment-record';
import type { ContentType } from '../../../shared/records/all-records';
import type { UnreadCounts, UnreadDocument } from '../query-cache';
import type { UnreadContent } from '../read-content';

export type Unread = {
  /** Documents of each type that this program has. */
  readonly documents: ReadonlyMap<string, readonly Pick<UnreadDocument, 'why'>[]>;
  /** How many documents of each type it does not have. */
  readonly strange: ReadonlyMap<string, number>;
  readonly assessments: Iterable<AssessmentRecords>;
  /** Contents that somebody tried to open. */
  readonly contents: Iterable<UnreadContent>;
  readonly texts: number;
};

/** What a content belongs to, as people know it. */
const ownerOf: Readonly<Record<ContentType, string>> = {
  'exam-definition': 'exam',
  'qualification-version': 'qualification',
};

export function countUnread({ documents, strange, assessments, contents, texts }: Unread): UnreadCounts {
  const records = new Map<string, { newer: number; unreadable: number }>();
  const add = (type: string, why: UnreadDocument['why'], count = 1): void => {
    const counts = records.get(type) ?? { newer: 0, unreadable: 0 };
    records.set(type, { ...counts, [why]: counts[why] + count });
  };
  for (const [type, found] of documents) for (const { why } of found) add(type, why);
  for (const { type, why } of contents) add(ownerOf[type], why);
  for (const { byNobody } of assessments) if (byNobody.unknownEvents > 0) add('assessment', 'newer');
  for (const [type, count] of strange) add(type, 'newer', count);
  return { records, texts };
}
