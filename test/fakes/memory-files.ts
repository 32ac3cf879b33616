/** Files that changes name, in memory: the store of main with its promises, and a hub that holds what a test says. */
import { createHash } from 'node:crypto';
import type { bodiesContract, Transfers } from '../../shared/contract/bodies-contract';
import type { RemoteState, ServiceOf } from '../../shared/contract/contract';
import { newId } from '../../shared/kernel/ids';
import { createLiveValue, type KnownValue } from '../../shared/kernel/live-value';
import { type Problem, problem } from '../../shared/kernel/problem';
import { err, ok } from '../../shared/kernel/result';

export type MemoryFiles = {
  readonly calls: Omit<ServiceOf<typeof bodiesContract>, 'transfers'>;
  /** What lies here, by its digest. */
  readonly here: Map<string, Uint8Array>;
  /** What the hub holds and is not here. */
  readonly atHub: Map<string, Uint8Array>;
  /** Begun and neither finished nor given up. */
  readonly begun: ReadonlyMap<string, unknown>;
  readonly saved: readonly { readonly name: string; readonly digest: string }[];
  /** What main tells of them; the hub said how large one may be, or nothing yet. */
  readonly transfers: KnownValue<Transfers> & Pick<RemoteState<Transfers>, 'read'>;
  readonly hubTakes: (mostBytes: number | null) => void;
  /** Main refuses every piece from now on; null: no more. */
  readonly refuse: (reason: Problem | null) => void;
};

const quietTransfers: Transfers = {
  ...{ waiting: { count: 0, bytes: 0 }, sending: null, isPaused: false, failures: [], fetching: [] },
  mostBytes: null,
};

export const digestOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

export function memoryFiles(): MemoryFiles {
  const begun = new Map<string, { readonly wanted: number; readonly pieces: Uint8Array[] }>();
  const here = new Map<string, Uint8Array>();
  const atHub = new Map<string, Uint8Array>();
  const saved: { readonly name: string; readonly digest: string }[] = [];
  let refusal: Problem | null = null;
  const transfers = createLiveValue<Transfers>(quietTransfers);
  const missing = (digest: string) => err(problem('body-missing', { digest }));
  const calls: MemoryFiles['calls'] = {
    begin: async ({ bytes }) => {
      const bodyId = newId<'Body'>();
      begun.set(bodyId, { wanted: bytes, pieces: [] });
      return ok({ bodyId });
    },
    append: async ({ bodyId, bytes }) => {
      if (refusal) return err(refusal);
      begun.get(bodyId)?.pieces.push(bytes.slice());
      return ok({});
    },
    finish: async ({ bodyId }) => {
      const one = begun.get(bodyId);
      const whole = new Uint8Array(Buffer.concat(one?.pieces ?? []));
      begun.delete(bodyId);
      if (whole.length !== one?.wanted) return err(problem('stage-missing'));
      here.set(digestOf(whole), whole);
      return ok({ digest: digestOf(whole), bytes: whole.length });
    },
    abandon: async ({ bodyId }) => {
      begun.delete(bodyId);
      return ok({});
    },
    read: async ({ digest, from, length }) => {
      const body = here.get(digest);
      return body ? ok({ bytes: body.slice(from, from + length) }) : missing(digest);
    },
    fetch: async ({ digest }) => {
      const body = here.get(digest) ?? atHub.get(digest);
      if (!body) return missing(digest);
      here.set(digest, body);
      return ok({ bytes: body.length });
    },
    save: async ({ digest, suggestedName }) => {
      if (!here.has(digest)) return missing(digest);
      saved.push({ name: suggestedName, digest });
      return ok({ outcome: 'saved', place: `/exports/${suggestedName}` });
    },
  };
  return {
    ...{ calls, here, atHub, begun, saved },
    transfers: { ...transfers, read: async () => ok(transfers.get()) },
    hubTakes: (mostBytes) => transfers.set({ ...quietTransfers, mostBytes }),
    refuse: (reason) => {
      refusal = reason;
    },
  };
}
