/** The contract `files`: exports for the user by way of the host, and sealed bodies by their digest. */
import type { ServiceOf } from '../../shared/contract/contract';
import type { filesContract } from '../../shared/contract/files-contract';
import { ok } from '../../shared/kernel/result';
import { safeFileName } from '../../shared/kernel/safe-file-name';
import type { BodyStore } from '../bodies/body-store';
import type { FileSeals } from './file-seals';
import type { Platform } from './platform';

export const createFilesService = (
  platform: Platform,
  bodies: Pick<BodyStore, 'get'>,
  seals: FileSeals,
  record: Pick<ServiceOf<typeof filesContract>, 'checkRecord'>,
): ServiceOf<typeof filesContract> => ({
  ...seals,
  ...record,
  save: ({ suggestedName, bytes }) => platform.save(safeFileName(suggestedName), bytes),
  preview: ({ name, bytes }) => platform.preview(safeFileName(name), bytes),
  getBody: async ({ digest }) => {
    const body = await bodies.get(digest);
    return body.ok ? ok({ bytes: body.value }) : body;
  },
});
