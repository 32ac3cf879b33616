/**
 * Opens what a record says, whichever program wrote it. Nothing is thrown away and nothing guessed: what cannot be read
 * says why, so that it can be counted and named.
 */
import { groupBy } from '../kernel/group-by';
import {
  type ContentOf,
  type ContentType,
  contentRecords,
  type DocumentOf,
  type DocumentType,
  documentRecords,
  records,
} from './all-records';
import type { RecordDefinition, RecordKind } from './define-record';
import { surelyFits } from './surely-fits';

/** What tells which kind of record it is. */
export type RecordName = {
  readonly kind: RecordKind;
  readonly subjectType: string;
  readonly type: string;
};
export type RecordedBody = RecordName & { readonly typeVersion: number; readonly body?: unknown };

export type Opened<Body> =
  | { readonly state: 'read'; readonly body: Body }
  /** Of a later version than this program knows, or beyond what it can show. */
  | { readonly state: 'newer' }
  /** Of a kind that this program does not have. */
  | { readonly state: 'unknown-kind' }
  /** Of a known version, and not as that version wants it; `at` is the first wrong place. */
  | { readonly state: 'unreadable'; readonly at: string };

/** Nearly always one a type. Hundreds of thousands of events are looked up when a view is built: no name is composed. */
const recordsByType: ReadonlyMap<string, readonly RecordDefinition[]> = groupBy<RecordDefinition, string>(
  records,
  ({ type }) => type,
);

/** The definition of a kind; null when this program has none. */
export function findRecord({ kind, subjectType, type }: RecordName): RecordDefinition | null {
  for (const record of recordsByType.get(type) ?? [])
    if (record.kind === kind && record.subjectType === subjectType) return record;
  return null;
}

/** Reads a body of any version up to the present one, and brings it up to it. */
export function openBody(record: RecordDefinition, typeVersion: number, body: unknown): Opened<unknown> {
  if (typeVersion > record.version) return { state: 'newer' };
  let current = body;
  for (let version = typeVersion; version < record.version; version++) {
    const earlier = record.earlier[version];
    const read = earlier?.schema.safeParse(current);
    if (!earlier || !read?.success)
      return { state: 'unreadable', at: read?.error?.issues[0]?.path.join('.') ?? '' };
    current = earlier.upcast(read.data);
  }
  const ofThisVersion = (read: unknown): Opened<unknown> =>
    record.isBeyond?.(read) ? { state: 'newer' } : { state: 'read', body: read };
  if (surelyFits(record.schema, current)) return ofThisVersion(current);
  const read = record.schema.safeParse(current);
  return read.success
    ? ofThisVersion(read.data)
    : { state: 'unreadable', at: read.error.issues[0]?.path.join('.') ?? '' };
}

/** Opens a record of whatever kind. */
export function openRecord(recorded: RecordedBody): Opened<unknown> {
  const record = findRecord(recorded);
  return record ? openBody(record, recorded.typeVersion, recorded.body) : { state: 'unknown-kind' };
}

/** Opens a version of a document of a type that this program has. */
export const openDocument = <T extends DocumentType>(
  type: T,
  version: { readonly typeVersion: number; readonly body?: unknown },
): Opened<DocumentOf<T>> =>
  // The schema of the type read it; the compiler cannot follow the lookup.
  openBody(documentRecords[type], version.typeVersion, version.body) as Opened<DocumentOf<T>>;

/** Opens content of a type that this program has. */
export const openContent = <T extends ContentType>(
  type: T,
  content: { readonly typeVersion: number; readonly body?: unknown },
): Opened<ContentOf<T>> =>
  openBody(contentRecords[type], content.typeVersion, content.body) as Opened<ContentOf<T>>;
