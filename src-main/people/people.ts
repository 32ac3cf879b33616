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
import { privateKeyOf, rawPublicKey, signWith } from '../../shared/node/ed25519';
import type { Draft, SignedChange } from '../../shared/protocol/change';
import { composeDraft } from '../../shared/protocol/compose-draft';
import type { CertifyRequest } from '../../shared/protocol/hub-api';
import { actStatement, keyStatement, sessionStatement } from '../../shared/protocol/person-statement';
import { sessionEventRecords } from '../../shared/records/all-records';
import type { PersonCertificate } from '../../shared/records/person-certificate';
import type { Enrolment } from '../follow/hub-place';
import { believeCertificate } from './believe-certificate';
import { createKeyKeeper } from './key-keeper';
import type { PeopleHub } from './people-hub';
import { seedBytes } from './person-key';
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

type AskCertificate = Pick<CertifyRequest, 'code' | 'staffId' | 'idToken'>;
/** A key that the hub vouches for, and its word on it as it stands in the journal. */
export type Certified = { readonly believed: PersonCertificate; readonly signed: SignedChange };
/** How somebody begins here whom something else than a personal code names. */
export type Newcomers = {
  /** Has the hub vouch for a new key. */
  readonly certify: (request: AskCertificate, seed: Uint8Array) => Promise<Result<Certified>>;
  /**
   * The contact that links a device for somebody gives them a key as well, so that they choose their PIN without another
   * one. It waits in memory, under the code: for who has the screen that says it, for a working day, for this run only.
   */
  readonly welcome: (personalCode: string | null) => Promise<void>;
  /** Seals the key under the PIN; its person works here from then on. */
  readonly enter: (certified: Certified, seed: Uint8Array, pin: string) => Promise<Result<Session>>;
};

export type People = {
  readonly service: ServiceOf<typeof peopleContract>;
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

/** Who may choose a PIN here: the code that says so, and the key that the hub vouches for already. */
type Expected = {
  readonly code: string;
  readonly seed: Uint8Array;
  readonly certified: Certified;
  readonly untilMs: number;
};
const welcomeMs = 12 * 3_600_000;

/** The people of a device whose journal is followed. */
export async function openPeople(parts: PeopleParts): Promise<People> {
  const { keep, hub, record, enrolment, holder, world } = parts;
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

  /** Records that this person works here from now on; nobody does when that cannot be. */
  const openSession = async (opened: PersonCertificate, seed: Uint8Array): Promise<Result<Session>> => {
    // While a PIN was looked at the key may have ended, or its certificate have become another one.
    const certificate = people()[opened.staffId]?.certificate;
    const organisationId = enrolment()?.organisationId;
    if (!organisationId) return err(problem('not-enrolled'));
    if (certificate?.publicKey !== opened.publicKey) return err(problem('person-unknown'));
    const { serial, staffId, roles } = certificate;
    const session: Session = {
      sessionId: world.newId<'Session'>(),
      staffId,
      roles,
      openedAt: world.now().toISOString(),
    };
    const { sessionId, openedAt } = session;
    const statement = sessionStatement({ organisationId, deviceId: parts.deviceId(), serial }, session);
    const by = { serial, signature: signWith(privateKeyOf(seed), statement) };
    const draft = composeDraft(sessionEventRecords['session-opened'], {
      changeId: world.newId<'Change'>(),
      subjectId: sessionId,
      body: { staffId, openedAt, by },
    });
    const recorded = await holder.openWith(session, draft, () => record([draft]));
    return recorded.ok ? ok(session) : recorded;
  };

  const askCertificate: Newcomers['certify'] = async (request, seed) => {
    const place = enrolment();
    if (!place) return err(problem('not-enrolled'));
    const key = privateKeyOf(seed);
    const publicKey = rawPublicKey(key);
    const deviceId = parts.deviceId();
    const proof = signWith(key, keyStatement(deviceId, publicKey));
    const answer = await hub.certify({ ...request, publicKey, proof });
    if (!answer.ok) return answer;
    const believed = believeCertificate(answer.value.certificate, place, { deviceId, publicKey });
    return believed ? ok({ believed, signed: answer.value.certificate }) : err(notUnderstood);
  };

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

  let expected: Expected | null = null;
  const welcome: Newcomers['welcome'] = async (code) => {
    expected = null;
    if (code === null) return;
    const seed = world.randomBytes(seedBytes);
    const certified = await askCertificate({ code, staffId: null }, seed);
    const untilMs = world.monotonicMs() + welcomeMs;
    if (certified.ok) expected = { code, seed, certified: certified.value, untilMs };
  };

  const begin: People['service']['begin'] = async ({ code, staffId, pin }) => {
    const refusal = code === null ? null : refusePin(pin);
    if (refusal) return err(refusal);
    if (expected && code === expected.code && world.monotonicMs() < expected.untilMs) {
      const entered = await enter(expected.certified, expected.seed, pin);
      if (entered.ok) expected = null;
      return entered;
    }
    const seed = world.randomBytes(seedBytes);
    const certified = await askCertificate({ code, staffId }, seed);
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
      certify: askCertificate,
      welcome,
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
      expected = null;
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
const notUnderstood = problem('hub-answer-not-understood', { at: 'certificate' });
const keepNothing = (kept: Result<unknown>): Result<Record<string, never>> => (kept.ok ? ok({}) : kept);
