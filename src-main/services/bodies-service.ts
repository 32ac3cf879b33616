/**
 * The contract `bodies`: files that changes name, in pieces. Who may record may add one; who works here may read what is here
 * or what the hub lets this device see.
 */
import { type bodiesContract, bodyPieceBytes, type Transfers } from '../../shared/contract/bodies-contract';
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
  /** What turns out to be damaged here is fetched anew, where the hub has it; what was never here only when somebody asks for it. */
  const readHere = async (digest: string, from: number, length: number): Promise<Result<Uint8Array>> => {
    const wasHere = (await bodies.sizeOf(digest)).ok;
    const read = await bodies.read(digest, from, length);
    if (read.ok || read.problem.code !== 'body-missing' || !wasHere) return read;
    const fetched = await transfers.fetch(digest);
    return fetched.ok ? bodies.read(digest, from, length) : fetched;
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
      const read = await readHere(digest, from, length);
      return read.ok ? ok({ bytes: read.value }) : read;
    },
    fetch: ({ digest }) => transfers.fetch(digest),
    save: async ({ digest, suggestedName }) => {
      const size = await bodies.sizeOf(digest);
      if (!size.ok) return size;
      const failures: Problem[] = [];
      async function* pieces(bytes: number): AsyncGenerator<Uint8Array> {
        for (let from = 0; from < bytes; from += bodyPieceBytes) {
          const read = await readHere(digest, from, bodyPieceBytes);
          if (!read.ok) {
            failures.push(read.problem);
            throw new Error(read.problem.code);
          }
          yield read.value;
        }
      }
      try {
        return await parts.platform.save(safeFileName(suggestedName), pieces(size.value));
      } catch (error) {
        if (failures[0]) return err(failures[0]);
        throw error;
      }
    },
    transfers: state,
  };
}
