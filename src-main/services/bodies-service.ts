/**
 * The contract `bodies`: files that changes name, in pieces. Who may record may add one; who works here may read what is here
 * or what the hub lets this device see.
 */
import type { bodiesContract, Transfers } from '../../shared/contract/bodies-contract';
import type { ServiceOf, StateSource } from '../../shared/contract/contract';
import { type Problem, problem } from '../../shared/kernel/problem';
import { err, ok, type Result } from '../../shared/kernel/result';
import { safeFileName } from '../../shared/kernel/safe-file-name';
import type { BodyFiles } from '../bodies/body-files';
import type { SessionHolder } from '../people/session-holder';
import type { BodyTransfers } from '../sync/body-transfers';
import type { Platform } from './platform';

export type BodiesServiceParts = {
  readonly bodies: BodyFiles;
  readonly transfers: Pick<BodyTransfers, 'fetch'>;
  readonly state: StateSource<Transfers>;
  readonly holder: Pick<SessionHolder, 'get'>;
  readonly belongsToCentre: () => boolean;
  readonly platform: Pick<Platform, 'save'>;
};

/** Who only reads records nothing that could name a file. */
const mayRecord = (roles: readonly string[]): boolean => roles.some((role) => role !== 'reader');

export function createBodiesService(parts: BodiesServiceParts): ServiceOf<typeof bodiesContract> {
  const { bodies, transfers, state, holder, belongsToCentre } = parts;
  const whyNotAdd = (): Problem | null => {
    const session = holder.get();
    if (!session) return belongsToCentre() ? problem('nobody-signed-in') : null;
    return mayRecord(session.roles) ? null : problem('not-allowed', { reason: 'role' });
  };
  const adding = async <T>(add: () => Promise<Result<T>>): Promise<Result<T>> => {
    const reason = whyNotAdd();
    return reason ? err(reason) : add();
  };
  return {
    begin: ({ bytes }) => adding(() => bodies.begin(bytes)),
    append: ({ bodyId, at, bytes }) =>
      adding(async () => {
        const added = await bodies.append(bodyId, at, bytes);
        return added.ok ? ok({}) : added;
      }),
    finish: ({ bodyId }) => adding(() => bodies.finish(bodyId)),
    abandon: async ({ bodyId }) => {
      await bodies.abandon(bodyId);
      return ok({});
    },
    read: async ({ digest, from, length }) => {
      const read = await bodies.read(digest, from, length);
      return read.ok ? ok({ bytes: read.value }) : read;
    },
    fetch: ({ digest }) => transfers.fetch(digest),
    save: async ({ digest, suggestedName }) => {
      const size = await bodies.sizeOf(digest);
      const read = size.ok ? await bodies.read(digest, 0, size.value) : size;
      return read.ok ? parts.platform.save(safeFileName(suggestedName), read.value) : read;
    },
    transfers: state,
  };
}
