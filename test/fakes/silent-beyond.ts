/** A host of which a test gave some calls: every other one answers that main cannot be reached, instead of not being there. */
import type { HostClients } from '../../shared/contract/host';
import { problem } from '../../shared/kernel/problem';
import { err } from '../../shared/kernel/result';

const silent = async () => err(problem('host-unreachable'));

/** Reads what is not there as `missing` says. */
const withMissing = (given: object, missing: () => unknown): object =>
  new Proxy(given, { get: (target, name) => Reflect.get(target, name) ?? missing() });

export const silentBeyond = (given: Readonly<Record<string, object>>): HostClients =>
  withMissing(
    Object.fromEntries(
      Object.entries(given).map(([name, calls]) => [name, withMissing(calls, () => silent)]),
    ),
    () => withMissing({}, () => silent),
  ) as HostClients;
