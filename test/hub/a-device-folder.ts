/**
 * A whole device over a real folder, as a host opens it, without a page: the contracts are called as a page calls them. Its
 * rounds run by themselves, too, as they do at work.
 */
import { join } from 'node:path';
import { connect } from '../../shared/contract/contract';
import { contracts } from '../../shared/contract/host';
import { realWorld } from '../../shared/kernel/real-world';
import { createNodePlatform } from '../../src-main/hosts/node/node-platform';
import { createPreviews } from '../../src-main/hosts/node/previews';
import { createLog } from '../../src-main/services/log';
import { createMainServices } from '../../src-main/services/main-services';
import { stretchAtOnce } from '../builders/a-people-lab';
import { value } from '../builders/value';

export type DeviceAtWork = Awaited<ReturnType<typeof aDeviceFolder>>;

/** @param fetch how it reaches its hub */
export async function aDeviceFolder(folder: string, fetch: typeof globalThis.fetch = globalThis.fetch) {
  let isPushFailing = false;
  let isCut = false;
  const platform = createNodePlatform({
    folder,
    exportFolder: join(folder, '..', 'exports'),
    resultFolder: join(folder, '..', 'results'),
    appVersion: '1.2.3',
    previews: createPreviews(realWorld),
    world: realWorld,
  });
  const services = value(
    await createMainServices({
      folder,
      platform,
      world: realWorld,
      log: createLog(() => undefined, realWorld),
      fetch: (input, init) => {
        if (isCut) return Promise.reject(new TypeError('no network'));
        return isPushFailing && init?.method === 'POST'
          ? Promise.resolve(new Response('', { status: 503 }))
          : fetch(input, init);
      },
      stretchPin: stretchAtOnce,
    }),
  );
  const transport = { request: services.handler, onNotice: services.onNotice };
  return {
    journal: connect(contracts.journal, transport),
    bodies: connect(contracts.bodies, transport),
    sync: connect(contracts.sync, transport),
    device: connect(contracts.device, transport),
    people: connect(contracts.people, transport),
    /** Nothing that is sent gets through, while what is asked for is answered. */
    failPush: (isFailing: boolean) => {
      isPushFailing = isFailing;
    },
    /** Without a network. */
    cut: (isNow: boolean) => {
      isCut = isNow;
    },
    close: services.close,
  };
}
