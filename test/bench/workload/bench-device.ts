/** A device of a benchmark: the real services of main over a folder, without a page. */
import { connect, type Transport } from '../../../shared/contract/contract';
import type { HostClients } from '../../../shared/contract/host';
import { contracts } from '../../../shared/contract/host';
import type { StaffId } from '../../../shared/kernel/ids';
import { problem } from '../../../shared/kernel/problem';
import { realWorld } from '../../../shared/kernel/real-world';
import { err, ok } from '../../../shared/kernel/result';
import type { Draft } from '../../../shared/protocol/change';
import { loadKeyFile } from '../../../src-main/keys/key-file';
import { createSessionHolder } from '../../../src-main/people/session-holder';
import { createLog } from '../../../src-main/services/log';
import { createMainServices, type MainServices } from '../../../src-main/services/main-services';
import { value } from '../../builders/value';
import { workAs } from '../../builders/work-as';

export type BenchDevice = {
  readonly clients: HostClients;
  readonly services: MainServices;
  /** Records the drafts in one append, which is one frame. */
  readonly record: (drafts: readonly Draft[]) => Promise<void>;
  /** Who works here from now on. */
  readonly workAs: (staffId: StaffId) => Promise<void>;
  readonly close: () => Promise<void>;
};

/** @param network how it reaches a hub; not at all unless given */
export async function openBenchDevice(
  folder: string,
  network: typeof fetch = () => Promise.reject(new TypeError('no network')),
): Promise<BenchDevice> {
  const holder = createSessionHolder();
  const services = value(
    await createMainServices({
      folder,
      holder,
      world: realWorld,
      log: createLog(() => undefined, realWorld),
      fetch: network,
      platform: {
        host: 'node',
        appVersion: '0.0.0',
        exportFolder: folder,
        chooseResultFolder: async () => ok(folder),
        openBrowser: null,
        loadSecret: async () => {
          const secret = await loadKeyFile(folder, realWorld);
          return secret.ok ? ok({ secret: secret.value, protection: 'file' as const }) : secret;
        },
        save: async () => err(problem('storage-failed')),
        preview: async () => err(problem('storage-failed')),
      },
    }),
  );
  const transport: Transport = { request: services.handler, onNotice: services.onNotice };
  const clients: HostClients = {
    journal: connect(contracts.journal, transport),
    sync: connect(contracts.sync, transport),
    files: connect(contracts.files, transport),
    bodies: connect(contracts.bodies, transport),
    device: connect(contracts.device, transport),
    people: connect(contracts.people, transport),
    identity: connect(contracts.identity, transport),
    desktop: connect(contracts.desktop, transport),
    typed: connect(contracts.typed, transport),
    drafts: connect(contracts.drafts, transport),
    update: connect(contracts.update, transport),
    catalogue: connect(contracts.catalogue, transport),
    resultFolder: connect(contracts.resultFolder, transport),
  };
  return {
    clients,
    services,
    record: async (drafts) => void value(await clients.journal.append({ drafts: [...drafts] })),
    workAs: (staffId) => workAs(holder, staffId),
    close: services.close,
  };
}
