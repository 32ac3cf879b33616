/**
 * Adds a qualification file to the catalogue: read whole, or not there. Given once more it is read anew, by the reader of
 * today, and takes the place of the earlier one. One file is read at a time, so that several cost the memory of one.
 */
import type { OrganisationId } from '../../shared/kernel/ids';
import { type Problem, problem } from '../../shared/kernel/problem';
import { err, ok, type Result } from '../../shared/kernel/result';
import { randomUuid } from '../../shared/kernel/world';
import type { CatalogueFile } from '../../shared/protocol/catalogue-api';
import { lockOrganisation } from '../accept/store-changes';
import type { DatabaseTransaction, Store } from '../store/open-store';
import { findFull } from './catalogue-files';
import { storeDossiers } from './store-dossiers';

export type GivenFile = {
  /** Null: for every centre of this hub. */
  readonly organisationId: OrganisationId | null;
  readonly name: string;
  /** What it was said to be; without it whatever comes. */
  readonly digest?: string;
  readonly chunks: (transaction: DatabaseTransaction) => AsyncIterable<Uint8Array>;
};

/** Leaves the transaction without a trace, with a reason that is no bug. */
export class Refused extends Error {
  readonly problem: Problem;
  constructor(reason: Problem) {
    super(reason.code);
    this.problem = reason;
  }
}

async function addIn(
  store: Pick<Store, 'world'>,
  transaction: DatabaseTransaction,
  { organisationId, name, digest, chunks }: GivenFile,
  alsoIn: (transaction: DatabaseTransaction, file: CatalogueFile) => Promise<void>,
): Promise<CatalogueFile> {
  const { world } = store;
  const fileId = randomUuid(world);
  const at = world.now();
  const row = { file_id: fileId, organisation_id: organisationId, name, digest: '', bytes: 0 };
  // As read from the first moment: nobody sees it before this transaction ends.
  await transaction
    .insertInto('catalogue_file')
    .values({ ...row, begun_at: at, read_at: at })
    .execute();
  const stored = await storeDossiers(transaction, world, fileId, chunks(transaction));
  if (!stored.ok) throw new Refused(stored.problem);
  if (digest !== undefined && digest !== stored.value.digest)
    throw new Refused(problem('hash-wrong', { at: 'file' }));
  await transaction
    .deleteFrom('catalogue_file')
    .where('digest', '=', stored.value.digest)
    .where('organisation_id', organisationId === null ? 'is' : '=', organisationId)
    .execute();
  if (organisationId !== null) {
    // Others may have been read while this one came in: under the lock that the audit takes anyway.
    await lockOrganisation(transaction, organisationId);
    const full = await findFull(transaction, organisationId, stored.value.digest);
    if (full) throw new Refused(full);
  }
  const readAt = world.now();
  await transaction
    .updateTable('catalogue_file')
    .set({ ...stored.value, read_at: readAt })
    .where('file_id', '=', fileId)
    .execute();
  const isForAll = organisationId === null;
  const file = { fileId, name, addedAt: readAt.toISOString(), isForAll, ...stored.value };
  await alsoIn(transaction, file);
  return file;
}

/**
 * Adds it.
 * @param alsoIn what belongs in the same transaction
 */
export function addCatalogueFile(
  store: Pick<Store, 'database' | 'world' | 'takeTurns'>,
  given: GivenFile,
  alsoIn: (transaction: DatabaseTransaction, file: CatalogueFile) => Promise<void> = async () => {},
): Promise<Result<CatalogueFile>> {
  return store.takeTurns('catalogue', async () => {
    try {
      return ok(
        await store.database.transaction().execute((transaction) => addIn(store, transaction, given, alsoIn)),
      );
    } catch (error) {
      if (error instanceof Refused) return err(error.problem);
      throw error;
    }
  });
}
