/**
 * Makes a first load (`shared/protocol/first-load`): the latest version of every document, all contents and all events; for
 * a device that sees some, those of them that it sees.
 */
import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { deflateRaw } from 'node:zlib';
import { type RawBuilder, sql } from 'kysely';
import { commonSubjectTypes } from '../../shared/domain/sight';
import type { DeviceId, OrganisationId } from '../../shared/kernel/ids';
import type { FirstLoadIndex } from '../../shared/protocol/first-load';
import type { BytesAnswer } from '../../shared/protocol/http-contract';
import { createFirstLoadWriter, type LoadedChange } from '../../shared/protocol/write-first-load';
import { logEvent } from '../log';
import type { DatabaseTransaction, Store } from '../store/open-store';

export type MadeLoad = BytesAnswer & { readonly epoch: string; readonly cursor: number };
type Key = Pick<LoadedChange, 'seq' | 'kind' | 'subjectType' | 'subjectId'>;

/** Events are small; a hundred documents may be large. */
const textsAtOnce = { event: 1000, other: 100 };

const deflate = promisify(deflateRaw);

/** Whose load it is: of everybody who sees everything (null), or of one device that sees some. */
export type LoadReader = {
  readonly deviceId: DeviceId;
  /** The number up to which its sight was worked out: the feed goes on from there. */
  readonly upTo: number;
} | null;

/** What a device that sees some may have of it; up to where its sight was worked out. */
const isFor = (reader: LoadReader): RawBuilder<boolean> =>
  reader === null
    ? sql<boolean>`true`
    : sql<boolean>`c.seq <= ${reader.upTo} and (c.device_id = ${reader.deviceId}
        or c.subject_type = any(${commonSubjectTypes}::text[])
        or exists (select 1 from sight s where s.organisation_id = c.organisation_id
          and s.device_id = ${reader.deviceId} and s.subject_type = c.subject_type and s.subject_id = c.subject_id))`;

/**
 * What belongs into it, in the order in which it stands there, without the texts. The door holds a content to its digest,
 * so of one kind and version all say the same and the first will do; a program may be too old for another version of it.
 */
async function loadKeys(
  transaction: DatabaseTransaction,
  organisationId: OrganisationId,
  reader: LoadReader,
): Promise<Key[]> {
  const found = await sql<Key>`
    select c.seq, c.kind, c.subject_type as "subjectType", c.subject_id as "subjectId" from change c
    where c.organisation_id = ${organisationId} and c.erased_at is null and ${isFor(reader)} and case c.kind
      when 'document' then exists (select 1 from document_head h
        where h.organisation_id = c.organisation_id and h.change_id = c.change_id)
      when 'content' then not exists (select 1 from change earlier
        where earlier.organisation_id = c.organisation_id and earlier.subject_type = c.subject_type
          and earlier.subject_id = c.subject_id and earlier.type_version = c.type_version
          and earlier.kind = 'content' and earlier.seq < c.seq)
      else true end
    order by c.kind, c.subject_type, c.subject_id, c.seq`.execute(transaction);
  return found.rows;
}

async function* loadChanges(
  transaction: DatabaseTransaction,
  organisationId: OrganisationId,
  keys: readonly Key[],
): AsyncGenerator<LoadedChange> {
  for (let start = 0; start < keys.length; ) {
    const count = keys[start]?.kind === 'event' ? textsAtOnce.event : textsAtOnce.other;
    const some = keys.slice(start, start + count);
    const rows = await transaction
      .selectFrom('change')
      .select(['seq', 'text', 'hash', 'signature'])
      .where('organisation_id', '=', organisationId)
      .where('seq', '=', sql<number>`any(${some.map((key) => key.seq)}::bigint[])`)
      .execute();
    const rowBySeq = new Map(rows.map((row) => [row.seq, row]));
    for (const key of some) {
      const row = rowBySeq.get(key.seq);
      if (row) yield { ...key, ...row };
    }
    start += count;
  }
}

async function loadIndex(
  transaction: DatabaseTransaction,
  organisationId: OrganisationId,
  reader: LoadReader,
): Promise<Omit<FirstLoadIndex, 'blocks'>> {
  const cursor = sql<number>`least(last_seq, ${reader?.upTo ?? Number.MAX_SAFE_INTEGER}::bigint)`;
  const place = await transaction
    .selectFrom('organisation')
    .leftJoin('change', (join) =>
      join.onRef('change.organisation_id', '=', 'organisation.organisation_id').on('change.seq', '=', cursor),
    )
    .select(['epoch', 'erased_seq', cursor.as('cursor'), 'change.hash as cursorHash'])
    .where('organisation.organisation_id', '=', organisationId)
    .executeTakeFirstOrThrow();
  const ends = await sql<FirstLoadIndex['chainEnds'][number]>`
    select distinct on (device_id) device_id as "deviceId", device_seq as "deviceSeq", hash from (
      select device_id, device_seq, hash from change where organisation_id = ${organisationId}
      union all
      select device_id, device_seq, hash from refused_change
      where organisation_id = ${organisationId} and device_seq is not null and problem <> 'change-differs'
    ) as known order by device_id, device_seq desc`.execute(transaction);
  const { erased_seq: erasedSeq, ...at } = place;
  return {
    ...at,
    chainEnds: ends.rows,
    ...(reader ? { sees: 'some' } : {}),
    ...(erasedSeq > 0 ? { erasedSeq } : {}),
  };
}

/** Makes it of what is stored now. */
export async function composeLoad(
  { database, world }: Pick<Store, 'database' | 'world'>,
  organisationId: OrganisationId,
  reader: LoadReader,
): Promise<MadeLoad> {
  const writer = createFirstLoadWriter((raw) => deflate(raw));
  return database
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (transaction) => {
      const index = await loadIndex(transaction, organisationId, reader);
      const keys = await loadKeys(transaction, organisationId, reader);
      for await (const change of loadChanges(transaction, organisationId, keys)) await writer.add(change);
      const bytes = Buffer.concat(await writer.finish(index));
      const digest = createHash('sha256').update(bytes).digest('hex');
      logEvent(world, 'first-load-made', { changes: keys.length, bytes: bytes.length, cursor: index.cursor });
      return { epoch: index.epoch, cursor: index.cursor, digest, bytes };
    });
}
