/** One attempt to begin with an account: how long it lasts, and what ends it. */
import { describe, expect, it, onTestFinished } from 'vitest';
import { type DeviceId, newId, type OrganisationId } from '../../shared/kernel/ids';
import { problem } from '../../shared/kernel/problem';
import { err, ok } from '../../shared/kernel/result';
import { aWorld } from '../../test/builders/a-world';
import { aTokenMaker } from '../../test/identity/a-token-maker';
import { createIdentity } from './identity';

const staffId = newId<'Staff'>();
const start = { staffId, language: 'nl' as const };

async function aScene(openBrowser: ((address: string) => Promise<void>) | null = null, isBroken = false) {
  const { issuer } = await aTokenMaker();
  const world = aWorld();
  const identity = createIdentity({
    deviceId: () => newId<'Device'>() as DeviceId,
    organisationId: () => newId<'Organisation'>() as OrganisationId,
    hub: {
      identityProvider: async () => {
        if (isBroken) throw new Error('no port');
        return ok({ provider: { issuer, clientId: 'vakproef', claim: 'sub' } });
      },
    },
    newcomers: {
      certify: async () => err(problem('identity-unknown')),
      enter: async () => err(problem('disk-full')),
    },
    openBrowser,
    returnPage: () => '',
    pagePolicy: '',
    fetch: async () =>
      Response.json({
        ...{ issuer, jwks_uri: `${issuer}/keys`, token_endpoint: `${issuer}/token` },
        ...{ authorization_endpoint: `${issuer}/auth`, response_types_supported: ['code'] },
      }),
    world,
  });
  onTestFinished(identity.close);
  const attempt = () => identity.service.attempt.get();
  const returnPath = (): string => {
    const now = attempt();
    return now.phase === 'waiting' ? (new URL(now.address).searchParams.get('redirect_uri') ?? '') : '';
  };
  return { world, identity, service: identity.service, attempt, returnPath };
}

describe('an attempt to sign in', () => {
  it('ends after five minutes, and nobody is waited for any more', async () => {
    const { service, attempt, world, returnPath } = await aScene();
    await service.start(start);
    const back = returnPath();
    expect((await fetch(back)).status).toBe(404);
    world.pass(5 * 60_000 - 1);
    expect(attempt().phase).toBe('waiting');
    world.pass(1);
    expect(attempt()).toEqual({ phase: 'failed', staffId, problem: problem('identity-too-late') });
    await expect(fetch(back)).rejects.toThrow();
    world.pass(5 * 60_000);
    expect(attempt()).toEqual({ phase: 'none' });
  });

  it('is the only one: the one before ends', async () => {
    const { service, returnPath } = await aScene();
    await service.start(start);
    const first = returnPath();
    await service.start(start);
    await expect(fetch(first)).rejects.toThrow();
    expect((await fetch(returnPath())).status).toBe(404);
  });

  it('goes to the browser of the system, where there is one', async () => {
    const opened: string[] = [];
    const { service, attempt } = await aScene(async (address) => void opened.push(address));
    await service.start(start);
    expect(attempt()).toMatchObject({ phase: 'waiting', isOpened: true, address: opened[0] });
    expect(opened).toHaveLength(1);
  });

  it('offers the address when no browser opens', async () => {
    const { service, attempt } = await aScene(() => Promise.reject(new Error('no browser')));
    await service.start(start);
    expect(attempt()).toMatchObject({ phase: 'waiting', isOpened: false });
  });

  it('that cannot be begun is not waited for', async () => {
    const { service, attempt } = await aScene(null, true);
    await expect(service.start(start)).rejects.toThrow('no port');
    expect(attempt()).toEqual({ phase: 'none' });
  });

  it('gives nobody a PIN before the hub has said who it is', async () => {
    const { service } = await aScene();
    await service.start(start);
    expect(await service.finish({ pin: '271828' })).toEqual(err(problem('identity-too-late')));
  });

  it('leaves no port open when the program ends, and sends nobody there', async () => {
    const { service, identity, returnPath, attempt } = await aScene();
    await service.start(start);
    const back = returnPath();
    identity.close();
    await expect(fetch(back)).rejects.toThrow();
    expect(attempt()).toEqual({ phase: 'none' });
  });
});
