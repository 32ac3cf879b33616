/** Files on their way, to the hub and from it, as the rest of main sees them. */
import type { Transfers } from '../../shared/contract/bodies-contract';
import { problem } from '../../shared/kernel/problem';
import { err, ok, type Result } from '../../shared/kernel/result';
import type { World } from '../../shared/kernel/world';
import type { HubClient } from '../../shared/protocol/hub-contract';
import type { BodyFiles } from '../bodies/body-files';
import type { Follower } from '../follow/follower';
import type { Enrolment } from '../follow/hub-place';
import type { Journal } from '../journal/journal';
import { askBodyReceipts, askWhatLacks } from './ask-body-receipts';
import { createBodySender } from './body-sender';
import { fetchBody } from './fetch-body';
import { createFewAtOnce } from './few-at-once';
import { createHeldTurn } from './held-turn';
import { sendBody } from './send-body';

export type BodyTransfers = {
  readonly state: () => Transfers;
  /** Sees to it that a file is on this device; says how long it is. */
  readonly fetch: (digest: string) => Promise<Result<{ readonly bytes: number }>>;
  /** This device may see less from now on: what was fetched goes, and so does what is on its way here. */
  readonly letGo: () => Promise<void>;
  /** The hub was reached, or there is more to send. */
  readonly wake: () => void;
  /** Somebody asks to send now: what failed is tried again with the next waking. */
  readonly hurry: () => void;
  /** Resolves when what is being sent has ended. */
  readonly settled: () => Promise<void>;
  readonly close: () => Promise<void>;
};

/** How the hub of an enrolment is asked. */
export type BodyLine = {
  readonly enrolment: Enrolment;
  readonly hub: Pick<HubClient, 'bodyReceipts'>;
  /** Of this device, with every request. */
  readonly headers: () => Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
};

export type BodyTransfersParts = {
  readonly bodies: BodyFiles;
  readonly journal: Pick<Journal, 'append'>;
  readonly follower: Pick<Follower, 'identity' | 'hub' | 'own' | 'catchUp'>;
  /** Null where the device belongs to no centre. */
  readonly line: () => BodyLine | null;
  readonly fetch: typeof globalThis.fetch;
  /** How large a file the hub takes, as it said last. */
  readonly mostBytes: () => number | null;
  readonly hasNews: () => boolean;
  readonly isMarking: () => boolean;
  readonly onChange: () => void;
  readonly onBroken: () => void;
  readonly world: Pick<World, 'monotonicMs'>;
};

const fetchesAtOnce = 4;

export function createBodyTransfers(parts: BodyTransfersParts): BodyTransfers {
  const { bodies, journal, follower, line, fetch, onChange } = parts;
  const sender = createBodySender({
    own: follower.own,
    hasNews: parts.hasNews,
    isMarking: parts.isMarking,
    onChange,
    onBroken: parts.onBroken,
    world: parts.world,
    send: (file, how) => {
      const here = line();
      if (!here) return null;
      const { headers, signal, enrolment } = here;
      return sendBody({ hubUrl: enrolment.hubUrl, headers, fetch, signal, bodies, file, ...how });
    },
    askReceipts: (files) => {
      const here = line();
      return here && askBodyReceipts({ journal, follower, ...here }, files);
    },
    findLacking: () => {
      const here = line();
      return (
        here &&
        bodies.held(follower.own.filesNamed()).then((held) => askWhatLacks({ follower, ...here }, held))
      );
    },
    heldTurn: createHeldTurn(parts.world, () => follower.hub().epoch),
  });

  type Fetching = {
    fetched: number;
    bytes: number;
    readonly done: Promise<Result<{ readonly bytes: number }>>;
  };
  /** A list of many pictures asks for all of them; the hub answers a device only so much at once. */
  const inTurn = createFewAtOnce(fetchesAtOnce);
  let lettingGo = new AbortController();
  /** Two that ask for one file at once get the same. */
  const fetching = new Map<string, Fetching>();
  const begin = (digest: string): Promise<Result<{ readonly bytes: number }>> => {
    const here = line();
    if (!here) return Promise.resolve(err(problem('body-missing', { digest })));
    const { headers, enrolment } = here;
    const signal = AbortSignal.any([here.signal, lettingGo.signal]);
    const onFetched = (fetched: number, bytes: number): void => {
      const one = fetching.get(digest);
      if (!one) return;
      Object.assign(one, { fetched, bytes });
      onChange();
    };
    const how = { hubUrl: enrolment.hubUrl, headers, fetch, signal, bodies, digest, onFetched };
    const done = inTurn(() => fetchBody(how)).finally(() => {
      fetching.delete(digest);
      onChange();
    });
    fetching.set(digest, { fetched: 0, bytes: 0, done });
    return done;
  };

  return {
    state: () => ({
      ...sender.state(),
      mostBytes: parts.mostBytes(),
      fetching: [...fetching].map(([digest, { fetched, bytes }]) => ({ digest, fetched, bytes })),
    }),
    fetch: async (digest) => {
      const here = await bodies.sizeOf(digest);
      if (here.ok) return ok({ bytes: here.value });
      if (here.problem.code !== 'body-missing') return here;
      return fetching.get(digest)?.done ?? begin(digest);
    },
    letGo: async () => {
      lettingGo.abort();
      lettingGo = new AbortController();
      await Promise.all([...fetching.values()].map(({ done }) => done));
      await bodies.forgetFetched();
    },
    wake: sender.wake,
    hurry: sender.hurry,
    settled: sender.settled,
    close: async () => {
      await sender.close();
      await Promise.all([...fetching.values()].map(({ done }) => done));
    },
  };
}
