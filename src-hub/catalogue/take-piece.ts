/**
 * Takes a file in by pieces, from a device: each is kept as it comes, and whoever sends it hears which one is lacking, so
 * that a line that broke is taken up where it was. What nobody goes on with for a day is thrown away.
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

const inflate = promisify(inflateRaw);
const keptMs = 24 * 3_600_000;
/** Files that one centre may have under way. */
const mostComing = 3;
/** Files that one centre may have in the catalogue; a year brings a handful. */
const mostFiles = 60;

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

async function begin(
  { database, world }: Pick<Store, 'database' | 'world'>,
  organisationId: OrganisationId,
  { digest, name, bytes }: CataloguePiece,
): Promise<Result<string>> {
  const now = world.now();
  const own = database.selectFrom('catalogue_file').where('organisation_id', '=', organisationId);
  const { count } = await own
    .select(sql<number>`count(*)::int`.as('count'))
    .where('read_at', 'is not', null)
    // The same file once more takes the place of the one that is there.
    .where('digest', '!=', digest)
    .executeTakeFirstOrThrow();
  if (count >= mostFiles) return err(problem('catalogue-full', { most: mostFiles }));
  await database
    .deleteFrom('catalogue_file')
    .where('read_at', 'is', null)
    .where('begun_at', '<', new Date(now.getTime() - keptMs))
    .execute();
  const others = await own
    .select('file_id')
    .where('read_at', 'is', null)
    .orderBy('begun_at', 'desc')
    .execute();
  for (const { file_id } of others.slice(mostComing - 1))
    await database.deleteFrom('catalogue_file').where('file_id', '=', file_id).execute();
  await database
    .insertInto('catalogue_file')
    .values({
      file_id: randomUuid(world),
      organisation_id: organisationId,
      digest,
      name,
      bytes,
      begun_at: now,
    })
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
  await store.database
    .insertInto('catalogue_piece')
    .values({ file_id: fileId.value, number: piece.number, content })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return ok({ next: await findNext(store.database, fileId.value, piece.bytes) });
}
