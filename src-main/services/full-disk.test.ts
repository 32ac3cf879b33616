/** The whole of main on a real small disk that is full: it opens, shows and says so, and goes on when there is room. */
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { newId } from '../../shared/kernel/ids';
import { realWorld } from '../../shared/kernel/real-world';
import { parseChange } from '../../shared/protocol/change';
import type { JournalEntry } from '../../shared/protocol/journal-entry';
import { aMarkDraft } from '../../test/builders/a-draft';
import { aFolder } from '../../test/builders/a-journal';
import { stretchAtOnce } from '../../test/builders/a-people-lab';
import { fakeHub } from '../../test/fakes/fake-hub';
import { aSmallDisk, canMount, fillUp } from '../../test/faults/small-disk';
import { createNodePlatform } from '../hosts/node/node-platform';
import { createPreviews } from '../hosts/node/previews';
import { createLog } from './log';
import { createMainServices } from './main-services';

const noNetwork: typeof globalThis.fetch = () => Promise.reject(new TypeError('no network'));

async function openOn(disk: string, exportFolder: string, fetch = noNetwork) {
  const folder = join(disk, 'device');
  const world = realWorld;
  const previews = createPreviews(world);
  const opened = await createMainServices({
    folder,
    platform: createNodePlatform({
      folder,
      exportFolder,
      resultFolder: exportFolder,
      appVersion: '1.2.3',
      previews,
      world,
    }),
    log: createLog(() => undefined, world),
    fetch,
    stateFolder: join(disk, 'state'),
    stretchPin: stretchAtOnce,
    world,
  });
  if (!opened.ok) throw new Error(opened.problem.code);
  onTestFinished(opened.value.close);
  return opened.value;
}

test.skipIf(!canMount)(
  'a full disk opens for looking and exporting, and saves again after freeing space',
  async (context) => {
    const disk = aSmallDisk(8) ?? context.skip();
    const exportFolder = join(aFolder(), 'exports');
    const before = await openOn(disk, exportFolder);
    expect(await before.handler('journal.append', { drafts: [aMarkDraft()] })).toMatchObject({ ok: true });
    await before.close();
    rmSync(join(disk, 'device', 'journal', 'ballast'));
    const filler = fillUp(disk);

    const services = await openOn(disk, exportFolder);
    const health = { ok: true, value: { isReadOnly: true, mayStartExam: false } };
    expect(await services.handler('device.storageHealth', {})).toMatchObject(health);
    expect(await services.handler('journal.read', { from: 1, limit: 10 })).toMatchObject({ ok: true });
    const draft = aMarkDraft();
    const full = { ok: false, problem: { code: 'disk-full' } };
    expect(await services.handler('journal.append', { drafts: [draft] })).toMatchObject(full);
    const bytes = new TextEncoder().encode('een uitslag');
    const saved = await services.handler('files.save', { suggestedName: 'uitslag.json', bytes });
    expect(saved).toMatchObject({ ok: true });
    expect(readFileSync(join(exportFolder, 'uitslag.json'), 'utf8')).toBe('een uitslag');
    expect(await services.handler('device.makeRoom', {})).toMatchObject(health);

    rmSync(filler);
    expect(await services.handler('device.makeRoom', {})).toMatchObject({ value: { isReadOnly: false } });
    expect(await services.handler('journal.append', { drafts: [draft] })).toMatchObject({ ok: true });
  },
);

test.skipIf(!canMount)(
  'whoever has a PIN gets in on a full disk, exports, frees space and goes on in their own session',
  async (context) => {
    const disk = aSmallDisk(8) ?? context.skip();
    const exportFolder = join(aFolder(), 'exports');
    const hub = fakeHub();
    const staffId = newId<'Staff'>();
    hub.nameInCode(staffId);
    const before = await openOn(disk, exportFolder, hub.fetch);
    const link = { hubUrl: hub.url, code: 'A', deviceName: 'tablet 4' };
    const linked = await before.handler('device.enrol', link);
    const { personalCode: code } = linked.ok ? (linked.value as { personalCode: string }) : expect.fail();
    const pin = '271828';
    expect(await before.handler('people.begin', { code, staffId: null, pin })).toMatchObject({ ok: true });
    await before.close();
    rmSync(join(disk, 'device', 'journal', 'ballast'), { force: true });
    const filler = fillUp(disk);

    const services = await openOn(disk, exportFolder);
    expect(await services.handler('device.storageHealth', {})).toMatchObject({ value: { isReadOnly: true } });
    const wrong = { ok: false, problem: { code: 'pin-wrong', details: { triesLeft: 9 } } };
    expect(await services.handler('people.unlock', { staffId, pin: '999999' })).toMatchObject(wrong);
    expect(await services.handler('people.unlock', { staffId, pin })).toMatchObject({ ok: true });
    const bytes = new TextEncoder().encode('een uitslag');
    const saved = await services.handler('files.save', { suggestedName: 'uitslag.json', bytes });
    expect(saved).toMatchObject({ ok: true });
    const drafts = [aMarkDraft()];
    expect(await services.handler('journal.append', { drafts, actorId: staffId })).toMatchObject({
      problem: { code: 'disk-full' },
    });

    rmSync(filler);
    expect(await services.handler('device.makeRoom', {})).toMatchObject({ value: { isReadOnly: false } });
    const kept = await services.handler('journal.append', { drafts, actorId: staffId });
    expect(kept).toMatchObject({ ok: true, value: { changes: [{}] } });
    const read = await services.handler('journal.read', { from: 1, limit: 100 });
    const { entries } = (read as { value: { entries: { entry: JournalEntry }[] } }).value;
    const types = entries.flatMap(({ entry }) =>
      entry.kind === 'own' ? [parseChange(entry.change).type] : [],
    );
    expect(types).toEqual(['session-opened', 'session-opened', 'mark-given']);
  },
);
