/**
 * Chosen files that the hub has not got yet, on this phone (IndexedDB): they outlive a reload, a broken line and a closed
 * page, and are gone once their evidence is recorded, or when their person signs out.
 */
import type { Id, ParticipantId } from '../../shared/kernel/ids';

export type KeptFile = {
  readonly portfolioEvidenceId: Id<'PortfolioEvidence'>;
  readonly participantId: ParticipantId;
  readonly portfolioEntryId: Id<'PortfolioEntry'> | null;
  readonly name: string;
  readonly mediaType: string;
  /** ISO 8601. */
  readonly madeAt: string | null;
  readonly chosenAt: string;
  readonly bytes: Blob;
};

const storeName = 'files';

const settled = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

function open(): Promise<IDBDatabase> {
  const request = indexedDB.open('vakproef-me', 1);
  request.onupgradeneeded = () =>
    request.result.createObjectStore(storeName, { keyPath: 'portfolioEvidenceId' });
  return settled(request);
}

async function within<T>(
  mode: IDBTransactionMode,
  work: (files: IDBObjectStore) => IDBRequest<T>,
): Promise<T> {
  const database = await open();
  try {
    const transaction = database.transaction(storeName, mode, { durability: 'strict' });
    const done = new Promise<void>((resolve, reject) => {
      transaction.oncomplete = () => resolve();
      transaction.onabort = () => reject(transaction.error);
    });
    const result = await settled(work(transaction.objectStore(storeName)));
    await done;
    return result;
  } finally {
    database.close();
  }
}

/** Rejects when the phone has no room: the file is not kept then. */
export const keepFile = (file: KeptFile): Promise<unknown> => within('readwrite', (files) => files.put(file));

/** Under another id, in one go: it is never there twice, and never gone; what was let go of meanwhile does not come back. */
export const renameFile = (
  formerId: string,
  portfolioEvidenceId: KeptFile['portfolioEvidenceId'],
): Promise<unknown> =>
  within<KeptFile | undefined>('readwrite', (files) => {
    const found = files.get(formerId) as IDBRequest<KeptFile | undefined>;
    found.addEventListener('success', () => {
      if (!found.result) return;
      files.put({ ...found.result, portfolioEvidenceId });
      files.delete(formerId);
    });
    return found;
  });

export const forgetFile = (portfolioEvidenceId: string): Promise<unknown> =>
  within('readwrite', (files) => files.delete(portfolioEvidenceId));

const listAll = (): Promise<readonly KeptFile[]> =>
  within<KeptFile[]>('readonly', (files) => files.getAll() as IDBRequest<KeptFile[]>);

/** Of everybody else: what was chosen before then. */
export async function forgetFilesBefore(before: Date, exceptOf: string | null): Promise<void> {
  for (const { portfolioEvidenceId, participantId, chosenAt } of await listAll())
    if (participantId !== exceptOf && Date.parse(chosenAt) < before.getTime())
      await forgetFile(portfolioEvidenceId);
}

/** Of one person, in the order they were chosen. */
export async function listKeptFiles(participantId: string): Promise<readonly KeptFile[]> {
  return [...(await listAll())]
    .filter((file) => file.participantId === participantId)
    .sort((a, b) => (a.portfolioEvidenceId < b.portfolioEvidenceId ? -1 : 1));
}
