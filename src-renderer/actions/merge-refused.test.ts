/** What two administrators decided about one device, each without contact: neither of it is lost, and one of them chooses. */
import { expect, it } from 'vitest';
import { aCacheLab, ownEntry, pulledEntry, refusedEntry } from '../../test/builders/a-cache-lab';
import { aVersion } from '../../test/builders/a-change';
import { anId } from '../../test/builders/an-exam';
import { value } from '../../test/builders/value';
import { fakeDevice } from '../../test/fakes/fake-device';
import { mergeRefused } from './merge-refused';

const deviceId = anId<'Device'>(77);
const decided = (access: 'suspended' | 'revoked', reason: string) => ({ deviceId, access, reason });
const [theirs, mine] = [decided('suspended', 'Zoek'), decided('revoked', 'Gestolen')];

it('a first decision about a device that came in later stands under the conflicts, with its reason, by the name of the device', async () => {
  const lab = await aCacheLab();
  const own = aVersion('device-access', deviceId, mine);
  await lab.add(ownEntry(own));
  await lab.add(pulledEntry([[aVersion('device-access', deviceId, theirs), 8]]));
  await lab.add(refusedEntry(own.changeId));
  const [task] = await lab.cache.mergeTasks();
  expect(task).toMatchObject({ base: null, standing: theirs, displaced: mine });
  if (!task) throw new Error('nothing to merge');

  const device = fakeDevice();
  device.put('device-access', deviceId, theirs);
  const named = {
    deviceId,
    name: 'Tablet 3',
    publicKey: `${'A'.repeat(43)}=`,
    enrolledAt: '2026-11-01T00:00:00.000Z',
  };
  device.put('device', deviceId, named);
  const stored = await device.deps.cache.document('device-access', deviceId);
  const mergeTasks = async () => [{ ...task, revision: stored?.revision ?? task.revision }];
  value(await mergeRefused({ ...device.deps, cache: { ...device.deps.cache, mergeTasks } }, null));
  const [conflict] = device.recorded.filter(({ type }) => type === 'document-conflict');
  expect(conflict?.body).toMatchObject({ type: 'device-access', name: 'Tablet 3', documentId: deviceId });
  expect(conflict?.body).toMatchObject({
    fields: {
      access: {
        standing: { access: 'suspended', reason: 'Zoek' },
        displaced: { access: 'revoked', reason: 'Gestolen' },
      },
    },
  });
  expect(device.recorded.at(-1)).toMatchObject({ type: 'device-access', body: theirs });
});
