/**
 * Puts a backup into an empty database: all of it or nothing. The hub keeps its id and key, so that receipts given before
 * stay good. What was handed in after the backup lives on the devices, so a new epoch begins for every centre: they hand
 * it in again by themselves.
 */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { sql } from 'kysely';
import { beginEpoch } from '../store/begin-epoch';
import { migrateIn, newestVersion } from '../store/migrate';
import type { Database, DatabaseTransaction, Store } from '../store/open-store';
import { type BackupHeader, backupEndSchema, backupHeaderSchema, backupRowSchema } from './backup-lines';
import { listTables } from './list-tables';

/** Why a backup is not restored, for whoever asked. */
export class RestoreError extends Error {}

const damaged = () => new RestoreError('the backup is cut or damaged; nothing was restored');
const rowsAtOnce = 500;
const lettersAtOnce = 8_000_000;

async function* rawLines(file: string): AsyncGenerator<string> {
  const gunzip = createGunzip();
  // A failure of either ends the other, and reaches whoever reads.
  pipeline(createReadStream(file), gunzip, () => {});
  gunzip.setEncoding('utf8');
  let left = '';
  for await (const piece of gunzip) {
    const lines = `${left}${piece}`.split('\n');
    left = lines.pop() ?? '';
    yield* lines;
  }
  if (left !== '') yield left;
}

/** All lines but the last, which must say that they were all, and unharmed. */
async function* openLines(file: string): AsyncGenerator<string> {
  const hash = createHash('sha256');
  let rows = 0;
  let before: string | null = null;
  for await (const line of rawLines(file)) {
    if (before !== null) {
      hash.update(`${before}\n`);
      rows += 1;
      yield before;
    }
    before = line;
  }
  const end = backupEndSchema.safeParse(parse(before ?? ''));
  // The first line is no row.
  if (!end.success || end.data.rows !== rows - 1 || end.data.sha256 !== hash.digest('hex')) throw damaged();
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}

async function isEmpty(transaction: DatabaseTransaction): Promise<boolean> {
  const tables = await listTables(transaction);
  if (!tables.includes('organisation')) return tables.length === 0;
  const found = await sql`select 1 from organisation limit 1`.execute(transaction);
  return found.rows.length === 0;
}

async function readHeader(lines: AsyncGenerator<string>): Promise<BackupHeader> {
  const first = await lines.next();
  const header = backupHeaderSchema.safeParse(parse(first.done ? '' : first.value));
  if (!header.success) throw new RestoreError('this is no backup of a hub; nothing was restored');
  if (header.data.version > newestVersion)
    throw new RestoreError('this backup is of a newer hub; update the hub. Nothing was restored');
  return header.data;
}

async function fill(transaction: DatabaseTransaction, lines: AsyncGenerator<string>): Promise<void> {
  const known = new Set(await listTables(transaction));
  let table = '';
  let rows: string[] = [];
  let letters = 0;
  const flush = async (): Promise<void> => {
    if (rows.length > 0)
      await sql`insert into ${sql.table(table)}
        select * from json_populate_recordset(null::${sql.table(table)}, ${`[${rows.join(',')}]`}::json)`.execute(
        transaction,
      );
    rows = [];
    letters = 0;
  };
  for await (const line of lines) {
    const parsed = backupRowSchema.safeParse(parse(line));
    if (!parsed.success || !known.has(parsed.data.table)) throw damaged();
    if (parsed.data.table !== table || rows.length >= rowsAtOnce || letters >= lettersAtOnce) await flush();
    table = parsed.data.table;
    // As it was written: numbers and texts are not written anew.
    rows.push(line.slice(`{"table":"${table}","row":`.length, -1));
    letters += line.length;
  }
  await flush();
}

/** Fills an empty database; the store is to be opened on it afterwards. */
export async function restoreBackup(database: Database, file: string): Promise<BackupHeader> {
  const lines = openLines(file);
  try {
    return await database.transaction().execute(async (transaction) => {
      await sql`set local statement_timeout = 0`.execute(transaction);
      const header = await readHeader(lines);
      if (!(await isEmpty(transaction)))
        throw new RestoreError(
          'the database holds centres already; restore into an empty one. Nothing was changed',
        );
      await sql`drop schema public cascade`.execute(transaction);
      await sql`create schema public`.execute(transaction);
      await migrateIn(transaction, header.version);
      await fill(transaction, lines);
      // Without it the database plans by nothing, and reads every row of a centre for each push until it looks by itself.
      await sql`analyze`.execute(transaction);
      return header;
    });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    throw code.startsWith('Z_') ? damaged() : error;
  }
}

/** Lets every centre hand in anew. */
export async function beginAfterRestore(store: Store): Promise<number> {
  const rows = await store.database.selectFrom('organisation').select(['organisation_id', 'epoch']).execute();
  for (const { organisation_id: id, epoch } of rows)
    await beginEpoch(store, id, epoch, { deviceId: null, provedSeq: null });
  return rows.length;
}
