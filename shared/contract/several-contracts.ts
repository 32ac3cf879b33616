/** Serves and connects several contracts at once: each by its name, with its calls and its states. */
import {
  type ClientOf,
  type Contract,
  combine,
  connect,
  followStates,
  type Handler,
  type Notice,
  presentStates,
  type ServiceOf,
  type StatesOf,
  serve,
  type Transport,
} from './contract';

export type Contracts = Readonly<Record<string, Contract>>;
/** What main implements. */
export type ServicesOf<C extends Contracts> = { readonly [K in keyof C]: ServiceOf<C[K]> };
/** What the page holds. */
export type ClientsOf<C extends Contracts> = { readonly [K in keyof C]: ClientOf<C[K]> };
/** The part of it that may be looked at without asking for anything. */
export type AllStatesOf<C extends Contracts> = { readonly [K in keyof C]: StatesOf<C[K]> };

const namesOf = <C extends Contracts>(contracts: C): (keyof C & string)[] => Object.keys(contracts);

/** Typed clients of all contracts over a transport. */
export const connectAll = <C extends Contracts>(contracts: C, transport: Transport): ClientsOf<C> =>
  Object.fromEntries(
    namesOf(contracts).map((name) => [name, connect(contracts[name] as Contract, transport)]),
  ) as ClientsOf<C>;

export type ServedContracts = {
  readonly handler: Handler;
  /** The states as they are: what a page that just connected, or connected again, must hear first. */
  readonly presentState: () => readonly Notice[];
  /** Tells every state after each of its changes; returns how to stop. */
  readonly follow: (notify: (path: string, body: unknown) => void) => () => void;
};

/** Serves all contracts. `reportBug` as in `serve`. */
export function serveAll<C extends Contracts>(
  contracts: C,
  services: ServicesOf<C>,
  reportBug: (path: string, error: unknown) => string,
): ServedContracts {
  const names = namesOf(contracts);
  const handlerOf = <K extends keyof C & string>(name: K): Handler =>
    serve<C[K]>(contracts[name], services[name], reportBug);
  const presentOf = <K extends keyof C & string>(name: K): readonly Notice[] =>
    presentStates<C[K]>(contracts[name], services[name]);
  return {
    handler: combine(Object.fromEntries(names.map((name) => [name, handlerOf(name)]))),
    presentState: () => names.flatMap((name) => presentOf(name)),
    follow: (notify) => {
      const followOne = <K extends keyof C & string>(name: K): (() => void) =>
        followStates<C[K]>(contracts[name], services[name], notify);
      const stops = names.map((name) => followOne(name));
      return () => {
        for (const stop of stops) stop();
      };
    },
  };
}
