/** H37 to H39: an account of the centre's identity provider gives a key on a device, and nothing else that looks like one. */
import { generateKeyPair, type JWTPayload, SignJWT, UnsecuredJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { OrganisationId, StaffId } from '../../shared/kernel/ids';
import { newPrivateKey, rawPublicKey, signWith } from '../../shared/node/ed25519';
import { keyNonce } from '../../shared/node/key-nonce';
import { keyStatement } from '../../shared/protocol/person-statement';
import { readCertificate } from '../../shared/protocol/read-certificate';
import { organisationRecord } from '../../shared/records/organisation';
import type { IdentityProvider } from '../../shared/values/identity-provider';
import { aStaffMember, sayAsHub } from '../../test/hub/a-person';
import { aSigner, type TestSigner } from '../../test/hub/a-signer';
import { anOrganisation, aStore, type HubLab, openHubLab } from '../../test/hub/hub-lab';
import { aTokenMaker } from '../../test/identity/a-token-maker';
import { createProviders } from '../identity/providers';
import type { Store } from '../store/open-store';
import { certifyByAccount } from './certify-by-account';

let lab: HubLab;
beforeAll(async () => {
  lab = await openHubLab();
});
afterAll(() => lab.close());

const start = Date.parse('2026-11-24T09:00:00.000Z');
const seconds = start / 1000;
const clientId = 'vakproef';
/** Claims otherwise than an honest provider says them. */
type Over = Readonly<Record<string, unknown>>;

const setProvider = (
  store: Store,
  organisationId: OrganisationId,
  identityProvider: IdentityProvider | null,
) =>
  sayAsHub(store, organisationId, [
    {
      record: organisationRecord,
      subjectId: organisationId,
      body: { organisationId, name: 'T', place: '', objectionText: {}, isSample: false, identityProvider },
    },
  ]);

function aNewKey(device: TestSigner) {
  const key = newPrivateKey();
  const publicKey = rawPublicKey(key);
  const statement = keyStatement(device.deviceId, publicKey);
  return { publicKey, proof: signWith(key, statement), nonce: keyNonce(statement) };
}

async function aScene(claim = 'sub', issuer?: string) {
  const store = await aStore(await lab.freshDatabase());
  const organisationId = await anOrganisation(store);
  const maker = await aTokenMaker(issuer);
  await setProvider(store, organisationId, { issuer: maker.issuer, clientId, claim });
  const { staffId } = await aStaffMember(store, organisationId, ['examiner'], { identity: 'fatma' });
  const device = aSigner(organisationId);
  const key = aNewKey(device);
  let at = start;
  const providers = createProviders(store.world, false, maker.fetch);
  const claims = (over: Over = {}): JWTPayload => ({
    iss: maker.issuer,
    aud: clientId,
    sub: 'fatma',
    nonce: key.nonce,
    iat: seconds - 5,
    auth_time: seconds - 20,
    exp: seconds + 300,
    ...(over as JWTPayload),
  });
  const certify = async (idToken: string, over: object = {}, by = device) => {
    const request = { code: null, staffId: null, publicKey: key.publicKey, proof: key.proof, idToken };
    const answer = await certifyByAccount(store, providers, by, { ...request, ...over }, () => new Date(at));
    if (answer.ok) return readCertificate(answer.value.certificate, store.identity.hubId);
    const { code, details } = answer.problem;
    return details.reason === undefined ? code : `${code} ${details.reason}`;
  };
  const say = async (over: Over = {}) => certify(await maker.sign(claims(over)));
  const pass = (ms: number) => {
    at += ms;
  };
  return { store, organisationId, maker, staffId, device, key, claims, certify, say, pass };
}

describe('H37: an ID token', () => {
  test('gives whom it names a certificate for the key whose digest it holds', async () => {
    const { say, staffId, device, key } = await aScene();
    expect(await say()).toMatchObject({
      staffId,
      deviceId: device.deviceId,
      publicKey: key.publicKey,
      roles: ['examiner'],
    });
  });

  test.each<[string, Over, string]>([
    ['to another client', { aud: 'another' }, 'aud'],
    ['to us and another', { aud: [clientId, 'another'] }, 'azp'],
    ['handed on by another client', { azp: 'another' }, 'azp'],
    ['of another issuer', { iss: 'https://login.evil.example' }, 'iss'],
    ['that ran out', { exp: seconds - 61 }, 'exp'],
    ['that never runs out', { exp: undefined }, 'exp'],
    ['given long ago', { iat: seconds - 700, exp: seconds + 9000 }, 'exp'],
    ['of the future', { iat: seconds + 700 }, 'iat'],
    ['for another key', { nonce: keyNonce(new Uint8Array([1])) }, 'nonce'],
    ['for no key', { nonce: undefined }, 'nonce'],
    ['of somebody who signed in this morning', { auth_time: seconds - 3600 }, 'auth_time'],
    ['of somebody who is yet to sign in', { auth_time: seconds + 3600 }, 'auth_time'],
    ['that does not say when they signed in', { auth_time: undefined }, 'auth_time'],
    ['of nobody', { sub: undefined }, 'sub'],
  ])('%s gives nothing', async (_name, over, reason) => {
    const { say } = await aScene();
    expect(await say(over)).toBe(`identity-token-refused ${reason}`);
  });

  test('signed by another key, by a shared secret, by nobody, or no token at all gives nothing', async () => {
    const { certify, maker, claims } = await aScene();
    const another = (await generateKeyPair('RS256')).privateKey;
    expect(await certify(await maker.sign(claims(), another))).toMatch(/^identity-token-refused ERR_JWS_SIG/);
    const unsigned = new UnsecuredJWT(claims()).encode();
    expect(await certify(unsigned)).toMatch(/^identity-token-refused/);
    const shared = new SignJWT(claims()).setProtectedHeader({ alg: 'HS256', kid: 'one' });
    expect(await certify(await shared.sign(new Uint8Array(32)))).toMatch(/^identity-token-refused/);
    expect(await certify('e30.e30.e30')).toMatch(/^identity-token-refused/);
    expect(await certify('')).toMatch(/^identity-token-refused/);
  });

  test('gives one certificate, however it is written and however many ask at once', async () => {
    const { certify, maker, claims } = await aScene();
    const token = await maker.sign(claims());
    const answers = await Promise.all([certify(token), certify(token), certify(token)]);
    expect(answers.filter((answer) => typeof answer === 'object')).toHaveLength(1);
    expect(await certify(token)).toBe('identity-token-refused used');
    expect(await certify(await maker.sign(claims({ jti: 'again' })))).toBe('identity-token-refused used');
  });

  test('caught by somebody else is worth nothing: not with their key, not on their device', async () => {
    const { certify, maker, claims, device, organisationId } = await aScene();
    const token = await maker.sign(claims());
    expect(await certify(token, aNewKey(device))).toBe('identity-token-refused nonce');
    const theirs = aSigner(organisationId);
    expect(await certify(token, aNewKey(theirs), theirs)).toBe('identity-token-refused nonce');
    // The public key of another, without the key itself.
    expect(await certify(token, { proof: aNewKey(device).proof })).toBe('signature-wrong');
    expect(await certify(token)).toMatchObject({ publicKey: expect.any(String) });
  });
});

describe('H38: whom an account names', () => {
  test('is one who works here and has that account; it is not used up by what is refused', async () => {
    const { say, store, organisationId, staffId } = await aScene();
    expect(await say({ sub: 'somebody' })).toBe('identity-unknown');
    const left = { staffId, identity: 'fatma', inactiveSince: '2026-11-24T08:00:00.000Z' };
    await aStaffMember(store, organisationId, ['examiner'], left);
    expect(await say()).toBe('staff-inactive');
    const again = await aStaffMember(store, organisationId, ['reader'], { identity: 'fatma' });
    expect(await say()).toMatchObject({ staffId: again.staffId, roles: ['reader'] });
  });

  test('is nobody where two have it', async () => {
    const { say, store, organisationId } = await aScene();
    await aStaffMember(store, organisationId, ['administrator'], { identity: 'fatma' });
    expect(await say()).toBe('identity-unknown');
  });

  test('is no other than the name that was chosen', async () => {
    const { certify, maker, claims, staffId } = await aScene();
    const token = await maker.sign(claims());
    expect(await certify(token, { staffId: '01900000-0000-7000-8000-000000000001' as StaffId })).toBe(
      'identity-of-another',
    );
    expect(await certify(token, { staffId })).toMatchObject({ staffId });
  });

  test('an e-mail address counts only when the provider has verified it, in either case of its letters', async () => {
    const { say, store, organisationId, staffId } = await aScene('email');
    await aStaffMember(store, organisationId, ['examiner'], { staffId, identity: 'Fatma@Centre.example' });
    const email = 'fatma@centre.example';
    expect(await say({ email })).toBe('identity-token-refused claim');
    expect(await say({ email, email_verified: 'true' })).toBe('identity-token-refused claim');
    expect(await say({ email_verified: true })).toBe('identity-token-refused claim');
    expect(await say({ email, email_verified: true })).toMatchObject({ staffId });
  });

  test.each([
    ['sub', 'fatma', ' fatma '],
    ['sub', 'k.fatma', '\u212A.fatma'],
    ['email', 'k.fatma@centre.example', '\u212A.fatma@centre.example'],
    ['email', 'fatma@centre.example', 'fatma@centre.example '],
  ])('what only looks like an account is another one: %s', async (claim, identity, said) => {
    const { say, store, organisationId, staffId } = await aScene(claim);
    await aStaffMember(store, organisationId, ['examiner'], { staffId, identity });
    expect(await say({ [claim]: said, email_verified: true })).toBe('identity-unknown');
    expect(await say({ [claim]: identity, email_verified: true })).toMatchObject({ staffId });
  });

  test('without a provider of the centre there are only codes', async () => {
    const { say, store, organisationId } = await aScene();
    await setProvider(store, organisationId, null);
    expect(await say()).toBe('identity-provider-missing');
  });
});

describe('H39: the provider', () => {
  test('that is away, points elsewhere, floods or is not who it says costs a sentence', async () => {
    const answers: readonly (() => Response | Promise<Response>)[] = [
      () => Promise.reject(new TypeError('fetch failed')),
      () => new Response('', { status: 302, headers: { location: 'http://127.0.0.1:5432/' } }),
      () => new Response('x'.repeat(300_000)),
      () => new Response('<html>'),
      () => Response.json({ issuer: 'https://login.evil.example', jwks_uri: 'https://login.evil.example/k' }),
      () => Response.json({ issuer: 'https://login.centre.example', jwks_uri: 'http://127.0.0.1:9000/k' }),
    ];
    for (const answer of answers) {
      const { maker, say } = await aScene();
      maker.answer(answer);
      expect(await say()).toBe('identity-provider-away');
      expect(new Set(maker.asked)).toEqual(new Set([`${maker.issuer}/.well-known/openid-configuration`]));
    }
  });

  test('is asked once for its keys', async () => {
    const { maker, say } = await aScene();
    await say({ sub: 'nobody' });
    await say();
    expect(maker.asked).toHaveLength(2);
  });

  test.each(['http://login.centre.example', 'http://127.0.0.1:9000', 'ftp://login.centre.example'])(
    'at %s is not asked by a hub that serves centres',
    async (issuer) => {
      const { maker, say } = await aScene('sub', issuer);
      expect(await say()).toBe('identity-provider-missing');
      expect(maker.asked).toEqual([]);
    },
  );
});
