/** The files of the catalogue, as an administrator at work looks at them and adds one: handed on to the hub, piece by piece. */
import { promisify } from 'node:util';
import { deflateRaw } from 'node:zlib';
import type { catalogueContract } from '../../shared/contract/catalogue-contract';
import type { ServiceOf } from '../../shared/contract/contract';
import type { SessionId } from '../../shared/kernel/ids';
import type { Result } from '../../shared/kernel/result';
import type { CatalogueHub } from './fetch-dossiers';

const deflate = promisify(deflateRaw);

type AtHub = <T>(ask: (sessionId: SessionId) => Promise<Result<T>>) => Promise<Result<T>>;

/** @param atHub asks in the session of whoever works here, if they may */
export const handInFiles = (
  hub: CatalogueHub,
  atHub: AtHub,
): Pick<ServiceOf<typeof catalogueContract>, 'files' | 'addPiece' | 'addFile' | 'removeFile'> => ({
  files: () => atHub((sessionId) => hub.catalogue({ sessionId })),
  addPiece: ({ content, ...piece }) =>
    atHub(async (sessionId) => {
      const deflated = (await deflate(content)).toString('base64');
      return hub.cataloguePiece({ sessionId, ...piece, content: deflated });
    }),
  addFile: ({ digest }) => atHub((sessionId) => hub.catalogueReading({ sessionId, digest })),
  removeFile: ({ fileId }) => atHub((sessionId) => hub.catalogueRemoval({ sessionId, fileId })),
});
