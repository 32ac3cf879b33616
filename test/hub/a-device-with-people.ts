import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DeviceId, newId } from '../../shared/kernel/ids';
import { realWorld } from '../../shared/kernel/real-world';
import { createBodyFiles } from '../../src-main/bodies/body-files';
import { openFollower } from '../../src-main/follow/follower';
import type { Self } from '../../src-main/follow/identity';
import { deriveSigningKey } from '../../src-main/keys/signing-key';
import { openPeople } from '../../src-main/people/people';
import { createSessionHolder } from '../../src-main/people/session-holder';
import { noMirror } from '../../src-main/people/tries-mirror';
import { createRecorder } from '../../src-main/record/recorder';
import { createSync } from '../../src-main/sync/sync';
import { stretchAtOnce } from '../builders/a-people-lab';
import { memoryBodies } from '../fakes/memory-bodies';
import { memoryJournal } from '../fakes/memory-journal';
import { memoryShares } from '../fakes/memory-shares';

/**
 * A device with its real people, recorder and sync, over a journal in memory; PINs are stretched at once.
 * @param aheadMs how far its clock is off
 */
export async function aDeviceWithPeople(aheadMs = 0) {
  const world = { ...realWorld, now: () => new Date(Date.now() + aheadMs) };
  const [journal, bodies] = [memoryJournal(), memoryBodies()];
  const [deviceId, secret] = [newId<'Device'>() as DeviceId, world.randomBytes(32)];
  const follower = await openFollower({ journal, bodies, deviceId, world });
  const holder = createSessionHolder();
  const enrolment = () => follower.hub().enrolment;
  const recorder = createRecorder({
    ...{
      journal,
      follower,
      secret,
      now: world.now,
      elapsedMs: world.monotonicMs,
      session: holder.recordingIn,
    },
    organisationId: () => enrolment()?.organisationId ?? null,
  });
  const keyOf = (self: Self) => deriveSigningKey(secret, self.deviceId, self.keySeed);
  const files = createBodyFiles({ folder: join(tmpdir(), 'no-files'), secret, world });
  const sync = createSync({ journal, follower, bodies, files, keyOf, fetch: globalThis.fetch, world });
  const keep = async (entry: Parameters<Parameters<typeof openPeople>[0]['keep']>[0]) => {
    const kept = await journal.append([entry]);
    if (kept.ok) await follower.catchUp();
    return kept;
  };
  const { service, renewCertificates, newcomers } = await openPeople({
    ...{
      people: follower.people,
      keep,
      mirror: noMirror,
      reserve: noMirror,
      stretch: stretchAtOnce,
      secret,
      deviceId: () => deviceId,
      enrolment,
    },
    ...{ shares: await memoryShares(), staffNews: follower.staffNews },
    ...{ hub: sync.people, record: recorder.record, holder, world },
  });
  return { deviceId, recorder, sync, people: service, renewCertificates, newcomers, enrolment };
}
