/**
 * The people of one device, without a disk: a journal in memory that outlives a restart, a clock that the test moves, a
 * hub that certifies whoever is named, and a PIN that is stretched at once.
 */
import { createHash, type KeyObject } from 'node:crypto';
import { type DeviceId, newId, type OrganisationId, type StaffId } from '../../shared/kernel/ids';
import { ok } from '../../shared/kernel/result';
import { newPrivateKey, rawPublicKey } from '../../shared/node/ed25519';
import { type Change, parseChange } from '../../shared/protocol/change';
import { openFollower } from '../../src-main/follow/follower';
import type { SharesFile } from '../../src-main/keys/key-shares';
import { openPeople, type People } from '../../src-main/people/people';
import type { PeopleHub } from '../../src-main/people/people-hub';
import type { StretchPin } from '../../src-main/people/person-key';
import { createSessionHolder, type SessionHolder } from '../../src-main/people/session-holder';
import { noMirror, type TriesMirror } from '../../src-main/people/tries-mirror';
import { createRecorder, type Recorder } from '../../src-main/record/recorder';
import { memoryBodies } from '../fakes/memory-bodies';
import { type MemoryJournal, memoryJournal } from '../fakes/memory-journal';
import { memoryShares, memorySharesFile } from '../fakes/memory-shares';
import { aCertificate, signCertificate } from './a-certificate';
import { type AWorld, aWorld } from './a-world';

/** Not slow, and still another key for every PIN and salt. */
export const stretchAtOnce: StretchPin = async (pin, salt) =>
  new Uint8Array(createHash('sha256').update(salt).update(pin).digest());

export type PeopleLab = {
  readonly people: People;
  readonly service: People['service'];
  readonly recorder: Recorder;
  readonly holder: SessionHolder;
  readonly journal: MemoryJournal;
  readonly world: AWorld;
  readonly deviceId: DeviceId;
  readonly organisationId: OrganisationId;
  /** What lies in the file of shares; to be given back, as with an older copy of the folder. */
  readonly sharesFile: Device['sharesFile'];
  /** Raw public key that the hub certified last. */
  readonly certified: () => string;
  /** Own changes in the journal. */
  readonly changes: () => readonly Change[];
  /** The program again, over the journal as it is, or as it was given. */
  readonly restart: (journal?: MemoryJournal) => Promise<PeopleLab>;
};

export type PeopleLabOptions = {
  readonly journal?: MemoryJournal;
  readonly world?: AWorld;
  readonly mirror?: TriesMirror;
  readonly reserve?: TriesMirror;
  readonly hub?: Partial<PeopleHub>;
  readonly roles?: readonly string[];
  readonly sharesFile?: SharesFile & { text: string | null };
};

type Device = {
  readonly deviceId: DeviceId;
  readonly organisationId: OrganisationId;
  readonly hubKey: KeyObject;
  readonly sharesFile: SharesFile & { text: string | null };
};

const newDevice = (): Device => ({
  deviceId: newId<'Device'>(),
  organisationId: newId<'Organisation'>(),
  hubKey: newPrivateKey(),
  sharesFile: memorySharesFile(),
});
const hubId = '01900000-0000-7000-8000-00000000abcd';
const secret = new Uint8Array(32).fill(3);

/** A device that belongs to a centre. */
export async function aPeopleLab(options: PeopleLabOptions = {}, device = newDevice()): Promise<PeopleLab> {
  const {
    journal = memoryJournal(),
    world = aWorld(),
    mirror = noMirror,
    reserve = noMirror,
    roles,
  } = options;
  const { deviceId, organisationId, hubKey } = device;
  const { sharesFile = device.sharesFile } = options;
  if (journal.head().position === 0)
    await journal.append([
      {
        kind: 'enrolled',
        hubUrl: 'https://hub.example',
        hubId,
        hubPublicKey: rawPublicKey(hubKey),
        epoch: '01900000-0000-7000-8000-0000000000ee',
        organisationId,
        organisationName: 'Testcentrum',
        deviceName: 'Tablet',
        token: 'T'.repeat(43),
        at: world.now().toISOString(),
      },
    ]);
  const follower = await openFollower({ journal, bodies: memoryBodies(), deviceId, world });
  const holder = createSessionHolder();
  const recorder = createRecorder({
    journal,
    follower,
    secret,
    now: world.now,
    elapsedMs: world.monotonicMs,
    organisationId: () => organisationId,
    session: holder.recordingIn,
  });
  let certified = '';
  const answer = (staffId: StaffId, publicKey: string) => {
    certified = publicKey;
    const given = roles ? { roles: [...roles] } : {};
    const certificate = aCertificate({ staffId, deviceId, publicKey, ...given }, world.now());
    return ok({ certificate: signCertificate(certificate, { hubId, privateKey: hubKey }) });
  };
  const people = await openPeople({
    people: follower.people,
    keep: async (entry) => {
      const kept = await journal.append([entry]);
      if (kept.ok) await follower.catchUp();
      return kept;
    },
    mirror,
    reserve,
    shares: await memoryShares(sharesFile),
    staffNews: follower.staffNews,
    stretch: stretchAtOnce,
    secret,
    deviceId: () => follower.identity().deviceId,
    enrolment: () => follower.hub().enrolment,
    hub: {
      certify: async ({ staffId, publicKey }) => answer(staffId ?? newId<'Staff'>(), publicKey),
      renew: async () => {
        const [person] = Object.values(follower.people());
        return answer(person!.certificate.staffId, person!.certificate.publicKey);
      },
      ...options.hub,
    },
    record: recorder.record,
    holder,
    world,
  });
  return {
    people,
    service: people.service,
    recorder,
    holder,
    journal,
    world,
    deviceId,
    organisationId,
    sharesFile,
    certified: () => certified,
    changes: () =>
      journal.entries().flatMap((entry) => (entry.kind === 'own' ? [parseChange(entry.change)] : [])),
    restart: (again = memoryJournal(journal.entries().map((entry) => JSON.stringify(entry)))) =>
      aPeopleLab({ ...options, journal: again, world: restartedWorld(world) }, device),
  };
}

/** The wall clock goes on; the clock that only runs forward begins anew, as after switching the device off. */
function restartedWorld(world: AWorld): AWorld {
  const startedAt = world.monotonicMs();
  return { ...world, monotonicMs: () => world.monotonicMs() - startedAt };
}
