/**
 * Uploads as the tus server asks for them: where one stands, its beginning, and what comes of it. Who may was asked
 * before (`serve-uploads`).
 */
import type { Readable } from 'node:stream';
import { DataStore, ERRORS, Upload } from '@tus/server';
import { type Problem, problem, problemCatalogue } from '../../shared/kernel/problem';
import { inPieces } from '../../shared/node/sealed-chunks';
import type { Store } from '../store/open-store';
import { findHeld } from './kept-bodies';
import type { Bodies } from './object-store';
import { beginUpload, keepPiece, loadUpload, pieceBytes, type UploadName } from './upload-pieces';

/** How a failure travels where the tus server answers. */
export const failureOf = (reason: Problem): { status_code: number; body: string } => ({
  status_code: problemCatalogue[reason.code].status,
  body: JSON.stringify({ problem: reason }),
});

/** @param nameOf the upload that an id of the tus server means */
export class UploadStore extends DataStore {
  readonly #store: Store;
  readonly #bodies: Bodies;
  readonly #nameOf: (id: string) => UploadName;

  constructor(store: Store, bodies: Bodies, nameOf: (id: string) => UploadName) {
    super();
    this.#store = store;
    this.#bodies = bodies;
    this.#nameOf = nameOf;
    this.extensions = ['creation'];
  }

  /** One that is there goes on from where it stands. */
  override async create(upload: Upload): Promise<Upload> {
    const name = this.#nameOf(upload.id);
    if (!(await this.findHeld(name))) await beginUpload(this.#store, name, upload.size ?? 0);
    return upload;
  }

  override async getUpload(id: string): Promise<Upload> {
    const name = this.#nameOf(id);
    const held = await this.findHeld(name);
    if (held) return new Upload({ id, size: held.bytes, offset: held.bytes });
    const upload = await loadUpload(this.#store.database, name);
    if (!upload) throw ERRORS.FILE_NOT_FOUND;
    return new Upload({ id, size: upload.bytes, offset: upload.came });
  }

  /** Keeps piece by piece what comes, and of a request that is cut off what came of it. */
  override async write(source: Readable, id: string, offset: number): Promise<number> {
    const upload = await loadUpload(this.#store.database, this.#nameOf(id));
    if (!upload) throw ERRORS.FILE_NOT_FOUND;
    let at = offset;
    const failures: unknown[] = [];
    for await (const piece of inPieces(untilCut(source, failures), pieceBytes)) {
      if (piece.length === 0) continue;
      const isKept = await keepPiece(this.#store, this.#bodies.objects, upload, at, piece);
      if (!isKept) throw ERRORS.INVALID_OFFSET;
      at += piece.length;
    }
    if (failures.length > 0) throw failures[0];
    return at;
  }

  /** A body that is held is not sent once more. */
  protected async findHeld({
    organisationId,
    digest,
  }: UploadName): Promise<{ readonly bytes: number } | null> {
    const { database } = this.#store;
    const [held] = await findHeld(database, this.#bodies.objects, organisationId, [digest]);
    return held ?? null;
  }
}

/** What comes before the line breaks; that it broke is noted, and not thrown. */
async function* untilCut(source: Readable, failures: unknown[]): AsyncGenerator<Uint8Array> {
  try {
    for await (const bytes of source) yield bytes as Uint8Array;
  } catch (error) {
    failures.push(error);
  }
}

const isOurs = (body: string): boolean => body.startsWith('{');

/** What the tus server says by itself, in the words of the contract; null for what every sender of the protocol knows. */
export function problemOf({ status_code: status, body }: ReturnType<typeof failureOf>): Problem | null {
  if (isOurs(body)) return null;
  if (status === ERRORS.FILE_NOT_FOUND.status_code) return problem('body-missing');
  // An extension that is not here; anything else is a lock that did not come in time.
  if (status === ERRORS.UNSUPPORTED_CONCATENATION_EXTENSION.status_code)
    return problem('invalid-input', { at: 'upload' });
  return status >= 500 ? problem('hub-busy') : null;
}
