/** M61, M62: crebo codes alone, asked of the hub: on disk before anything, waiting while it must, answered once. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Session } from '../../shared/contract/people-contract';
import type { OrganisationId, SessionId } from '../../shared/kernel/ids';
import { problem } from '../../shared/kernel/problem';
import { realWorld } from '../../shared/kernel/real-world';
import { err, ok } from '../../shared/kernel/result';
import { anId } from '../../test/builders/an-exam';
import { value } from '../../test/builders/value';
import { createFaultyFiles, type FaultyFiles } from '../../test/fakes/faulty-files';
import { nodeFiles } from '../disk/node-files';
import { openCatalogue } from './catalogue';
import { catalogueFilesIn } from './catalogue-files';
import type { CatalogueHub } from './fetch-dossiers';

const centre: OrganisationId = anId(1);
const session = (number: number, ...roles: Session['roles']): Session => ({
  sessionId: anId(number),
  staffId: anId(8000 + number),
  roles,
  openedAt: '2026-11-27T09:00:00.000Z',
});
const administrator = session(1, 'administrator');
const examiner = session(2, 'examiner');
const codes = { purpose: 'import' as const, parts: [{ codes: ['25990'], cohortYear: 2026 }] };

const secret = new Uint8Array(32).fill(7);

let folder: string;
let files: FaultyFiles;
let here: Session | null;
let organisationId: OrganisationId | null;
/** Whose session the hub believes; null: it cannot be reached. */
let believed: SessionId | null;
let asked: string[];
let isEmpty = false;
/** Holds an answer on its way back. */
let onTheWay: Promise<void> | null = null;
let answers: Record<string, Buffer | 'breaks'>;

const content = (title: string): Buffer =>
  deflateRawSync(JSON.stringify({ files: [], warnings: [] }).replace('[]', `[${aFile(title)}]`));
const aFile = (title: string): string =>
  JSON.stringify({ key: title, title, codes: [], baseCoreTasks: [], profiles: [], line: 1 });
const dossier = (number: number): string => `00000000-0000-4000-8000-000000000000.${number}`;

const hub = {
  catalogueLookup: async ({ sessionId }: { readonly sessionId: SessionId }) => {
    asked.push('lookup');
    if (believed === null) return err(problem('hub-unreachable'));
    if (isEmpty) return err(problem('catalogue-empty'));
    if (sessionId !== believed) return err(problem('administrator-needed'));
    const found = Object.keys(answers).map((dossierId) => ({ dossierId, fileName: 'a.xml', addedAt: '' }));
    await onTheWay;
    return ok({ dossiers: found });
  },
  catalogueDossier: async ({ dossierId }: { readonly dossierId: string }) => {
    asked.push(dossierId);
    const bytes = answers[dossierId];
    return bytes === undefined || bytes === 'breaks'
      ? err(problem('hub-unreachable'))
      : ok({ bytes: new Uint8Array(bytes), digest: '' });
  },
} as unknown as CatalogueHub;

async function opened(now?: Date) {
  const catalogue = await openCatalogue({
    folder: join(folder, 'catalogue'),
    secret,
    hub,
    organisationId: () => organisationId,
    holder: { get: () => here },
    // Rounds are the test's.
    contact: async () => undefined,
    hasWaiting: () => false,
    world: now ? { ...realWorld, now: () => now } : realWorld,
    files,
  });
  const told = () => catalogue.service.requests.get().requests;
  return { ...catalogue, told, first: () => told()[0]! };
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'vakproef-catalogue-'));
  files = createFaultyFiles(nodeFiles);
  [here, organisationId, believed, asked] = [administrator, centre, null, []];
  answers = { [dossier(1)]: content('Metaalwerk'), [dossier(0)]: content('rest') };
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('M61 keeps a request without a network, over a new start, and asks at the next contact', async () => {
  const before = await opened();
  const { requestId } = value(await before.service.ask(codes));
  expect(before.first()).toMatchObject({ requestId, answeredAt: null, problem: null, parts: codes.parts });
  await before.atContact();
  expect(before.first()).toMatchObject({ answeredAt: null, problem: { code: 'hub-unreachable' } });
  const after = await opened();
  expect(after.first()).toMatchObject({ requestId, answeredAt: null });
  believed = administrator.sessionId;
  await after.atContact();
  expect(after.first()).toMatchObject({ problem: null, dossierIds: [dossier(1), dossier(0)] });
  expect(after.first().answeredAt).not.toBeNull();
  const again = await opened();
  const { readout } = value(await again.service.dossier({ dossierId: dossier(1) }));
  expect(readout.files[0]).toMatchObject({ title: 'Metaalwerk' });
  const lookups = asked.length;
  await again.atContact();
  expect(asked).toHaveLength(lookups);
});

it('M61 goes on behind the dossier at which the line broke', async () => {
  believed = administrator.sessionId;
  answers = { [dossier(1)]: content('een'), [dossier(2)]: 'breaks', [dossier(3)]: content('drie') };
  const { service, atContact, first } = await opened();
  value(await service.ask(codes));
  await atContact();
  expect(first().answeredAt).toBeNull();
  answers[dossier(2)] = content('twee');
  await atContact();
  expect(first().answeredAt).not.toBeNull();
  expect(asked.filter((what) => what === dossier(1))).toHaveLength(1);
});

it('M61 asks in the session of who asked while the device is locked, and not in that of another', async () => {
  believed = administrator.sessionId;
  const { service, atContact, first, told } = await opened();
  value(await service.ask(codes));
  here = examiner;
  await atContact();
  expect(asked).toEqual([]);
  expect(first()).toMatchObject({ answeredAt: null, problem: { code: 'request-of-other' } });
  // The audit log would say that a colleague looked up what they never asked for.
  here = session(3, 'administrator');
  believed = here.sessionId;
  await atContact();
  expect(asked).toEqual([]);
  // Whoever asked came back, in a session of now.
  here = { ...administrator, sessionId: anId(4) };
  believed = here.sessionId;
  await atContact();
  expect(first()).toMatchObject({ problem: null, dossierIds: [dossier(1), dossier(0)] });
  value(await service.ask(codes));
  here = null;
  await atContact();
  expect(told().every(({ answeredAt }) => answeredAt !== null)).toBe(true);
});

it('M61 is for an administrator at work on a device of a centre, and of that centre only', async () => {
  const { service, told, atContact } = await opened();
  value(await service.ask(codes));
  here = examiner;
  expect(await service.ask(codes)).toMatchObject({ problem: { code: 'administrator-needed' } });
  expect(await service.dossier({ dossierId: dossier(1) })).toMatchObject({ ok: false });
  here = null;
  expect(await service.ask(codes)).toMatchObject({ problem: { code: 'nobody-signed-in' } });
  here = administrator;
  organisationId = anId(2);
  believed = administrator.sessionId;
  expect(told()).toEqual([]);
  await atContact();
  expect(asked).toEqual([]);
  organisationId = null;
  expect(await service.ask(codes)).toMatchObject({ problem: { code: 'not-enrolled' } });
});

it('M61 keeps an answer only when it is one, gives no other dossier, and lets all of it go', async () => {
  believed = administrator.sessionId;
  answers = { [dossier(1)]: deflateRawSync('{"files":7,"warnings":[]}') };
  const { service, atContact, first, told } = await opened();
  const { requestId } = value(await service.ask(codes));
  await atContact();
  expect(first()).toMatchObject({ answeredAt: null, problem: { code: 'hub-answer-not-understood' } });
  answers = { [dossier(1)]: deflateRawSync(Buffer.alloc(200_000_000)) };
  await atContact();
  expect(first()).toMatchObject({ answeredAt: null, problem: { code: 'hub-answer-not-understood' } });
  answers = { [dossier(1)]: content('goed') };
  await atContact();
  value(await service.dossier({ dossierId: dossier(1) }));
  for (const dossierId of ['../requests', dossier(2), ''])
    expect(await service.dossier({ dossierId })).toMatchObject({ problem: { code: 'request-missing' } });
  value(await service.forget({ requestId }));
  expect(told()).toEqual([]);
  expect(readdirSync(join(folder, 'catalogue'))).toEqual(['requests.catalogue']);
});

it('M61 changes nothing when the disk refuses, and says why', async () => {
  const { service, told } = await opened();
  files.room = 10;
  expect(await service.ask(codes)).toMatchObject({ problem: { code: 'disk-full' } });
  expect(told()).toEqual([]);
  files.room = null;
  value(await service.ask(codes));
  expect(told()).toHaveLength(1);
});

it('M61 lies sealed on disk, and goes when the device must forget', async () => {
  believed = administrator.sessionId;
  const { service, atContact, forgetAll, told } = await opened();
  value(await service.ask(codes));
  await atContact();
  const all = readdirSync(join(folder, 'catalogue')).map((name) =>
    readFileSync(join(folder, 'catalogue', name)),
  );
  expect(Buffer.concat(all).includes('25990')).toBe(false);
  await forgetAll();
  expect([told(), readdirSync(folder)]).toEqual([[], []]);
});

it('M61 compares by the newest answer: one that is there stays until there is another, and takes its dossiers along', async () => {
  const { service, told, atContact } = await opened();
  const compare = { ...codes, purpose: 'compare' as const };
  value(await service.ask(codes));
  value(await service.ask(compare));
  value(await service.ask(compare));
  expect(told().map(({ purpose }) => purpose)).toEqual(['import', 'compare']);
  believed = administrator.sessionId;
  await atContact();
  const [, { requestId = '' } = {}] = told();
  const found = [{ qualificationId: anId<'Qualification'>(5), versionDigest: 'a'.repeat(64) }];
  value(await service.noteFound({ requestId, found }));
  // The same answer once more says nothing else.
  value(await service.ask(compare));
  await atContact();
  expect(told().slice(1)).toMatchObject([{ found, dossierIds: [dossier(1), dossier(0)] }]);
  [believed, answers] = [null, { [dossier(2)]: content('Nieuw') }];
  value(await service.ask(compare));
  expect(told().slice(1)).toMatchObject([
    { found, dossierIds: [dossier(1), dossier(0)] },
    { answeredAt: null },
  ]);
  const { told: toldAfter } = await opened();
  expect(toldAfter()[1]).toMatchObject({ found });
  believed = administrator.sessionId;
  await atContact();
  expect(told().slice(1)).toMatchObject([{ dossierIds: [dossier(2)] }]);
  expect(told()[1]?.found).toBeUndefined();
});

it('M61 answers in the same contact what is asked anew while an answer is on its way, and loses none of before', async () => {
  believed = administrator.sessionId;
  const { service, atContact, told } = await opened();
  const compare = { ...codes, purpose: 'compare' as const };
  value(await service.ask(compare));
  await atContact();
  const [before] = told();
  let arrive = (): void => undefined;
  onTheWay = new Promise((resolve) => {
    arrive = resolve;
  });
  value(await service.ask(compare));
  const first = atContact();
  await expect.poll(() => asked.filter((what) => what === 'lookup')).toHaveLength(2);
  // The catalogue took a file meanwhile: what is on its way says nothing of it.
  answers = { [dossier(5)]: content('Uitgave van later') };
  const { requestId } = value(await service.ask(compare));
  const second = atContact();
  const ofBefore = told().filter((one) => one.requestId === before?.requestId);
  expect(ofBefore).toHaveLength(1);
  arrive();
  onTheWay = null;
  await Promise.all([first, second]);
  expect(told()).toMatchObject([{ requestId, problem: null, dossierIds: [dossier(5)] }]);
});

it('M61 does not ask a hub without a catalogue at every contact what differs', async () => {
  believed = administrator.sessionId;
  answers = {};
  const { service, atContact, first } = await opened();
  value(await service.ask({ ...codes, purpose: 'compare' }));
  isEmpty = true;
  for (let contact = 0; contact < 5; contact++) await atContact();
  expect([first().problem?.code, asked]).toEqual(['catalogue-empty', ['lookup']]);
  isEmpty = false;
  const later = await opened(new Date(Date.now() + 3_700_000));
  await later.atContact();
  expect(later.first().answeredAt).not.toBeNull();
});

it('M61 reads each request by itself: one of a later program stays as it is, with its dossiers', async () => {
  believed = administrator.sessionId;
  const { service, atContact, told } = await opened();
  value(await service.ask(codes));
  await atContact();
  const stored = catalogueFilesIn(join(folder, 'catalogue'), secret, realWorld, files);
  const [own] = (await stored.readRequests()).requests;
  const later = { ...own, requestId: anId(77), purpose: 'subscribe', dossierIds: [dossier(8)] };
  await stored.writeRequests({ requests: [], unread: [later, { ...own, ofLater: 1 }] });
  await stored.writeDossier(dossier(8), content('later'));
  const after = await opened();
  expect(after.told()).toMatchObject(told());
  const { requestId } = value(await after.service.ask(codes));
  value(await after.service.forget({ requestId }));
  const { requests, unread } = await stored.readRequests();
  expect([requests, unread]).toEqual([[{ ...own, ofLater: 1 }], [later]]);
  expect(await stored.readDossier(dossier(8))).not.toBeNull();
});

it('M61 writes nothing over requests that the disk would not read', async () => {
  const { service } = await opened();
  value(await service.ask(codes));
  const { read } = files;
  const refuse = async (): Promise<never> => {
    throw Object.assign(new Error('told to fail'), { code: 'EIO' });
  };
  files = Object.assign(createFaultyFiles(nodeFiles), { read: refuse });
  const after = await opened();
  expect(after.told()).toEqual([]);
  expect(await after.service.ask(codes)).toMatchObject({ problem: { code: 'storage-failed' } });
  Object.assign(files, { read });
  value(await after.service.ask(codes));
  expect(after.told()).toHaveLength(2);
});

it('M61 lets no request go that waits, however long or however many there are', async () => {
  const { service } = await opened();
  for (let count = 0; count < 102; count++) value(await service.ask(codes));
  const later = await opened(new Date(Date.now() + 90 * 24 * 3_600_000));
  expect(later.told()).toHaveLength(102);
});
