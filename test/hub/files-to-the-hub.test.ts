/** A device and a real hub hand a file over a line that is cut, while both of them end: it arrives once, and nothing is sent from zero. */
import { createHash, randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { findHeld, noteDamaged } from '../../src-hub/bodies/kept-bodies';
import { aDraftNaming, putFile } from '../builders/a-file';
import { aFolder } from '../builders/a-journal';
import { value } from '../builders/value';
import { seedOfRun } from '../faults/seed-of-run';
import { seeded } from '../faults/seeded';
import { openCuttingLine } from '../prove/cutting-line.mjs';
import { storeKinds } from './a-body-store';
import { aDevice } from './a-device';
import { aCode, aHub, anOrganisation, type HubLab, openHubLab } from './hub-lab';

let lab: HubLab;
beforeAll(async () => {
  lab = await openHubLab();
});
afterAll(() => lab.close());

const size = 2_000_000;

test.each(['folder', 's3'] as const)(
  'Y26 by way of the %s store: cut, and hub and device ended in between',
  async (kind) => {
    const [database, objects] = [await lab.freshDatabase(), await storeKinds[kind]()];
    const bodies = { objects, maxBytes: 10_000_000 };
    let hub = await aHub(database, { bodies });
    const line = await openCuttingLine(hub.url);
    onTestFinished(line.close);
    const device = await aDevice({ filesFolder: join(aFolder(), 'files') });
    await device.enrol(line.url, await aCode(hub.store, await anOrganisation(hub.store)));
    await device.sync().syncNow();

    const content = randomBytes(size);
    const digest = await putFile(device.files, content);
    const random = seeded(seedOfRun());
    const before = line.sent();
    let left = 3;
    line.cutAfter(() => (left-- > 0 ? 300_000 + random.int(300_000) : null));
    await device.record([aDraftNaming([{ digest, bytes: size }])]);
    await expect.poll(() => device.sync().status().filesWaiting).toBeDefined();
    for (let rounds = 0; rounds < 40 && device.sync().status().filesWaiting; rounds++) {
      await device.sync().syncNow();
      await device.sync().transfers.settled();
      if (rounds === 0) await device.restart();
      if (rounds === 1) {
        await hub.close();
        hub = await aHub(database, { bodies });
        line.moveTo(hub.url);
      }
    }
    expect(device.sync().status()).toMatchObject({ waiting: 0, problem: null });
    expect(device.sync().status().filesWaiting).toBeUndefined();
    expect(line.sent() - before).toBeLessThan(2 * size);
    expect(line.cuts()).toBe(3);
    const entries = device.journal.entries().map((entry) => entry.kind);
    expect(entries.filter((one) => one === 'body-receipts')).toHaveLength(1);

    // And back, to a device that lost it.
    await device.files.remove(digest);
    expect(await device.sync().transfers.fetch(digest)).toEqual({ ok: true, value: { bytes: size } });
    const hash = createHash('sha256');
    for (let at = 0; at < size; at += 1_000_000)
      hash.update(value(await device.files.read(digest, at, 1_000_000)));
    expect(hash.digest('hex')).toBe(digest);

    // Y29, H59: what no longer reads back at the hub comes from here once more, though nothing waits.
    const held = async () => {
      const { organisationId } = device.sync().enrolment() ?? expect.unreachable();
      return findHeld(hub.store.database, objects, organisationId, [digest]);
    };
    const [body] = await held();
    await noteDamaged(hub.store.database, body!, new Date());
    expect(await held()).toEqual([]);
    await device.restart();
    await device.sync().syncNow();
    await device.sync().transfers.settled();
    expect((await held()).map(({ place }) => place)).not.toEqual([body!.place]);
    expect(await held()).toHaveLength(1);
  },
);
