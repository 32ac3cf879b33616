/** The way to a provider and back, with one that says what an honest provider never says. */
import { describe, expect, it } from 'vitest';
import { aWorld } from '../../test/builders/a-world';
import { value } from '../../test/builders/value';
import { aTokenMaker } from '../../test/identity/a-token-maker';
import { openDoor } from './sign-in-door';

const clientId = 'vakproef';
const nonce = 'n'.repeat(43);
const redirectUri = 'http://127.0.0.1:9/back';

/** @param said what its discovery says otherwise */
async function aDoor(said: object = {}, answer?: () => Promise<Response>, claim = 'sub') {
  const maker = await aTokenMaker();
  const { issuer } = maker;
  const world = aWorld();
  const asked: string[] = [];
  let token = '';
  const fetch: typeof globalThis.fetch = async (input) => {
    asked.push(String(input));
    if (answer) return answer();
    if (String(input).endsWith('/token'))
      return Response.json({ access_token: 'a', token_type: 'bearer', id_token: token });
    return Response.json({
      ...{ issuer, jwks_uri: `${issuer}/keys`, token_endpoint: `${issuer}/token` },
      ...{ authorization_endpoint: `${issuer}/auth`, response_types_supported: ['code'], ...said },
    });
  };
  const signal = new AbortController().signal;
  const provider = { issuer, clientId, claim };
  const door = await openDoor({ provider, redirectUri, nonce, language: 'nl', fetch, world, signal });
  const redeem = async (claims: object, state?: string) => {
    const { state: right, redeem: exchange } = value(door);
    const seconds = Math.floor(Date.now() / 1000);
    const usual = { iss: issuer, aud: clientId, sub: 'fatma', nonce, iat: seconds, exp: seconds + 60 };
    token = await maker.sign({ ...usual, auth_time: seconds, ...claims });
    const redeemed = await exchange(new URL(`${redirectUri}?code=c&state=${state ?? right}`));
    return redeemed.ok ? redeemed.value === token : redeemed.problem;
  };
  return { door, asked, world, redeem, now: () => Math.floor(Date.now() / 1000) };
}

const problemOf = ({ door }: Awaited<ReturnType<typeof aDoor>>) => (door.ok ? null : door.problem);

describe('the way to a provider', () => {
  it('asks for a new sign-in and when it was, bound to a key, a state and a verifier', async () => {
    const { door, redeem } = await aDoor();
    const asked = new URL(value(door).address).searchParams;
    expect(Object.fromEntries(asked)).toMatchObject({
      ...{ client_id: clientId, redirect_uri: redirectUri, response_type: 'code', scope: 'openid', nonce },
      ...{ prompt: 'login', max_age: '300', code_challenge_method: 'S256', ui_locales: 'nl' },
    });
    expect(await redeem({})).toBe(true);
  });

  it('asks for the claim in the token itself, where the provider can', async () => {
    const { door } = await aDoor({ claims_parameter_supported: true }, undefined, 'email');
    const asked = new URL(value(door).address).searchParams;
    expect(JSON.parse(asked.get('claims') ?? '{}').id_token).toMatchObject({
      email: { essential: true },
      email_verified: { essential: true },
    });
  });

  it.each([
    ['people to another address', { authorization_endpoint: 'https://login.evil.example/auth' }],
    ['people to a program of the system', { authorization_endpoint: 'vakproef://start' }],
    ['the code over plain HTTP', { token_endpoint: 'http://127.0.0.1:9000/token' }],
  ])('sends nobody anywhere when it wants %s', async (_what, said) => {
    expect(problemOf(await aDoor(said))).toMatchObject({
      code: 'identity-provider-wrong',
      details: { reason: 'address' },
    });
  });

  it('that names itself otherwise is not believed', async () => {
    const made = await aDoor({ issuer: 'https://login.evil.example' });
    expect(problemOf(made)?.code).toBe('identity-provider-wrong');
  });

  it.each<[string, () => Promise<Response>, string]>([
    ['is not there', () => Promise.reject(new TypeError('fetch failed')), 'identity-provider-away'],
    ['is in trouble', async () => new Response('', { status: 503 }), 'identity-provider-away'],
    ['is something else', async () => new Response('<html>'), 'identity-provider-wrong'],
    ['points elsewhere', async () => Response.redirect('https://a.example/', 302), 'identity-provider-wrong'],
  ])('says so when it %s', async (_what, answer, code) => {
    const made = await aDoor({}, answer);
    expect(problemOf(made)?.code).toBe(code);
    expect(made.asked).toHaveLength(1);
  });
});

describe('the way back', () => {
  it.each<[string, object, string | undefined]>([
    ['another state', {}, 'another'],
    ['another nonce', { nonce: 'another' }, undefined],
    ['another client', { aud: 'another' }, undefined],
    ['another issuer', { iss: 'https://login.evil.example' }, undefined],
  ])('gives no token for %s', async (_what, claims, state) => {
    const { redeem } = await aDoor();
    expect(await redeem(claims, state)).toMatchObject({ code: 'identity-provider-wrong' });
  });

  it('gives no token of somebody who signed in before this attempt began', async () => {
    const { redeem, now, world } = await aDoor();
    world.pass(60_000);
    expect(await redeem({ auth_time: now() - 60 })).toBe(true);
    const early = await aDoor();
    early.world.pass(60_000);
    expect(await early.redeem({ auth_time: now() - 70 })).toMatchObject({
      code: 'identity-token-refused',
      details: { reason: 'auth_time' },
    });
  });

  it('leaves it to the hub whether a token is in time: the clock of a tablet may be wrong', async () => {
    const { redeem, now } = await aDoor();
    const hour = 3600;
    const claims = { iat: now() - hour, exp: now() - hour + 60, auth_time: now() - hour };
    expect(await redeem(claims)).toBe(true);
  });
});
