/**
 * Takes a file in by pieces, from a device: each is kept as it comes, and whoever sends it hears which one is lacking, so
 * that a line that broke is taken up where it was. What nobody goes on with is thrown away after a day, or sooner where
 * another one needs its place.
 */
import { promisify } from 'node:util';
import { inflateRaw } from 'node:zlib';
import { sql } from 'kysely';
import type { OrganisationId } from '../../shared/kernel/ids';
import { problem } from '../../shared/kernel/problem';
import { err, ok, type Result } from '../../shared/kernel/result';
import { randomUuid } from '../../shared/kernel/world';
import { type CataloguePiece, cataloguePieceBytes } from '../../shared/protocol/catalogue-api';
import type { Database, DatabaseTransaction, Store } from '../store/open-store';
import { findFull } from './catalogue-files';

const inflate = promisify(inflateRaw);
const keptMs = 24 * 3_600_000;
/** Files that one centre may have under way. */
const mostComing = 3;
/** One of which nothing was heard for so long makes room for another; its sender begins anew. */
const idleMs = 10 * 60_000;

const piecesOf = (bytes: number): number => Math.ceil(bytes / cataloguePieceBytes);

/** A file that comes in and is not read yet. */
export async function findComing(
  database: Database | DatabaseTransaction,
  organisationId: OrganisationId,
  digest: string,
): Promise<{ readonly file_id: string; readonly name: string; readonly bytes: number } | null> {
  const found = await database
    .selectFrom('catalogue_file')
    .select(['file_id', 'name', 'bytes'])
    .where('organisation_id', '=', organisationId)
    .where('digest', '=', digest)
    .where('read_at', 'is', null)
    .executeTakeFirst();
  return found ?? null;
}

/** The first that is lacking, from 0. */
async function findNext(database: Database, fileId: string, bytes: number): Promise<number> {
  const count = piecesOf(bytes);
  const found = await sql<{ next: number }>`
    select coalesce(min(n), ${count}) as next from generate_series(0, ${count - 1}::int) n
    where not exists (select 1 from catalogue_piece where file_id = ${fileId}::uuid and number = n)`.execute(
    database,
  );
  return found.rows[0]?.next ?? 0;
}

/** Those that came in longest ago go, but for one that is being read: whoever reads it holds its row. */
async function removeIdle(
  { database, world }: Pick<Store, 'database' | 'world'>,
  organisationId: OrganisationId,
): Promise<void> {
  const before = (ms: number): Date => new Date(world.now().getTime() - ms);
  await sql`
    with coming as (
      select file_id, begun_at, organisation_id,
        row_number() over (partition by organisation_id order by begun_at desc, file_id) as place
      from catalogue_file where read_at is null
    ), free as (
      select file_id from catalogue_file where file_id in (
        select file_id from coming where begun_at < ${before(keptMs)}::timestamptz
          or (organisation_id = ${organisationId} and place >= ${mostComing} and begun_at < ${before(idleMs)}::timestamptz))
      for update skip locked
    )
    delete from catalogue_file where file_id in (select file_id from free)`.execute(database);
}

async function begin(
  store: Pick<Store, 'database' | 'world'>,
  organisationId: OrganisationId,
  { digest, name, bytes }: CataloguePiece,
): Promise<Result<string>> {
  const { database, world } = store;
  const full = await findFull(database, organisationId, digest);
  if (full) return err(full);
  await removeIdle(store, organisationId);
  const { count } = await database
    .selectFrom('catalogue_file')
    .select(sql<number>`count(*)::int`.as('count'))
    .where('organisation_id', '=', organisationId)
    .where('read_at', 'is', null)
    .executeTakeFirstOrThrow();
  if (count >= mostComing) return err(problem('catalogue-taken', { most: mostComing }));
  const row = { file_id: randomUuid(world), organisation_id: organisationId, begun_at: world.now() };
  await database
    .insertInto('catalogue_file')
    .values({ ...row, digest, name, bytes })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const coming = await findComing(database, organisationId, digest);
  return coming ? ok(coming.file_id) : err(problem('hub-busy'));
}

/** Whether it is the piece of that number: all are of one length but the last. */
async function hasRightLength(content: Buffer, { number, bytes }: CataloguePiece): Promise<boolean> {
  const length = Math.min(cataloguePieceBytes, bytes - number * cataloguePieceBytes);
  try {
    return length > 0 && (await inflate(content, { maxOutputLength: length })).length === length;
  } catch {
    return false;
  }
}

/** Keeps the piece; one that is there already stays as it is. */
export async function takePiece(
  store: Pick<Store, 'database' | 'world'>,
  organisationId: OrganisationId,
  piece: CataloguePiece,
): Promise<Result<{ next: number }>> {
  const content = Buffer.from(piece.content, 'base64');
  if (!(await hasRightLength(content, piece))) return err(problem('invalid-input', { at: 'content' }));
  const coming = await findComing(store.database, organisationId, piece.digest);
  if (coming && coming.bytes !== piece.bytes) return err(problem('invalid-input', { at: 'bytes' }));
  const fileId = coming ? ok(coming.file_id) : await begin(store, organisationId, piece);
  if (!fileId.ok) return fileId;
  // Only where the file still comes in: it may have been read, or have made room, since it was looked up.
  const kept = await sql`
    with coming as (
      update catalogue_file set begun_at = ${store.world.now()}::timestamptz
      where file_id = ${fileId.value}::uuid and read_at is null returning file_id
    )
    insert into catalogue_piece (file_id, number, content)
    select file_id, ${piece.number}::int, ${content} from coming
    on conflict (file_id, number) do update set number = excluded.number returning 1`.execute(store.database);
  if (kept.rows.length === 0) return err(problem('hub-busy'));
  return ok({ next: await findNext(store.database, fileId.value, piece.bytes) });
}
