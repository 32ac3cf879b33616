/**
 * Everything that crosses between the page and its host: the contracts, one file each, put together here once for both
 * sides. Main never asks the page anything; it only tells.
 */
import { bodiesContract } from './bodies-contract';
import { catalogueContract } from './catalogue-contract';
import type { Transport } from './contract';
import { desktopContract } from './desktop-contract';
import { deviceContract } from './device-contract';
import { draftsContract } from './drafts-contract';
import { filesContract } from './files-contract';
import { identityContract } from './identity-contract';
import { journalContract } from './journal-contract';
import { peopleContract } from './people-contract';
import { resultFolderContract } from './result-folder-contract';
import {
  type AllStatesOf,
  type ClientsOf,
  connectAll,
  type ServedContracts,
  type ServicesOf,
  serveAll,
} from './several-contracts';
import { syncContract } from './sync-contract';
import { typedContract } from './typed-contract';
import { updateContract } from './update-contract';

export const contracts = {
  journal: journalContract,
  sync: syncContract,
  files: filesContract,
  bodies: bodiesContract,
  device: deviceContract,
  people: peopleContract,
  identity: identityContract,
  desktop: desktopContract,
  typed: typedContract,
  drafts: draftsContract,
  update: updateContract,
  catalogue: catalogueContract,
  resultFolder: resultFolderContract,
};

type HostContracts = typeof contracts;

/** What main implements. */
export type HostServices = ServicesOf<HostContracts>;
/** What the page holds. */
export type HostClients = ClientsOf<HostContracts>;
/** The part of it that a screen may look at without asking for anything. */
export type HostStates = AllStatesOf<HostContracts>;

/** Typed clients of all contracts over a transport; a worker makes its own over the port it was given. */
export const connectClients = (transport: Transport): HostClients => connectAll(contracts, transport);

/** Serves all contracts. `reportBug` as in `serve`. */
export const serveHost = (
  services: HostServices,
  reportBug: (path: string, error: unknown) => string,
): ServedContracts => serveAll(contracts, services, reportBug);
