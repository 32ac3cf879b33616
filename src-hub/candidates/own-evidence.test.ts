/** Evidence from a candidate's phone: there when the hub read it back, never half, and of nobody who only knows a digest. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { blankEntryFields } from '../../shared/domain/portfolio/decide-entry';
import { newId } from '../../shared/kernel/ids';
import type { CandidateEvidence, CandidatePortfolio } from '../../shared/protocol/candidate-api';
import { candidateExportPath, composeCandidateFilePath } from '../../shared/protocol/candidate-paths';
import { readChange } from '../../shared/protocol/change';
import { portfolioEntryRecord } from '../../shared/records/portfolio-entry';
import { portfolioEvidenceRecord } from '../../shared/records/portfolio-evidence';
import { portfolioLinkRecord } from '../../shared/records/portfolio-link';
import { aClamd } from '../../test/fakes/fake-clamd';
import { aBody, aSender, type TestBody } from '../../test/hub/a-body-scene';
import { storeKinds } from '../../test/hub/a-body-store';
import {
  aCandidateScene,
  type CandidateBrowser,
  type CandidateScene,
  signedIn,
  workProcessId,
} from '../../test/hub/a-candidate-scene';
import { type HubLab, openHubLab } from '../../test/hub/hub-lab';
import { openClamd } from '../bodies/clamd';
import { scanBodies } from '../bodies/scan-bodies';
import { listComing, takeInComing } from './coming-evidence';
import { mostComing } from './tell-me';

let lab: HubLab;
beforeAll(async () => {
  lab = await openHubLab();
});
afterAll(() => lab.close());

const kilobyte = 1024;
async function aScene() {
  const objects = await storeKinds.folder();
  const scene = { ...(await aCandidateScene(lab, { objects })), bodies: { objects, maxBytes: 50_000_000 } };
  const person = await scene.centre.person();
  const noor = await signedIn(scene, scene.centre, person.participantId);
  return { scene, centre: scene.centre, person, noor, objects };
}

type Said = Parameters<typeof saidOf>[1];
const saidOf = (
  body: TestBody,
  over: {
    portfolioEvidenceId?: ReturnType<typeof newId<'PortfolioEvidence'>>;
    portfolioEntryId?: ReturnType<typeof newId<'PortfolioEntry'>>;
    bytes?: number;
  } = {},
) => ({
  portfolioEvidenceId: over.portfolioEvidenceId ?? newId<'PortfolioEvidence'>(),
  portfolioEntryId: over.portfolioEntryId ?? null,
  title: 'Lasnaad',
  description: '',
  file: {
    ...{ digest: body.digest, bytes: over.bytes ?? body.bytes.length, mediaType: 'image/jpeg' },
    ...{ name: '../foto.jpg', madeAt: null },
  },
});

async function begin(noor: CandidateBrowser, body: TestBody, over: Said = {}) {
  const said = saidOf(body, over);
  const answer = await noor.call('beginEvidence', said);
  const { portfolioEvidenceId } = said;
  const { uploadId, came } = answer.body as { uploadId: string; came: number };
  return { answer, portfolioEvidenceId, uploadId, came };
}

async function bring(noor: CandidateBrowser, body: TestBody): Promise<CandidateEvidence> {
  const { portfolioEvidenceId, uploadId } = await begin(noor, body);
  await noor.send(uploadId, body, 0, body.bytes.length);
  const answer = await noor.call('finishEvidence', { portfolioEvidenceId });
  if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
  return (answer.body as { evidence: CandidateEvidence }).evidence;
}

const portfolioOf = async (browser: CandidateBrowser): Promise<CandidatePortfolio> =>
  (await browser.call('portfolio', {})).body as CandidatePortfolio;

/** Changes that name evidence, as devices of the centre will read them. */
async function recorded({ hub }: CandidateScene) {
  const rows = await hub.store.database.selectFrom('change').select('text').orderBy('seq').execute();
  return rows.flatMap((row) => {
    const change = readChange(row);
    return change?.type === portfolioEvidenceRecord.type ? [change] : [];
  });
}

describe('evidence', () => {
  test('is recorded when all of it came and was read back, not before, and goes on where a line broke', async () => {
    const { scene, noor } = await aScene();
    const body = aBody(300 * kilobyte);
    const { portfolioEvidenceId, uploadId } = await begin(noor, body);
    expect((await noor.call('finishEvidence', { portfolioEvidenceId })).code).toBe('upload-unfinished');
    expect((await noor.send(uploadId, body, 0, 100 * kilobyte)).status).toBe(204);
    expect((await noor.call('finishEvidence', { portfolioEvidenceId })).code).toBe('upload-unfinished');
    expect(await portfolioOf(noor)).toMatchObject({
      evidence: [],
      coming: [{ portfolioEvidenceId, uploadId, title: 'Lasnaad', came: 100 * kilobyte }],
    });
    // The page was closed; it begins again with the same id.
    const again = await begin(noor, body, { portfolioEvidenceId });
    expect(again).toMatchObject({ uploadId, came: 100 * kilobyte });
    expect(await noor.came(uploadId)).toBe(100 * kilobyte);
    expect((await noor.send(uploadId, body, 100 * kilobyte, body.bytes.length)).status).toBe(204);
    expect(await recorded(scene)).toEqual([]);
    const done = await noor.call('finishEvidence', { portfolioEvidenceId });
    expect(done).toMatchObject({
      status: 200,
      body: { evidence: { portfolioEvidenceId, addedBy: 'candidate', isUsed: false, isHere: true } },
    });
    // Asked once more, as a phone does that did not hear the answer: still once.
    expect((await noor.call('finishEvidence', { portfolioEvidenceId })).body).toEqual(done.body);
    expect((await begin(noor, body, { portfolioEvidenceId })).answer.body).toMatchObject(done.body as object);
    const [change, ...others] = await recorded(scene);
    expect(others).toEqual([]);
    expect(change).toMatchObject({
      actorId: null,
      deviceId: scene.hub.store.identity.hubId,
      attachments: [{ digest: body.digest, bytes: body.bytes.length }],
      body: { addedBy: { by: 'candidate', staffId: null }, file: { name: expect.not.stringContaining('/') } },
    });
    expect((await portfolioOf(noor)).coming).toEqual([]);
    const file = await noor.fetch(composeCandidateFilePath(portfolioEvidenceId));
    expect(file.headers.get('content-disposition')).toBe('attachment');
    expect(Buffer.from(await file.arrayBuffer()).equals(body.bytes)).toBe(true);
    const part = await noor.fetch(composeCandidateFilePath(portfolioEvidenceId), {
      headers: { range: 'bytes=5-9' },
    });
    expect([part.status, Buffer.from(await part.arrayBuffer())]).toEqual([206, body.bytes.subarray(5, 10)]);
  });

  test('goes on, and is said to be there, in the place it was begun for only: elsewhere it is another’s id', async () => {
    const { scene, noor } = await aScene();
    const [body, entries] = [aBody(30 * kilobyte), [newId<'PortfolioEntry'>(), newId<'PortfolioEntry'>()]];
    for (const portfolioEntryId of entries)
      await noor.call('saveEntry', { portfolioEntryId, fields: { kind: 'work', title: 'Stage' } });
    const [here, there] = entries.map((portfolioEntryId) => ({ portfolioEntryId }));
    const { portfolioEvidenceId, uploadId } = await begin(noor, body, here);
    await noor.send(uploadId, body, 0, 10 * kilobyte);
    const refused = { status: 409, code: 'candidate-evidence-other' };
    for (const place of [there, {}])
      expect((await begin(noor, body, { portfolioEvidenceId, ...place })).answer).toMatchObject(refused);
    // What came stays, and the page is told for which place.
    expect((await portfolioOf(noor)).coming).toMatchObject([{ ...here, came: 10 * kilobyte }]);
    await noor.send(uploadId, body, 10 * kilobyte, body.bytes.length);
    expect((await noor.call('finishEvidence', { portfolioEvidenceId })).status).toBe(200);
    // Another phone did not hear yet that it is there.
    expect((await begin(noor, body, { portfolioEvidenceId, ...there })).answer).toMatchObject(refused);
    const other = { portfolioEvidenceId, ...here };
    expect((await begin(noor, aBody(9), other)).answer).toMatchObject(refused);
    expect((await begin(noor, body, other)).answer).toMatchObject({ body: { evidence: here } });
    const own = await begin(noor, body, there);
    await noor.send(own.uploadId, body, 0, body.bytes.length);
    await noor.call('finishEvidence', { portfolioEvidenceId: own.portfolioEvidenceId });
    expect((await recorded(scene)).map((one) => one.body)).toMatchObject([here, there]);
    // Its entry was removed meanwhile: it stands by itself, and is there for the phone that did not hear so.
    const last = await begin(noor, body, there);
    await noor.send(last.uploadId, body, 0, body.bytes.length);
    await noor.call('removeEntry', { portfolioEntryId: entries[1]! });
    const alone = { evidence: { portfolioEntryId: null } };
    const lastOf = { portfolioEvidenceId: last.portfolioEvidenceId };
    expect(await noor.call('finishEvidence', lastOf)).toMatchObject({ body: alone });
    expect((await begin(noor, body, { ...lastOf, ...there })).answer).toMatchObject({ body: alone });
  });

  test('whose bytes are not what was named is refused, and begins anew', async () => {
    const { noor } = await aScene();
    const body = aBody(50 * kilobyte);
    const { portfolioEvidenceId, uploadId } = await begin(noor, body);
    await noor.send(uploadId, { ...body, bytes: aBody(50 * kilobyte).bytes }, 0, body.bytes.length);
    const answer = await noor.call('finishEvidence', { portfolioEvidenceId });
    expect(answer).toMatchObject({ status: 460, code: 'body-differs' });
    expect(await noor.came(uploadId)).toBe(0);
    await noor.send(uploadId, body, 0, body.bytes.length);
    expect((await noor.call('finishEvidence', { portfolioEvidenceId })).status).toBe(200);
  });

  test('is recorded all the same when a hub ended between the file and its record, and devices get both', async () => {
    const { scene, centre, noor } = await aScene();
    const body = aBody(3 * kilobyte);
    const { portfolioEvidenceId, uploadId } = await begin(noor, body);
    await noor.send(uploadId, body, 0, body.bytes.length);
    const { database } = scene.hub.store;
    const people = await database.selectFrom('candidate_upload').select('participant_id').execute();
    const ids = people.map((row) => row.participant_id);
    const [coming] = await listComing(database, centre.organisationId, ids);
    expect(await takeInComing(scene.hub.store, scene.bodies, coming!)).toBe(null);
    // Here it ended. What came is not asked for once more.
    expect(await recorded(scene)).toEqual([]);
    expect(await begin(noor, body, { portfolioEvidenceId })).toMatchObject({ came: body.bytes.length });
    expect((await noor.call('finishEvidence', { portfolioEvidenceId })).status).toBe(200);
    expect(await recorded(scene)).toHaveLength(1);
    const device = await aSender(scene.hub, centre.organisationId);
    expect(Buffer.from(await (await device.fetch(body)).arrayBuffer()).equals(body.bytes)).toBe(true);
    const told = await database
      .selectFrom('audit')
      .select(['origin', 'device_id'])
      .where('what', '=', 'body-received')
      .execute();
    expect(told).toEqual([{ origin: 'candidate', device_id: null }]);
  });

  test('of somebody else is never got by its digest alone: whoever names it must send it', async () => {
    const { scene, centre, noor } = await aScene();
    const body = aBody(40 * kilobyte);
    await bring(noor, body);
    const thief = await signedIn(scene, centre, (await centre.person({ number: '4712' })).participantId);
    const { portfolioEvidenceId, uploadId, came } = await begin(thief, body);
    // Nor does anybody learn that the centre has such a file.
    expect([came, await thief.came(uploadId)]).toEqual([0, 0]);
    expect((await thief.call('finishEvidence', { portfolioEvidenceId })).code).toBe('upload-unfinished');
    await thief.send(uploadId, { ...body, bytes: aBody(40 * kilobyte).bytes }, 0, body.bytes.length);
    expect((await thief.call('finishEvidence', { portfolioEvidenceId })).code).toBe('body-differs');
    expect((await thief.fetch(composeCandidateFilePath(portfolioEvidenceId))).status).toBe(404);
    expect((await portfolioOf(thief)).evidence).toEqual([]);
    // The file itself is hers, too, when she has it.
    await thief.send(uploadId, body, 0, body.bytes.length);
    expect((await thief.call('finishEvidence', { portfolioEvidenceId })).status).toBe(200);
  });

  test('that is given up leaves nothing, and one that somebody else has keeps theirs', async () => {
    const { scene, centre, noor, objects } = await aScene();
    const shared = aBody(20 * kilobyte);
    await bring(noor, shared);
    const other = await signedIn(scene, centre, (await centre.person({ number: '4712' })).participantId);
    const { portfolioEvidenceId, uploadId } = await begin(other, shared);
    await other.send(uploadId, shared, 0, shared.bytes.length);
    expect((await other.call('dropEvidence', { portfolioEvidenceId })).status).toBe(200);
    expect(await portfolioOf(other)).toMatchObject({ coming: [], evidence: [] });
    expect((await other.call('finishEvidence', { portfolioEvidenceId })).code).toBe('candidate-not-found');
    expect((await portfolioOf(noor)).evidence).toMatchObject([{ isHere: true }]);
    const { database } = scene.hub.store;
    expect(await database.selectFrom('body_upload').selectAll().execute()).toEqual([]);
    expect(await database.selectFrom('body').select('digest').execute()).toEqual([{ digest: shared.digest }]);
    expect(objects).toBeDefined();
  });

  test('H61: that a scanner found something in is told to whoever it is of, given out by itself only, and never in the export', async () => {
    const { scene, noor, objects } = await aScene();
    const [bad, good] = [aBody(20 * kilobyte), aBody(20 * kilobyte)];
    const { portfolioEvidenceId } = await bring(noor, bad);
    await bring(noor, good);
    const clamd = await aClamd({
      answer: (b) => (b.equals(bad.bytes) ? 'stream: Eicar FOUND' : 'stream: OK'),
    });
    await scanBodies(scene.hub.store, objects, openClamd(clamd.place));
    const told = (await portfolioOf(noor)).evidence.map(({ file, found }) => [file.digest, found]);
    expect(new Map(told as [string, string | undefined][])).toEqual(
      new Map([
        [bad.digest, 'Eicar'],
        [good.digest, undefined],
      ]),
    );
    expect((await noor.fetch(composeCandidateFilePath(portfolioEvidenceId))).status).toBe(200);
    const zip = Buffer.from(await (await noor.fetch(candidateExportPath)).arrayBuffer());
    expect([zip.includes(good.bytes), zip.includes(bad.bytes)]).toEqual([true, false]);
    expect(zip.includes('"found": "Eicar"')).toBe(true);
  });

  test('is held to the size of one file and of all together', async () => {
    const { scene, centre, person, noor } = await aScene();
    const body = aBody(10);
    expect((await begin(noor, body, { bytes: 60_000_000 })).answer).toMatchObject({ code: 'body-too-large' });
    // As many are on their way as may be.
    const { participantId } = person;
    const rows = Array.from({ length: mostComing }, (_, at) => ({
      ...{ organisation_id: centre.organisationId, participant_id: participantId },
      ...{ upload_id: newId<'Upload'>(), evidence_id: newId<'PortfolioEvidence'>() },
      ...{ digest: String(at).padStart(64, '0'), bytes: 10, said: JSON.stringify(saidOf(body)) },
      begun_at: new Date(),
    }));
    await scene.hub.store.database.insertInto('candidate_upload').values(rows).execute();
    expect((await begin(noor, body)).answer).toMatchObject({ status: 413, code: 'candidate-full' });
  });

  test('is as large as the centre allows at most, which the page is told', async () => {
    const { centre, noor } = await aScene();
    await centre.set({ fileMegabytes: 1 });
    expect((await noor.call('me', {})).body).toMatchObject({ files: { mostBytes: 1024 ** 2 } });
    const larger = await begin(noor, aBody(10), { bytes: 1024 ** 2 + 1 });
    expect(larger.answer).toMatchObject({ code: 'body-too-large' });
    await centre.set({ fileMegabytes: 4000 });
    expect((await noor.call('me', {})).body).toMatchObject({ files: { mostBytes: 50_000_000 } });
  });

  test('is held to what the hub keeps for each centre', async () => {
    const bodies = { objects: await storeKinds.folder(), maxBytes: 9000, centreBytes: 5000 };
    const scene = await aCandidateScene(lab, { bodies });
    const noor = await signedIn(scene, scene.centre, (await scene.centre.person()).participantId);
    await bring(noor, aBody(3000));
    const coming = aBody(1500);
    const { portfolioEvidenceId } = await begin(noor, coming);
    const full = await begin(noor, aBody(501));
    expect(full.answer).toMatchObject({ status: 507, code: 'hub-full' });
    expect((await begin(noor, coming, { portfolioEvidenceId })).answer.status).toBe(200);
    await begin(noor, aBody(500));
    expect(await portfolioOf(noor)).toMatchObject({ coming: [{ bytes: 1500 }, { bytes: 500 }] });
  });

  test('is linked to a work process once, found under it, and withdrawn with its links', async () => {
    const { centre, noor } = await aScene();
    const { portfolioEvidenceId } = await bring(noor, aBody(1000));
    const { qualificationId } = centre;
    const link = {
      portfolioLinkId: newId<'PortfolioLink'>(),
      portfolioEvidenceId,
      qualificationId,
      workProcessId,
    };
    expect((await noor.call('addLink', link)).status).toBe(200);
    const twice = await noor.call('addLink', { ...link, portfolioLinkId: newId<'PortfolioLink'>() });
    expect(twice.body).toMatchObject({ link: { portfolioLinkId: link.portfolioLinkId } });
    expect((await noor.call('qualification', { qualificationId })).body).toMatchObject({
      instruction: { title: 'Toon wat u kunt' },
      coreTasks: [{ workProcesses: [{ workProcessId, evidence: 1 }] }],
    });
    expect(await portfolioOf(noor)).toMatchObject({
      qualifications: [{ covered: 1, workProcesses: 1, isOwn: true }],
    });
    expect((await noor.call('removeEvidence', { portfolioEvidenceId })).status).toBe(200);
    expect(await portfolioOf(noor)).toMatchObject({
      evidence: [],
      links: [],
      qualifications: [{ covered: 0 }],
    });
    expect((await noor.fetch(composeCandidateFilePath(portfolioEvidenceId))).status).toBe(404);
  });
});

test('an entry is added once, changed field by field, and removed', async () => {
  const { centre, noor } = await aScene();
  const portfolioEntryId = newId<'PortfolioEntry'>();
  const fields = { kind: 'work', title: 'Bakkerij', qualificationIds: [centre.qualificationId] };
  for (let time = 0; time < 2; time++)
    expect((await noor.call('saveEntry', { portfolioEntryId, fields })).status).toBe(200);
  const changed = await noor.call('saveEntry', { portfolioEntryId, fields: { until: '2026-06-30' } });
  expect(changed.body).toMatchObject({
    entry: { title: 'Bakkerij', until: '2026-06-30', qualificationIds: [centre.qualificationId] },
  });
  expect((await portfolioOf(noor)).entries).toEqual([(changed.body as { entry: unknown }).entry]);
  expect((await noor.call('removeEntry', { portfolioEntryId })).status).toBe(200);
  expect((await portfolioOf(noor)).entries).toEqual([]);
  const refusedFields = [{ title: ' ' }, { from: '2026-07-01', until: '2026-06-30' }, { kind: 'unheard-of' }];
  for (const refused of refusedFields) {
    const portfolioEntryId = newId<'PortfolioEntry'>();
    const answer = await noor.call('saveEntry', { portfolioEntryId, fields: { title: 'Stage', ...refused } });
    expect(answer.status).toBeGreaterThanOrEqual(400);
  }
  expect((await portfolioOf(noor)).entries).toEqual([]);
  const after = await noor.call('saveEntry', { portfolioEntryId, fields: { title: 'Terug' } });
  expect(after.code).toBe('candidate-not-found');
});

test('what somebody of the centre added is read and linked, and changed or removed by nobody here', async () => {
  const { centre, person, noor } = await aScene();
  const staff = { by: 'staff', staffId: newId<'Staff'>() } as const;
  const of = { participantId: person.participantId, addedAt: new Date().toISOString(), addedBy: staff };
  const portfolioEntryId = newId<'PortfolioEntry'>();
  const portfolioEvidenceId = newId<'PortfolioEvidence'>();
  const { file } = saidOf(aBody(10));
  await centre.put(
    {
      record: portfolioEntryRecord,
      subjectId: portfolioEntryId,
      body: { portfolioEntryId, ...of, ...blankEntryFields, title: 'Diploma' },
    },
    {
      record: portfolioEvidenceRecord,
      subjectId: portfolioEvidenceId,
      body: { portfolioEvidenceId, portfolioEntryId, ...of, title: 'Scan', description: '', file },
    },
  );
  const before = await portfolioOf(noor);
  expect(before).toMatchObject({ entries: [{ title: 'Diploma', addedBy: 'staff' }] });
  const refusals = [
    await noor.call('saveEntry', { portfolioEntryId, fields: { title: 'Ander diploma' } }),
    await noor.call('removeEntry', { portfolioEntryId }),
    await noor.call('changeEvidence', { portfolioEvidenceId, fields: { title: 'Iets anders' } }),
    await noor.call('removeEvidence', { portfolioEvidenceId }),
  ];
  for (const { status, code } of refusals) expect([status, code]).toEqual([403, 'candidate-not-own']);
  expect(await portfolioOf(noor)).toEqual(before);
  const { qualificationId } = centre;
  const portfolioLinkId = newId<'PortfolioLink'>();
  const link = { portfolioLinkId, portfolioEvidenceId, qualificationId, workProcessId };
  expect((await noor.call('addLink', link)).status).toBe(200);
  // The centre linked the same place without contact, and the whole: that is its word.
  const linked = async (at: { readonly workProcessId: typeof workProcessId | null }) => {
    const theirs = newId<'PortfolioLink'>();
    const body = {
      ...link,
      ...at,
      portfolioLinkId: theirs,
      participantId: person.participantId,
      endedAt: null,
    };
    await centre.put({
      ...{ record: portfolioLinkRecord, subjectId: theirs },
      body: { ...body, linkedAt: new Date().toISOString(), linkedBy: staff },
    });
    return theirs;
  };
  const [double, whole] = [await linked({ workProcessId }), await linked({ workProcessId: null })];
  const end = (id: typeof double) => noor.call('endLink', { portfolioLinkId: id });
  expect(await end(whole)).toMatchObject({ status: 403, code: 'candidate-not-own' });
  expect((await end(portfolioLinkId)).status).toBe(200);
  expect(
    (await portfolioOf(noor)).links.map((one) => [one.portfolioLinkId, one.linkedBy]).toSorted(),
  ).toEqual([double, whole].map((id) => [id, 'staff']).toSorted());
});

test('two phones that write at once lose nothing of each other', async () => {
  const { noor } = await aScene();
  const portfolioEntryId = newId<'PortfolioEntry'>();
  await noor.call('saveEntry', { portfolioEntryId, fields: { kind: 'work', title: 'Een' } });
  await Promise.all([
    noor.call('saveEntry', { portfolioEntryId, fields: { place: 'Zwolle' } }),
    noor.call('saveEntry', { portfolioEntryId, fields: { description: 'Drie dagen' } }),
  ]);
  expect((await portfolioOf(noor)).entries).toMatchObject([
    { title: 'Een', place: 'Zwolle', description: 'Drie dagen' },
  ]);
});
