/** H37 to H39, whole: a device, a hub on PostgreSQL and a real identity provider; somebody begins with their account. */
import { afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { newId } from '../../shared/kernel/ids';
import { realWorld } from '../../shared/kernel/real-world';
import { newPrivateKey, rawPublicKey, signWith } from '../../shared/node/ed25519';
import { keyNonce } from '../../shared/node/key-nonce';
import { keyStatement } from '../../shared/protocol/person-statement';
import { organisationRecord } from '../../shared/records/organisation';
import type { IdentityProvider } from '../../shared/values/identity-provider';
import { createPersonalCode } from '../../src-hub/accounts/enrolment-code';
import { createIdentity } from '../../src-main/identity/identity';
import { openDoor } from '../../src-main/identity/sign-in-door';
import { value } from '../builders/value';
import { aDeviceWithPeople } from '../hub/a-device-with-people';
import { aStaffMember, sayAsHub } from '../hub/a-person';
import { aCode, aHub, anOrganisation, type HubLab, openHubLab } from '../hub/hub-lab';
import { aBrowser } from './a-browser';
import { startProvider, type TestProvider } from './a-provider';

let lab: HubLab;
let provider: TestProvider;
beforeAll(async () => {
  lab = await openHubLab();
});
afterAll(() => lab.close());
beforeEach(async () => {
  provider = await startProvider();
  return () => provider.close();
});

const pin = '271828';

async function aScene(over: Partial<IdentityProvider> = {}) {
  let laterMs = 0;
  const hub = await aHub(await lab.freshDatabase(), { now: () => new Date(Date.now() + laterMs) });
  const organisationId = await anOrganisation(hub.store);
  const identityProvider = { issuer: provider.issuer, clientId: 'vakproef', claim: 'sub', ...over };
  const about = { name: 'T', place: '', objectionText: {}, isSample: false, identityProvider };
  await sayAsHub(hub.store, organisationId, [
    { record: organisationRecord, subjectId: organisationId, body: { organisationId, ...about } },
  ]);
  const named = { name: 'Fatma', identity: over.claim === 'email' ? 'fatma@centre.example' : 'fatma' };
  const { staffId } = await aStaffMember(hub.store, organisationId, ['examiner'], named);
  const device = await aDeviceWithPeople();
  const code = await aCode(hub.store, organisationId, new Date());
  value(await device.sync.enrol({ hubUrl: hub.url, code, deviceName: 'Tablet' }));
  const identity = createIdentity({
    deviceId: () => device.deviceId,
    organisationId: () => device.enrolment()?.organisationId ?? null,
    hub: device.sync,
    newcomers: device.newcomers,
    openBrowser: null,
    returnPage: (language, problem) => `${language} ${problem?.code ?? 'done'}`,
    pagePolicy: "default-src 'none'",
    fetch: globalThis.fetch,
    world: realWorld,
  });
  onTestFinished(async () => {
    identity.close();
    await device.sync.close();
  });
  const { service } = identity;
  const attempt = () => service.attempt.get();
  /** Where the person is to sign in. */
  const start = async (): Promise<string> => {
    await service.start({ staffId, language: 'nl' });
    const now = attempt();
    return now.phase === 'waiting' ? now.address : JSON.stringify(now);
  };
  /** Signs in with that name, in a browser of their own, and comes back. */
  const signIn = async (address: string, name = 'fatma'): Promise<string> => {
    const back = await aBrowser().signIn(address, name);
    return (await fetch(back)).text();
  };
  const later = (ms: number) => {
    laterMs += ms;
  };
  const reason = () => {
    const now = attempt();
    if (now.phase !== 'failed') return now.phase;
    const { code: why, details } = now.problem;
    return details.reason === undefined ? why : `${why} ${details.reason}`;
  };
  return { hub, organisationId, staffId, device, service, attempt, start, signIn, later, reason };
}

/** An ID token for a key of this device, as the provider gives it to a client. */
async function aToken(deviceId: Parameters<typeof keyStatement>[0], over: Partial<IdentityProvider> = {}) {
  const key = newPrivateKey();
  const publicKey = rawPublicKey(key);
  const statement = keyStatement(deviceId, publicKey);
  const redirectUri = 'http://127.0.0.1:9/back';
  const door = value(
    await openDoor({
      provider: { issuer: provider.issuer, clientId: 'vakproef', claim: 'sub', ...over },
      redirectUri,
      nonce: keyNonce(statement),
      language: 'nl',
      fetch: globalThis.fetch,
      world: realWorld,
      signal: new AbortController().signal,
    }),
  );
  const back = await aBrowser().signIn(door.address, 'fatma');
  const idToken = value(await door.redeem(back));
  return { idToken, publicKey, proof: signWith(key, statement), door, back };
}

describe('H37: an account of the centre', () => {
  test('lets its person choose a PIN; then the provider is not needed any more', async () => {
    const { start, signIn, attempt, service, staffId, device } = await aScene();
    expect(await signIn(await start())).toBe('nl done');
    expect(attempt()).toEqual({ phase: 'signed-in', staffId });
    expect(await service.finish({ pin: '123456' })).toMatchObject({ problem: { code: 'pin-too-simple' } });
    expect(value(await service.finish({ pin }))).toMatchObject({ staffId, roles: ['examiner'] });
    expect(attempt()).toEqual({ phase: 'none' });
    await provider.away();
    value(await device.people.lock({}));
    expect(value(await device.people.unlock({ staffId, pin })).staffId).toBe(staffId);
  });

  test('may be known by an e-mail address that the provider has verified', async () => {
    const { start, signIn, reason } = await aScene({ claim: 'email' });
    expect(await signIn(await start())).toBe('nl done');
    expect(await signIn(await start(), 'unverified')).toBe('nl identity-token-refused');
    expect(reason()).toBe('identity-token-refused claim');
  });

  test('asks whoever signs in, though the browser still knows somebody', async () => {
    const { start, reason } = await aScene();
    const browser = aBrowser();
    await fetch(await browser.signIn(await start(), 'fatma'));
    expect(reason()).toBe('signed-in');
    expect(await browser.go(await start())).toBeNull();
  });
});

describe('H37: what is refused at the hub', () => {
  test('a token to another client, of another provider, for another key, run out, or used', async () => {
    const { hub, device, staffId, later } = await aScene();
    const certify = async (token: { idToken: string; publicKey: string; proof: string }) => {
      const { idToken, publicKey, proof } = token;
      const request = { code: null, staffId, idToken, publicKey, proof };
      const answer = await device.sync.people.certify(request);
      return answer.ok ? 'given' : `${answer.problem.code} ${answer.problem.details.reason}`;
    };
    const { deviceId } = device;
    expect(await certify(await aToken(deviceId, { clientId: 'another' }))).toBe('identity-token-refused aud');
    const good = await aToken(deviceId);
    const foreign = await startProvider();
    onTestFinished(foreign.close);
    expect(await certify(await aToken(deviceId, { issuer: foreign.issuer }))).toMatch(
      /identity-token-refused (iss|ERR)/,
    );
    const other = await aToken(deviceId);
    expect(await certify({ ...other, idToken: good.idToken })).toBe('identity-token-refused nonce');
    expect(await certify(good)).toBe('given');
    expect(await certify(good)).toBe('identity-token-refused used');
    later(12 * 60_000);
    expect(await certify(other)).toBe('identity-token-refused exp');
    expect((await good.door.redeem(good.back)).ok).toBe(false);
    const keys = await hub.store.database.selectFrom('person_key').select('staff_id').execute();
    expect(keys).toEqual([{ staff_id: staffId }]);
  });
});

describe('H38: whom it names', () => {
  test('nobody knows the account, or it is of another, or its person left', async () => {
    const { start, signIn, reason, hub, organisationId, staffId } = await aScene();
    expect(await signIn(await start(), 'stranger')).toBe('nl identity-unknown');
    await aStaffMember(hub.store, organisationId, ['administrator'], { staffId: newId(), identity: 'omar' });
    expect(await signIn(await start(), 'omar')).toBe('nl identity-of-another');
    const left = { staffId, identity: 'fatma', inactiveSince: new Date().toISOString() };
    await aStaffMember(hub.store, organisationId, ['examiner'], left);
    expect(await signIn(await start())).toBe('nl staff-inactive');
    expect(reason()).toBe('staff-inactive');
  });
});

describe('the way back to the device', () => {
  test('takes only the state of the attempt under way, once, and is gone after it', async () => {
    const { start, attempt, reason } = await aScene();
    const first = await aBrowser().signIn(await start(), 'fatma');
    const address = await start();
    await expect(fetch(first)).rejects.toThrow();
    const second = await aBrowser().signIn(address, 'fatma');
    const replayed = new URL(second);
    replayed.searchParams.set('state', first.searchParams.get('state') ?? '');
    expect((await fetch(replayed)).status).toBe(404);
    expect((await fetch(new URL('/other', second))).status).toBe(404);
    expect((await fetch(second, { method: 'POST' })).status).toBe(404);
    expect(attempt().phase).toBe('waiting');
    expect((await fetch(second)).headers.get('content-security-policy')).toBe("default-src 'none'");
    expect(reason()).toBe('signed-in');
    await expect(fetch(second)).rejects.toThrow();
  });

  test('a code of another sign-in is of no use, and whoever stops is told so', async () => {
    const { start, signIn, reason } = await aScene();
    const first = await aBrowser().signIn(await start(), 'fatma');
    const second = new URL(await aBrowser().signIn(await start(), 'fatma'));
    second.searchParams.set('code', first.searchParams.get('code') ?? '');
    expect(await (await fetch(second)).text()).toMatch(/^nl identity-provider-wrong/);
    expect(await signIn(await start(), '')).toBe('nl identity-declined');
    expect(reason()).toBe('identity-declined');
  });

  test('cancelled, nobody is waited for', async () => {
    const { start, service, attempt } = await aScene();
    const back = await aBrowser().signIn(await start(), 'fatma');
    await service.cancel({});
    expect(attempt()).toEqual({ phase: 'none' });
    await expect(fetch(back)).rejects.toThrow();
    expect(await service.finish({ pin })).toMatchObject({ problem: { code: 'identity-too-late' } });
  });
});

describe('H39: a provider', () => {
  test('that is away at any moment costs a sentence, and a code works all the same', async () => {
    const { start, reason, hub, staffId, device, organisationId } = await aScene();
    const back = await aBrowser().signIn(await start(), 'fatma');
    await provider.away();
    await fetch(back);
    expect(reason()).toBe('identity-provider-away');
    await start();
    expect(reason()).toBe('identity-provider-away');
    const code = await hub.store.database
      .transaction()
      .execute((transaction) =>
        createPersonalCode(hub.store, transaction, organisationId, new Date(), staffId),
      );
    expect(value(await device.people.begin({ code, staffId, pin })).staffId).toBe(staffId);
  });
});
