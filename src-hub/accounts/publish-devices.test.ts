import { afterAll, beforeAll, expect, test } from 'vitest';
import { readChange } from '../../shared/protocol/change';
import { aSigner } from '../../test/hub/a-signer';
import { aKnownDevice, anOrganisation, aStore, type HubLab, openHubLab } from '../../test/hub/hub-lab';
import { publishDevices } from './publish-devices';

let lab: HubLab;
beforeAll(async () => {
  lab = await openHubLab();
});
afterAll(() => lab.close());

async function aScene() {
  const connection = await lab.freshDatabase();
  const store = await aStore(connection);
  const saidIn = async (organisationId: string) => {
    const rows = await store.database
      .selectFrom('change')
      .select('text')
      .where('organisation_id', '=', organisationId as never)
      .orderBy('seq')
      .execute();
    return rows.map((row) => readChange(row)?.body);
  };
  return { connection, store, saidIn };
}

test('H30: devices that joined before the feed told of them are put into it, once, each in its own organisation', async () => {
  const { connection, store, saidIn } = await aScene();
  const devices = [
    aSigner(await anOrganisation(store)),
    aSigner(await anOrganisation(store)),
    aSigner(await anOrganisation(store)),
  ];
  for (const device of devices) await aKnownDevice(store, device);
  const other = await aStore(connection);
  await Promise.all([store, other, store].map((hub) => publishDevices(hub, new Date())));
  await publishDevices(store, new Date());
  for (const { organisationId, deviceId, publicKey } of devices)
    expect(await saidIn(organisationId)).toMatchObject([{ deviceId, publicKey, name: 'Tablet 1' }]);
});
