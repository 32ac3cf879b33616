/**
 * An action is one verb: load, decide with a pure rule, append to the journal, wait until the cache has it. It is a
 * plain function, callable from a test; screens get it bound through `useAction`.
 */
import type { ClientOf } from '../../shared/contract/contract';
import type { contracts } from '../../shared/contract/services';
import type { Result } from '../../shared/kernel/result';
import type { ReadCache } from '../cache/read-cache';

export type HostClients = { readonly [K in keyof typeof contracts]: ClientOf<(typeof contracts)[K]> };

export type ActionDeps = { readonly host: HostClients; readonly cache: ReadCache };

export type Action<Input, Output> = (deps: ActionDeps, input: Input) => Promise<Result<Output>>;
