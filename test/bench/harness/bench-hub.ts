/** A hub in this process over a PostgreSQL of its own, with one device that may push. */
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { newId } from '../../../shared/kernel/ids';
import { realWorld } from '../../../shared/kernel/real-world';
import type { SignedChange } from '../../../shared/protocol/change';
import { protocolHeader, protocolVersion } from '../../../shared/protocol/protocol-version';
import { hashToken } from '../../../src-hub/accounts/enrol-device';
import { createOrganisation } from '../../../src-hub/centres/hub-changes';
import { createServer } from '../../../src-hub/http/create-server';
import { startPostgres } from '../../../src-hub/postgres/start-postgres';
import { openStore, type Store } from '../../../src-hub/store/open-store';
import { aPerson } from '../../hub/a-person';
import { aSigner, type TestSigner } from '../../hub/a-signer';

const batchCount = 500;
const inFlight = 4;
const token = 'B'.repeat(43);

export type BenchHub = {
  readonly store: Store;
  readonly device: TestSigner;
  /** Pushes over HTTP, some batches under way at a time. */
  readonly push: (changes: readonly SignedChange[]) => Promise<void>;
  readonly close: () => Promise<void>;
};

export async function openBenchHub(folder: string): Promise<BenchHub> {
  process.env.VAKPROEF_HUB_LOG = 'off';
  const postgres = await startPostgres(join(folder, 'hub'), realWorld);
  const store = await openStore(postgres.connection, realWorld);
  const server = await createServer(store, () => new Date(), { limits: { perDevice: 1e9 } });
  await server.listen({ host: '127.0.0.1', port: 0 });
  const url = `http://127.0.0.1:${(server.server.address() as AddressInfo).port}/v1/changes`;
  const organisationId = newId<'Organisation'>();
  await createOrganisation(store, { organisationId, name: 'Bench' }, new Date());
  const device = aSigner(organisationId);
  await store.database
    .insertInto('device')
    .values({
      organisation_id: organisationId,
      device_id: device.deviceId,
      name: 'bench',
      public_key: device.publicKey,
      token_hash: hashToken(token),
      enrolled_at: new Date(),
    })
    .execute();

  const send = async (changes: readonly SignedChange[]): Promise<void> => {
    const response = await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        [protocolHeader]: String(protocolVersion),
        authorization: `Bearer ${token}`,
      },
      body: JSON.stringify({ changes }),
    });
    if (response.status !== 200) throw new Error(`hub answered ${response.status}: ${await response.text()}`);
    await response.arrayBuffer();
  };

  // What is pushed is an examiner's, in a session that the hub has to prove for every batch.
  const { opening, envelope } = (await aPerson(store, device, ['examiner'])).open();
  await send([{ text: opening.text, hash: opening.hash, signature: opening.signature }]);

  return {
    store,
    device: { ...device, sign: (over, own) => device.sign(over, { ...envelope, ...own }) },
    push: async (changes) => {
      const batches: (readonly SignedChange[])[] = [];
      for (let at = 0; at < changes.length; at += batchCount)
        batches.push(changes.slice(at, at + batchCount));
      const sendNext = async (): Promise<void> => {
        for (let batch = batches.shift(); batch; batch = batches.shift()) await send(batch);
      };
      await Promise.all(Array.from({ length: inFlight }, sendNext));
    },
    close: async () => {
      await server.close();
      await store.close();
      await postgres.stop();
    },
  };
}
