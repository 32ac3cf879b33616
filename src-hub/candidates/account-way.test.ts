/** A candidate signs in with an account of the centre: over a real identity provider, by number or by a proved address. */
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { newId, type ParticipantId } from '../../shared/kernel/ids';
import { candidateAccountPath } from '../../shared/protocol/candidate-paths';
import { participantOfficeRecord } from '../../shared/records/participant-office';
import {
  aCandidateScene,
  type CandidateBrowser,
  type CandidateScene,
} from '../../test/hub/a-candidate-scene';
import { type HubLab, openHubLab } from '../../test/hub/hub-lab';
import { aBrowser } from '../../test/identity/a-browser';
import { startProvider, type TestProvider } from '../../test/identity/a-provider';

let lab: HubLab;
beforeAll(async () => {
  lab = await openHubLab();
});
afterAll(() => lab.close());

const page = { isOn: true, results: 'never', resultsAfterDays: 0, linkDays: 30 } as const;
type Account = { readonly claim: string; readonly names: 'number' | 'mail' };

async function aScene(
  account: Account | null,
): Promise<CandidateScene & { readonly provider: TestProvider }> {
  const scene = await aCandidateScene(lab);
  const provider = await startProvider(`${scene.hub.url}/me/sign-in/back`);
  onTestFinished(provider.close);
  await scene.centre.set({
    identityProvider: { issuer: provider.issuer, clientId: 'vakproef', claim: 'sub' },
    candidatePage: { ...page, ...(account && { account }) },
  });
  return { ...scene, provider };
}

const placeOf = (answer: Response): string => answer.headers.get('location') ?? '';

/** Goes to the provider, signs in there as `name`, and comes back in `back`. @returns where the page is then */
async function walk(
  { centre }: CandidateScene,
  browser: CandidateBrowser,
  name: string,
  back: CandidateBrowser = browser,
): Promise<string> {
  // Typed or tapped: a browser says of such a walk that nobody else began it.
  const there = await browser.fetch(`${candidateAccountPath}?centre=${centre.organisationId}`);
  if (placeOf(there).startsWith('/me/')) return placeOf(there);
  const returned = await aBrowser().signIn(placeOf(there), name);
  const headers = { 'sec-fetch-site': 'cross-site' };
  return placeOf(await back.fetch(`${returned.pathname}${returned.search}`, { headers }));
}

const whoIs = async (browser: CandidateBrowser): Promise<ParticipantId | null> =>
  ((await browser.call('me', {})).body as { participantId?: ParticipantId }).participantId ?? null;

test('by number: whose number the account says, and nobody who is archived or twice there', async () => {
  const scene = await aScene({ claim: 'sub', names: 'number' });
  const { participantId } = await scene.centre.person({ number: '4711' });
  await scene.centre.person({ number: '4712' });
  await scene.centre.person({ number: '4712' });
  await scene.centre.person({ number: '4713', inactiveSince: new Date().toISOString() });
  const start = await scene.browser().call('start', { centre: scene.centre.organisationId });
  expect(start.body).toMatchObject({ centre: { name: 'Vakcentrum', hasAccounts: true } });
  const noor = scene.browser();
  expect(await walk(scene, noor, '4711')).toBe('/me/');
  expect(await whoIs(noor)).toBe(participantId);
  for (const other of ['4712', '4713', '4714']) {
    const browser = scene.browser();
    expect(await walk(scene, browser, other)).toBe('/me/#problem=candidate-account-unknown');
    expect(await whoIs(browser)).toBe(null);
  }
  expect(await walk(scene, scene.browser(), '')).toBe('/me/#problem=identity-declined');
  // Turned off again, those sessions are over as well.
  await scene.centre.set({ candidatePage: page });
  expect(await whoIs(noor)).toBe(null);
});

test('by mail address: only one that the provider vouches for', async () => {
  const scene = await aScene({ claim: 'email', names: 'mail' });
  const put = async (email: string): Promise<ParticipantId> => {
    const { participantId } = await scene.centre.person({ number: email });
    await scene.centre.put({
      record: participantOfficeRecord,
      subjectId: participantId,
      body: { participantId, email },
    });
    return participantId;
  };
  const participantId = await put('noor@centre.example');
  await put('unverified@centre.example');
  const noor = scene.browser();
  expect(await walk(scene, noor, 'noor')).toBe('/me/');
  expect(await whoIs(noor)).toBe(participantId);
  expect(await walk(scene, scene.browser(), 'unverified')).toBe('/me/#problem=identity-token-refused');
});

test('the way back is for the browser that went, once, and soon', async () => {
  const scene = await aScene({ claim: 'sub', names: 'number' });
  await scene.centre.person();
  const victim = scene.browser();
  const attacker = scene.browser();
  // An answer that somebody else got, put before another browser: nobody is signed in as that one.
  expect(await walk(scene, attacker, '4711', victim)).toBe('/me/#problem=identity-too-late');
  expect(await whoIs(victim)).toBe(null);
  // Played once more it is worth nothing, with its cookie too.
  const noor = scene.browser();
  const there = await noor.fetch(`${candidateAccountPath}?centre=${scene.centre.organisationId}`);
  const way = new Map(noor.cookies);
  const returned = await aBrowser().signIn(placeOf(there), '4711');
  const back = `${returned.pathname}${returned.search}`;
  expect(placeOf(await noor.fetch(back))).toBe('/me/');
  const again = scene.browser();
  for (const [name, held] of way) again.cookies.set(name, held);
  expect(placeOf(await again.fetch(back))).toBe('/me/#problem=identity-too-late');
  // With another state than was asked with it is not taken.
  const other = scene.browser();
  const asked = await other.fetch(`${candidateAccountPath}?centre=${scene.centre.organisationId}`);
  const forged = await aBrowser().signIn(placeOf(asked), '4711');
  forged.searchParams.set('state', 'x'.repeat(43));
  expect(placeOf(await other.fetch(`${forged.pathname}${forged.search}`))).toBe(
    '/me/#problem=identity-token-refused',
  );
  expect(await whoIs(other)).toBe(null);
});

test('a centre that did not ask for it, or that is not there, sends nobody anywhere', async () => {
  const scene = await aScene(null);
  expect(await walk(scene, scene.browser(), '4711')).toBe('/me/#problem=identity-provider-missing');
  const nowhere = { ...scene, centre: { ...scene.centre, organisationId: newId<'Organisation'>() } };
  expect(await walk(nowhere, scene.browser(), '4711')).toBe('/me/#problem=identity-provider-missing');
  const { length: before } = scene.provider.asked();
  await scene.centre.set({ candidatePage: { ...page, account: { claim: 'sub', names: 'number' } } });
  for (let time = 0; time < 3; time++) {
    const set = `${candidateAccountPath}?centre=${scene.centre.organisationId}`;
    expect((await scene.browser().fetch(set)).status).toBe(303);
  }
  // However often somebody sets out, the provider is asked once where its doors are.
  const found = scene.provider.asked().slice(before);
  expect(found.filter((path) => path.includes('openid-configuration'))).toHaveLength(1);
  const other = await aScene({ claim: 'sub', names: 'number' });
  await other.provider.away();
  expect(await walk(other, other.browser(), '4711')).toBe('/me/#problem=identity-provider-away');
});
