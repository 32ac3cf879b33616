/**
 * Opens what a record says, whichever program wrote it. Nothing is thrown away and nothing guessed: what cannot be read
 * says why, so that it can be counted and named.
 */
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

const nameOf = ({ kind, subjectType, type }: RecordName): string => `${kind} ${subjectType} ${type}`;

const recordsByName: ReadonlyMap<string, RecordDefinition> = new Map(
  records.map((record) => [nameOf(record), record]),
);

/** The definition of a kind; null when this program has none. */
export const findRecord = (name: RecordName): RecordDefinition | null =>
  recordsByName.get(nameOf(name)) ?? null;

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
