/**
 * Who works on this device. Unlocking opens a session: a change of its own, signed by the person's key, that every change
 * after it names. The key is in memory for as long as it takes to sign; an act that binds asks for the PIN again.
 */
import type { ServiceOf } from '../../shared/contract/contract';
import type { People as PeopleState, peopleContract, Session } from '../../shared/contract/people-contract';
import type { DeviceId, StaffId } from '../../shared/kernel/ids';
import { createLiveValue } from '../../shared/kernel/live-value';
import { type Problem, problem } from '../../shared/kernel/problem';
import { err, ok, type Result } from '../../shared/kernel/result';
import { privateKeyOf, seedBytes, signWith } from '../../shared/node/ed25519';
import type { Draft } from '../../shared/protocol/change';
import { actStatement } from '../../shared/protocol/person-statement';
import type { Enrolment } from '../follow/hub-place';
import { type Certified, type CertifyKey, createCertifyKey } from './certify-key';
import { createExpectedNewcomer, type ExpectedNewcomer } from './expected-newcomer';
import { createKeyKeeper } from './key-keeper';
import { createOpenSession } from './open-session';
import type { PeopleHub } from './people-hub';
import { createPinGuard, type PinGuardParts } from './pin-guard';
import { refusePin } from './pin-rules';
import type { SessionHolder } from './session-holder';
import { createVouching } from './vouch-on';

export type PeopleParts = PinGuardParts & {
  /** Under which id the device writes now. */
  readonly deviceId: () => DeviceId;
  readonly enrolment: () => Enrolment | null;
  /** Grows whenever a staff document came or was written here. */
  readonly staffNews: () => number;
  readonly hub: PeopleHub;
  readonly record: (drafts: readonly Draft[]) => Promise<Result<unknown>>;
  readonly holder: SessionHolder;
};

/** How somebody begins here whom something else than a personal code names. */
export type Newcomers = {
  /** Has the hub vouch for a new key. */
  readonly certify: CertifyKey;
  /** Somebody whom the device is linked for (`expected-newcomer`). */
  readonly welcome: ExpectedNewcomer['welcome'];
  /** Seals the key under the PIN; its person works here from then on. */
  readonly enter: (certified: Certified, seed: Uint8Array, pin: string) => Promise<Result<Session>>;
};

export type People = {
  readonly service: Omit<ServiceOf<typeof peopleContract>, 'handOver'>;
  readonly newcomers: Newcomers;
  /** Somebody has a PIN here that may still be tried, now or after a wait. */
  readonly canUnlock: () => boolean;
  /** Wrong PINs are counted outside the device's folder, too; false where that place cannot be written. */
  readonly isMirrored: () => boolean;
  /** Asks the hub to vouch on for who has a key here (`vouch-on`). For after a contact. */
  readonly renewCertificates: () => Promise<void>;
  /**
   * The device is another one, or none of the centre's: nobody works here, no code opens anything without the hub, and what
   * opened keys that the journal no longer names is thrown away.
   */
  readonly forgetKeys: () => Promise<void>;
};

/** The people of a device whose journal is followed. */
export async function openPeople(parts: PeopleParts): Promise<People> {
  const { keep, hub, enrolment, holder, world } = parts;
  const keys = createKeyKeeper(parts);
  await keys.dropUnused();
  const people = keys.openable;
  const guard = createPinGuard({ ...parts, people });
  await guard.start();

  /** What the hub last said of somebody for whom it did not vouch on. */
  const refusals = new Map<StaffId, Problem>();
  const compose = (): PeopleState => ({
    persons: Object.values(people()).map(({ certificate: { staffId, validUntil } }) => ({
      staffId,
      validUntil,
      ...guard.standing(staffId),
    })),
    session: holder.get(),
    refusals: [...refusals].map(([staffId, problem]) => ({ staffId, problem })),
  });
  const state = createLiveValue(compose());
  const tell = (): void => state.set(compose());
  holder.subscribe(tell);
  const vouchOn = createVouching({
    people,
    enrolment,
    hub,
    keep,
    staffNews: parts.staffNews,
    world,
    onAnswer: (staffId, refusal) => {
      if (refusal && isAboutPerson.has(refusal.code)) refusals.set(staffId, refusal);
      else if (!refusal) refusals.delete(staffId);
    },
    onGone: async (staffId) => {
      holder.closeOf(staffId);
      await keys.dropUnused();
    },
  });

  const openSession = createOpenSession({ ...parts, people });
  const certify = createCertifyKey(parts);
  const expected = createExpectedNewcomer(certify, world);

  let changing: Promise<unknown> = Promise.resolve();
  /**
   * What replaces a key, one after the other: a new PIN for the key of before must not come to stand under a certificate
   * that was given meanwhile, nor an older certificate behind a newer one.
   */
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const done = changing.then(work);
    changing = done.catch(() => undefined);
    return done;
  };

  const enter = async (
    { believed, signed }: Certified,
    seed: Uint8Array,
    pin: string,
  ): Promise<Result<Session>> => {
    const { staffId: who } = believed;
    // A copy of a folder that took its own id meanwhile: the hub would doubt every mark under the id of before.
    if (believed.deviceId !== parts.deviceId()) return err(problem('certificate-unknown'));
    const at = world.now().toISOString();
    const kept = await keys.put({ staffId: who, pin, seed }, (sealed) => ({
      kind: 'person-key',
      ...sealed,
      certificate: signed,
      at,
    }));
    if (!kept.ok) return kept;
    refusals.delete(who);
    await guard.begin(believed.staffId);
    return openSession(believed, seed);
  };

  const begin: People['service']['begin'] = async ({ code, staffId, pin }) => {
    const refusal = code === null ? null : refusePin(pin);
    if (refusal) return err(refusal);
    const waiting = expected.find(code);
    if (waiting) {
      const entered = await enter(waiting.certified, waiting.seed, pin);
      if (entered.ok) expected.forget();
      return entered;
    }
    const seed = world.randomBytes(seedBytes);
    const certified = await certify({ code, staffId }, seed);
    return certified.ok ? enter(certified.value, seed, pin) : certified;
  };

  const changePin: People['service']['changePin'] = async ({ staffId, pin, newPin }) => {
    const refusal = refusePin(newPin);
    if (refusal) return err(refusal);
    const opened = await guard.open(staffId, pin);
    tell();
    if (!opened.ok) return opened;
    const at = world.now().toISOString();
    const key = { staffId, pin: newPin, seed: opened.value.seed };
    return keepNothing(await keys.put(key, (sealed) => ({ kind: 'pin-changed', staffId, ...sealed, at })));
  };

  const service: People['service'] = {
    people: state,
    begin: (request) => inTurn(() => begin(request)),
    unlock: async ({ staffId, pin }) => {
      const opened = await guard.open(staffId, pin);
      tell();
      return opened.ok ? openSession(opened.value.certificate, opened.value.seed) : opened;
    },
    lock: async () => {
      holder.close();
      return ok({});
    },
    changePin: (request) => inTurn(() => changePin(request)),
    confirm: async ({ pin, ...act }) => {
      const session = holder.get();
      const place = enrolment();
      if (!session || !place) return err(problem('nobody-signed-in'));
      const opened = await guard.open(session.staffId, pin);
      tell();
      if (!opened.ok) return opened;
      const { organisationId } = place;
      const { serial } = opened.value.certificate;
      const statement = actStatement({ organisationId, deviceId: parts.deviceId(), serial }, act);
      return ok({ serial, signature: signWith(privateKeyOf(opened.value.seed), statement) });
    },
  };

  return {
    service,
    newcomers: {
      certify,
      welcome: expected.welcome,
      enter: async (certified, seed, pin) => {
        const refusal = refusePin(pin);
        return refusal ? err(refusal) : inTurn(() => enter(certified, seed, pin));
      },
    },
    isMirrored: guard.isMirrored,
    canUnlock: () => (Object.keys(people()) as StaffId[]).some((one) => guard.standing(one).triesLeft > 0),
    renewCertificates: async () => {
      await vouchOn();
      tell();
    },
    forgetKeys: async () => {
      holder.close();
      expected.forget();
      await keys.dropUnused();
      tell();
    },
  };
}

const isAboutPerson: ReadonlySet<Problem['code']> = new Set([
  'staff-inactive',
  'certificate-ended',
  'certificate-unknown',
]);
const keepNothing = (kept: Result<unknown>): Result<Record<string, never>> => (kept.ok ? ok({}) : kept);
