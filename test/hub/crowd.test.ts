import { afterAll, beforeAll, expect, test } from 'vitest';
import { runCrowd } from './crowd';
import { aHub, anOrganisation, type HubLab, openHubLab } from './hub-lab';

let lab: HubLab;
beforeAll(async () => {
  lab = await openHubLab();
});
afterAll(() => lab.close());

test('sixty devices that push and pull at once all get their answers, and each change once', async () => {
  const hub = await aHub(await lab.freshDatabase());
  const organisationId = await anOrganisation(hub.store);
  const result = await runCrowd(hub, organisationId, { devices: 60, rounds: 2, marks: 10 });
  expect(result.problems).toEqual([]);
  expect(result.received).toBe(60 * 2 * 10);
  const rows = await hub.store.database.selectFrom('change').select('seq').orderBy('seq').execute();
  expect(rows.map(({ seq }) => seq)).toEqual(Array.from({ length: 1200 }, (_, i) => i + 1));
});
