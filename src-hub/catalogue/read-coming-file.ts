/** Reads a file of which all pieces are in, into the catalogue. The pieces go, whatever comes of it. */
import { promisify } from 'node:util';
import { inflateRaw } from 'node:zlib';
import type { OrganisationId } from '../../shared/kernel/ids';
import { problem } from '../../shared/kernel/problem';
import { err, type Result } from '../../shared/kernel/result';
import { type CatalogueFile, cataloguePieceBytes } from '../../shared/protocol/catalogue-api';
import type { DatabaseTransaction, Store } from '../store/open-store';
import { addCatalogueFile } from './add-catalogue-file';
import { findComing } from './take-piece';

const inflate = promisify(inflateRaw);

async function* piecesOf(
  transaction: DatabaseTransaction,
  fileId: string,
  bytes: number,
): AsyncGenerator<Uint8Array> {
  for (let number = 0; number * cataloguePieceBytes < bytes; number++) {
    const { content } = await transaction
      .selectFrom('catalogue_piece')
      .select('content')
      .where('file_id', '=', fileId)
      .where('number', '=', number)
      .executeTakeFirstOrThrow();
    yield await inflate(content, { maxOutputLength: cataloguePieceBytes });
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
  return added;
}
