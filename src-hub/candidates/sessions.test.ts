/** Sessions of candidates: how one begins, what it is worth elsewhere, and everything that ends it. */
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../../shared/kernel/ids';
import {
  candidatePersonHeader,
  composeCandidateExportPath,
  composeCandidateFilePath,
} from '../../shared/protocol/candidate-paths';
import { type Participant, participantRecord } from '../../shared/records/participant';
import { aWorld } from '../../test/builders/a-world';
import { storeKinds } from '../../test/hub/a-body-store';
import { aCandidateScene, signedIn } from '../../test/hub/a-candidate-scene';
import { type HubLab, openHubLab } from '../../test/hub/hub-lab';
import migration from '../store/migrations/0019-merged-participants.sql?raw';
import { sessionIdleMs } from './sessions';

let lab: HubLab;
beforeAll(async () => {
  lab = await openHubLab();
});
afterAll(() => lab.close());

const hour = 3_600_000;

test('a personal link signs in, and the hub keeps neither its secret nor the session’s', async () => {
  const scene = await aCandidateScene(lab);
  const person = await scene.centre.person();
  const noor = await signedIn(scene, scene.centre, person.participantId);
  const me = await noor.call('me', {});
  expect(me).toMatchObject({ status: 200, body: { participantId: person.participantId, number: '4711' } });
  const [name, token = ''] = [...noor.cookies][0] ?? [];
  expect(name).toBe('vakproef-session');
  const { database } = scene.hub.store;
  const rows = await database.selectFrom('candidate_session').selectAll().execute();
  const changes = await database.selectFrom('change').select('text').execute();
  const kept = JSON.stringify([rows, changes]);
  expect(rows).toHaveLength(1);
  for (const secret of [token, noor.secret]) expect(kept).not.toContain(secret);
  const told = await database.selectFrom('audit').select(['what', 'origin', 'about_id', 'detail']).execute();
  expect(told).toContainEqual({
    ...{ what: 'candidate-signed-in', origin: 'candidate', detail: 'link' },
    about_id: person.participantId,
  });
});

test('the cookie is for this hub, no script and no other site', async () => {
  const scene = await aCandidateScene(lab, { candidates: { origin: 'https://hub.example', folder: null } });
  const { participantId } = await scene.centre.person();
  const secret = await scene.centre.link(participantId);
  const headers = { origin: 'https://hub.example' };
  const answer = await scene.browser().call('signIn', { secret }, headers);
  expect(answer.headers.getSetCookie()).toEqual([
    expect.stringMatching(
      /^__Host-vakproef-session=[\w-]{43}; Path=\/; Max-Age=43200; HttpOnly; SameSite=Strict; Secure$/,
    ),
  ]);
});

describe('a session', () => {
  test('is made anew at each sign-in: one that somebody else knows is never gone on with', async () => {
    const scene = await aCandidateScene(lab);
    const { participantId } = await scene.centre.person();
    const secret = await scene.centre.link(participantId);
    const browser = scene.browser();
    const planted = 'A'.repeat(43);
    browser.cookies.set('vakproef-session', planted);
    await browser.call('signIn', { secret });
    const first = browser.cookies.get('vakproef-session');
    expect(first).not.toBe(planted);
    const attacker = scene.browser();
    attacker.cookies.set('vakproef-session', planted);
    expect((await attacker.call('me', {})).code).toBe('candidate-signed-out');
    // Signing in once more ends the one before, for whoever holds it.
    await browser.call('signIn', { secret });
    expect(browser.cookies.get('vakproef-session')).not.toBe(first);
    attacker.cookies.set('vakproef-session', first ?? '');
    expect((await attacker.call('me', {})).code).toBe('candidate-signed-out');
    expect((await browser.call('me', {})).status).toBe(200);
  });

  test('that was stolen is worth nothing from a page of elsewhere', async () => {
    const scene = await aCandidateScene(lab);
    const { participantId } = await scene.centre.person();
    const noor = await signedIn(scene, scene.centre, participantId);
    const elsewhere: readonly Record<string, string>[] = [
      { origin: 'https://evil.example' },
      { origin: 'null' },
      { origin: scene.hub.url, 'sec-fetch-site': 'cross-site' },
      { origin: scene.hub.url, 'sec-fetch-site': 'same-site' },
      { origin: scene.hub.url.replace('127.0.0.1', 'localhost') },
      { 'vakproef-candidate': '' },
    ];
    const portfolioEntryId = newId<'PortfolioEntry'>();
    for (const headers of elsewhere) {
      expect([headers, (await noor.call('me', {}, headers)).code]).toEqual([headers, 'candidate-elsewhere']);
      const written = await noor.call('saveEntry', { portfolioEntryId, fields: { title: 'x' } }, headers);
      expect(written.status).toBe(403);
    }
    expect((await noor.call('portfolio', {})).body).toMatchObject({ entries: [] });
    // Nor does a request that no browser of ours makes go through another name of this machine.
    const answer = await noor.fetch('/me/api/me', {
      headers: { host: 'evil.example', origin: 'http://evil.example' },
    });
    expect(answer.status).toBe(403);
  });

  test('answers for whom the page shows and for nobody else: another tab may have signed in somebody', async () => {
    const scene = await aCandidateScene(lab, { objects: await storeKinds.folder() });
    const { centre } = scene;
    const [noor, sem] = [await centre.person(), await centre.person({ number: '4712' })];
    const browser = await signedIn(scene, centre, noor.participantId);
    const shows = { [candidatePersonHeader]: noor.participantId };
    const entry = { portfolioEntryId: newId<'PortfolioEntry'>(), fields: { title: 'Van Noor' } };
    expect((await browser.call('saveEntry', entry, shows)).status).toBe(200);
    // The second tab opens the link of somebody else; the cookie is theirs now.
    await browser.call('signIn', { secret: await centre.link(sem.participantId) });
    const wrong = await browser.call(
      'saveEntry',
      { ...entry, portfolioEntryId: newId<'PortfolioEntry'>() },
      shows,
    );
    expect(wrong).toMatchObject({ status: 401, code: 'candidate-signed-out' });
    expect((await browser.call('portfolio', {}, shows)).status).toBe(401);
    const downloads = [
      composeCandidateExportPath(noor.participantId),
      composeCandidateFilePath(newId<'PortfolioEvidence'>(), noor.participantId),
    ];
    for (const path of downloads) expect((await browser.fetch(path)).status).toBe(401);
    const sems = { [candidatePersonHeader]: sem.participantId };
    expect((await browser.call('portfolio', {}, sems)).body).toMatchObject({ entries: [] });
    expect((await browser.fetch(composeCandidateExportPath(sem.participantId))).status).toBe(200);
    // A page that shows somebody who was merged into this one shows this one.
    const merged = { ...noor, mergedInto: sem.participantId };
    await centre.put({ record: participantRecord, subjectId: noor.participantId, body: merged });
    expect((await browser.call('portfolio', {}, shows)).body).toMatchObject({ entries: [entry.fields] });
  });

  test('that was signed out of is over, and its cookie gone', async () => {
    const scene = await aCandidateScene(lab);
    const { participantId } = await scene.centre.person();
    const noor = await signedIn(scene, scene.centre, participantId);
    const token = noor.cookies.get('vakproef-session') ?? '';
    expect((await noor.call('signOut', {})).status).toBe(200);
    expect([...noor.cookies]).toEqual([]);
    noor.cookies.set('vakproef-session', token);
    expect(await noor.call('me', {})).toMatchObject({ status: 401, code: 'candidate-signed-out' });
  });

  test('ends when nobody used it for twelve hours, and not while somebody does', async () => {
    const world = aWorld();
    const scene = await aCandidateScene(lab, { world });
    const { participantId } = await scene.centre.person();
    const secret = await scene.centre.link(participantId, {
      endsAt: new Date(world.now().getTime() + 100 * hour).toISOString(),
    });
    const noor = scene.browser();
    await noor.call('signIn', { secret });
    for (let step = 0; step < 3; step++) {
      world.pass(sessionIdleMs - hour);
      expect((await noor.call('me', {})).status).toBe(200);
    }
    world.pass(sessionIdleMs + 1);
    expect((await noor.call('me', {})).code).toBe('candidate-signed-out');
  });

  const ends: Readonly<Record<string, (scene: Awaited<ReturnType<typeof aScene>>) => Promise<unknown>>> = {
    'its link is ended': ({ centre, noor, person }) =>
      centre.relink(noor.secret, person.participantId, { endedAt: new Date().toISOString() }),
    'its link has run out': ({ centre, noor, person }) =>
      centre.relink(noor.secret, person.participantId, { endsAt: new Date(Date.now() - 1000).toISOString() }),
    'the centre turns its page off': ({ centre }) =>
      centre.set({ candidatePage: { isOn: false, results: 'never', resultsAfterDays: 0, linkDays: 30 } }),
    'the person goes to the archive': ({ centre, person }) =>
      centre.put({
        record: participantRecord,
        subjectId: person.participantId,
        body: { ...person, inactiveSince: new Date().toISOString() },
      }),
    'the person is taken back': ({ centre, person }) =>
      centre.put({
        record: participantRecord,
        subjectId: person.participantId,
        body: { ...person, isRemoved: true },
      }),
  };
  async function aScene() {
    const scene = await aCandidateScene(lab);
    const person = await scene.centre.person();
    const noor = await signedIn(scene, scene.centre, person.participantId);
    return { scene, centre: scene.centre, person, noor };
  }
  test.each(Object.entries(ends))('ends at once when %s, and nobody signs in any more', async (_why, end) => {
    const at = await aScene();
    await end(at);
    expect(await at.noor.call('me', {})).toMatchObject({ status: 401, code: 'candidate-signed-out' });
    const again = await at.scene.browser().call('signIn', { secret: at.noor.secret });
    const never = await at.scene.browser().call('signIn', { secret: 'A'.repeat(32) });
    expect([again.status, again.body]).toEqual([never.status, never.body]);
    expect(again.code).toBe('candidate-link-unknown');
  });
});

test('whoever is merged into another goes on as that one', async () => {
  const scene = await aCandidateScene(lab);
  const [double, person] = [await scene.centre.person(), await scene.centre.person({ number: '4712' })];
  const noor = await signedIn(scene, scene.centre, double.participantId);
  await scene.centre.put({
    record: participantRecord,
    subjectId: double.participantId,
    body: { ...double, mergedInto: person.participantId },
  });
  // A phone finds by these what it kept under the id of before.
  expect(await noor.call('me', {})).toMatchObject({
    body: { participantId: person.participantId, formerIds: [double.participantId] },
  });
  // What was added before under the other id is theirs as well.
  const fields = { title: 'Stage' };
  const theirs = await signedIn(scene, scene.centre, person.participantId);
  await scene.centre.put({ record: participantRecord, subjectId: double.participantId, body: double });
  const before = await signedIn(scene, scene.centre, double.participantId);
  await before.call('saveEntry', { portfolioEntryId: newId<'PortfolioEntry'>(), fields });
  expect((await theirs.call('portfolio', {})).body).toMatchObject({ entries: [] });
  const merge = (from: Participant, into: Participant) =>
    scene.centre.put({
      record: participantRecord,
      subjectId: from.participantId,
      body: { ...from, mergedInto: into.participantId },
    });
  await merge(double, person);
  expect((await theirs.call('portfolio', {})).body).toMatchObject({ entries: [fields] });
  // As a hub notes it that was there before it noted that.
  const { database } = scene.hub.store;
  await database.deleteFrom('merged_participant').execute();
  expect((await theirs.call('portfolio', {})).body).toMatchObject({ entries: [] });
  await sql.raw(migration.slice(migration.indexOf('insert into'))).execute(database);
  expect((await theirs.call('portfolio', {})).body).toMatchObject({ entries: [fields] });
  // Merged into each other by two desks the one with the smaller id counts, on devices and here.
  await merge(person, double);
  const { participantId } = double.participantId < person.participantId ? double : person;
  for (const browser of [theirs, noor, before])
    expect(await browser.call('me', {})).toMatchObject({ body: { participantId } });
});

test('a flood of sign-ins and of requests is held back', async () => {
  const scene = await aCandidateScene(lab, { limits: { perCandidate: 5, candidatesPerAddress: 5 } });
  const { participantId } = await scene.centre.person();
  const noor = await signedIn(scene, scene.centre, participantId);
  const statuses: number[] = [];
  for (let time = 0; time < 6; time++) statuses.push((await noor.call('me', {})).status);
  expect(statuses).toEqual([200, 200, 200, 200, 200, 429]);
  const tries: number[] = [];
  for (let time = 0; time < 6; time++)
    tries.push((await scene.browser().call('signIn', { secret: 'A'.repeat(32) })).status);
  expect(tries).toEqual([404, 404, 404, 404, 429, 429]);
});

test('a hub without the setting has none of it', async () => {
  const scene = await aCandidateScene(lab, { candidates: undefined as never });
  const { participantId } = await scene.centre.person();
  const secret = await scene.centre.link(participantId);
  expect((await scene.browser().call('signIn', { secret })).status).toBe(400);
});
