/** A desk of imports on the same thread, over the contract that a worker has: what cannot cross does not cross here either. */
import { connect, serve } from '../../shared/contract/contract';
import type { ReadCache } from '../../src-renderer/cache/read-cache';
import { deskContract } from '../../src-renderer/import-desk/desk-contract';
import { createImportDesk } from '../../src-renderer/import-desk/import-desk';
import type { OpenDesk } from '../../src-renderer/import-desk/open-desk';
import { plannedTime } from './planned-time';

/** A `File` crosses as it is; structured cloning of Node does not know one. */
const cross = (input: unknown): unknown =>
  typeof input === 'object' && input !== null && 'file' in input ? input : structuredClone(input);

export const aDeskOver =
  (cache: Pick<ReadCache, 'documents' | 'qualifications'>): OpenDesk =>
  () => {
    const handler = serve(deskContract, createImportDesk({ cache, world: plannedTime }), (path, error) => {
      throw new Error(path, { cause: error });
    });
    const client = connect(deskContract, {
      request: async (path, input) => structuredClone(await handler(path, cross(input))),
      onNotice: () => () => undefined,
    });
    return { ...client, end: () => undefined };
  };
