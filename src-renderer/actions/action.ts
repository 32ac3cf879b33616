/**
 * An action is one verb: load, decide with a pure rule, hand it to the writer. It is a plain function, callable from a
 * test; screens get it bound through `useAction`. It remembers nothing: what must be kept between two taps is the writer's.
 */
import type { HostClients } from '../../shared/contract/host';
import type { Result } from '../../shared/kernel/result';
import type { World } from '../../shared/kernel/world';
import type { ReadCache } from '../cache/read-cache';
import type { OpenDesk } from '../import-desk/open-desk';
import type { Writer } from '../writer/writer';

export type ActionDeps = {
  readonly host: HostClients;
  readonly cache: ReadCache;
  readonly writer: Writer;
  readonly world: World;
  /** A desk for one import, off the page's thread. */
  readonly openDesk: OpenDesk;
};

export type Action<Input, Output> = (deps: ActionDeps, input: Input) => Promise<Result<Output>>;
