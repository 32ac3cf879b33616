/**
 * Reads a file of which all pieces are in, into the catalogue. The pieces go, whatever comes of it. While it is read its row
 * is held, so that no other file that comes in takes its place.
 */
import { promisify } from 'node:util';
import { inflateRaw } from 'node:zlib';
import type { OrganisationId } from '../../shared/kernel/ids';
import { problem } from '../../shared/kernel/problem';
import { err, ok, type Result } from '../../shared/kernel/result';
import { type CatalogueFile, cataloguePieceBytes } from '../../shared/protocol/catalogue-api';
import type { DatabaseTransaction, Store } from '../store/open-store';
import { addCatalogueFile, Refused } from './add-catalogue-file';
import { listCatalogueFiles } from './catalogue-files';
import { findComing } from './take-piece';

const inflate = promisify(inflateRaw);

/** Gone since it was looked up: read by another call, or thrown away. */
const gone = problem('hub-busy');

async function* piecesOf(
  transaction: DatabaseTransaction,
  fileId: string,
  bytes: number,
): AsyncGenerator<Uint8Array> {
  const held = await transaction
    .selectFrom('catalogue_file')
    .select('file_id')
    .where('file_id', '=', fileId)
    .where('read_at', 'is', null)
    .forUpdate()
    .executeTakeFirst();
  if (!held) throw new Refused(gone);
  for (let number = 0; number * cataloguePieceBytes < bytes; number++) {
    const piece = await transaction
      .selectFrom('catalogue_piece')
      .select('content')
      .where('file_id', '=', fileId)
      .where('number', '=', number)
      .executeTakeFirst();
    if (!piece) throw new Refused(gone);
    yield await inflate(piece.content, { maxOutputLength: cataloguePieceBytes });
  }
}

/** @param alsoIn what belongs in the transaction in which the file comes to be there */
export async function readComingFile(
  store: Pick<Store, 'database' | 'world' | 'takeTurns'>,
  organisationId: OrganisationId,
  digest: string,
  alsoIn: (transaction: DatabaseTransaction, file: CatalogueFile) => Promise<void>,
): Promise<Result<CatalogueFile>> {
  const coming = await findComing(store.database, organisationId, digest);
  if (!coming) return err(problem('invalid-input', { at: 'digest' }));
  const { file_id: fileId, name, bytes } = coming;
  const { count } = await store.database
    .selectFrom('catalogue_piece')
    .select((build) => build.fn.countAll<number>().as('count'))
    .where('file_id', '=', fileId)
    .executeTakeFirstOrThrow();
  if (count !== Math.ceil(bytes / cataloguePieceBytes))
    return err(problem('invalid-input', { at: 'pieces' }));
  const chunks = (transaction: DatabaseTransaction) => piecesOf(transaction, fileId, bytes);
  const added = await addCatalogueFile(store, { organisationId, name, chunks, digest }, alsoIn);
  await store.database
    .deleteFrom('catalogue_file')
    .where('file_id', '=', fileId)
    .where('read_at', 'is', null)
    .execute();
  return added.ok || added.problem.code !== gone.code ? added : findRead(store, organisationId, digest);
}

/** Whoever asked second has it read, too. */
async function findRead(
  { database }: Pick<Store, 'database'>,
  organisationId: OrganisationId,
  digest: string,
): Promise<Result<CatalogueFile>> {
  const files = await listCatalogueFiles(database, organisationId);
  const read = files.find((file) => file.digest === digest && !file.isForAll);
  return read ? ok(read) : err(gone);
}
