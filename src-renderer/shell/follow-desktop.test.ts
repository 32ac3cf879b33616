// @vitest-environment happy-dom
/** What the system wants opened while a candidate has the device waits until they gave it back. */
import { expect, it } from 'vitest';
import type { OpenRequest } from '../../shared/contract/desktop-contract';
import type { DeviceProfile } from '../../shared/contract/device-contract';
import type { HostClients } from '../../shared/contract/host';
import { createLiveValue } from '../../shared/kernel/live-value';
import { problem } from '../../shared/kernel/problem';
import { err, ok } from '../../shared/kernel/result';
import { aProfile } from '../../test/builders/a-page';
import { anId } from '../../test/builders/an-exam';
import { followDesktop } from './follow-desktop';

it('takes what came while a candidate had the device, and leads nowhere before', async () => {
  const handed: DeviceProfile = { ...aProfile(anId(8000)), host: 'electron', handedTo: anId(6001) };
  const profile = createLiveValue<DeviceProfile>(handed);
  const waiting: OpenRequest[] = [{ kind: 'screen', path: '/planning' }];
  let asked = 0;
  const host = {
    device: { profile: { ...profile, read: async () => ok(profile.get()) } },
    desktop: {
      on: () => () => undefined,
      pageShows: async () => ok({}),
      takeRequest: async () => {
        asked += 1;
        return profile.get().handedTo === null
          ? ok({ request: waiting.shift() ?? null })
          : err(problem('device-handed-over'));
      },
    },
  } as unknown as HostClients;
  const gone: string[] = [];
  await followDesktop(host, (path) => gone.push(path));
  await expect.poll(() => asked).toBe(1);
  expect(gone).toEqual([]);
  profile.set({ ...handed, actorId: null, handedTo: null });
  await expect.poll(() => gone).toEqual(['/planning']);
});
