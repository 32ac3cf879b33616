/** H49: the catalogue at the hub: which file counts, what breaks in the middle, whose it is, and what a large file costs. */
import { createHash, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { QualificationFileReadout } from '../../shared/domain/qualification-file';
import type { OrganisationId } from '../../shared/kernel/ids';
import { type CatalogueFile, cataloguePieceBytes } from '../../shared/protocol/catalogue-api';
import { aNationalList, firstNationalCode } from '../../test/builders/a-national-list';
import { value } from '../../test/builders/value';
import { aMember } from '../../test/hub/a-member';
import { aPerson } from '../../test/hub/a-person';
import { aSigner } from '../../test/hub/a-signer';
import { aHub, anOrganisation, aStore, type HubLab, openHubLab } from '../../test/hub/hub-lab';
import { readAudit } from '../audit/read-audit';
import { addCatalogueFile } from './add-catalogue-file';
import { listCatalogueFiles, removeCatalogueFile } from './catalogue-files';
import { lookUpCodes, readDossierContent } from './look-up-codes';

let lab: HubLab;
beforeAll(async () => {
  lab = await openHubLab();
});
afterAll(() => lab.close());

const small = readFileSync('test/data/sbb-small.xml', 'utf8');

async function aScene() {
  const store = await aStore(await lab.freshDatabase());
  const organisationId = await anOrganisation(store);
  const add = async (text: string, whose: OrganisationId | null = organisationId, name = 'a.xml') => {
    async function* chunks() {
      yield Buffer.from(text);
    }
    return addCatalogueFile(store, { organisationId: whose, name, chunks });
  };
  const read = async (codes: readonly string[], whose = organisationId, cohortYear: number | null = null) => {
    const found = (await lookUpCodes(store.database, whose, { codes, cohortYear })) ?? [];
    const contents = await Promise.all(
      found.map(({ dossierId }) => readDossierContent(store.database, whose, dossierId)),
    );
    return contents.flatMap(
      (bytes) => (JSON.parse(inflateRawSync(bytes!).toString()) as QualificationFileReadout).files,
    );
  };
  const titles = async (codes: readonly string[], whose = organisationId) =>
    (await read(codes, whose)).map(({ title }) => title);
  return { store, organisationId, add, read, titles };
}

describe('H49: where several files hold one dossier', () => {
  test('the one that was given last counts, and the earlier one again when that is taken out', async () => {
    const { store, organisationId, add, titles } = await aScene();
    value(await add(small));
    expect(await titles(['25990'])).toEqual(['Metaalwerk']);
    const newer = value(await add(small.replace('titel="Metaalwerk"', 'titel="Metaalwerk 2027"')));
    expect(await titles(['25990'])).toEqual(['Metaalwerk 2027']);
    // A file of other dossiers takes nothing away.
    value(await add(small.replaceAll('dossier nr="', 'dossier nr="7').replaceAll('>259', '>279')));
    expect(await titles(['25990'])).toEqual(['Metaalwerk 2027']);
    expect(await removeCatalogueFile(store.database, organisationId, newer.fileId)).toBe(true);
    expect(await titles(['25990'])).toEqual(['Metaalwerk']);
  });

  test('the same file given once more is there once, read anew', async () => {
    const { store, organisationId, add } = await aScene();
    const first = value(await add(small));
    const again = value(await add(small));
    expect(again.fileId).not.toBe(first.fileId);
    expect((await listCatalogueFiles(store.database, organisationId)).map(({ fileId }) => fileId)).toEqual([
      again.fileId,
    ]);
    const rows = await store.database.selectFrom('catalogue_dossier').select('file_id').distinct().execute();
    expect(rows).toEqual([{ file_id: again.fileId }]);
  });

  test('one that breaks off at its end changes nothing, not even what it holds before that', async () => {
    const { add, titles, store } = await aScene();
    value(await add(small));
    const broken = small.replace('titel="Metaalwerk"', 'titel="Half"').slice(0, -20);
    expect(await add(broken)).toMatchObject({ problem: { code: 'xml-cut-off' } });
    expect(await add('')).toMatchObject({ problem: { code: 'file-empty' } });
    expect(await add(`${small.slice(0, 60)}<!DOCTYPE x>`)).toMatchObject({ ok: false });
    expect(await titles(['25990'])).toEqual(['Metaalwerk']);
    expect(await store.database.selectFrom('catalogue_file').select('name').execute()).toHaveLength(1);
  });
});

describe('H49: what SBB says of its editions', () => {
  /** The small file as SBB established it on a day, in some version. */
  const established = (day: string, title: string, edition = ''): string =>
    small
      .replace('titel="Metaalwerk" versie="1"', `titel="${title}" versie="${edition}"`)
      .replace(
        '<voorblad titel="Voorblad">',
        `$&<verantwoording><vastgesteldop>${day}</vastgesteldop></verantwoording>`,
      );

  test('the one that was established last counts, also where an older list is given later', async () => {
    const { add, titles, store, organisationId } = await aScene();
    const newest = value(await add(established('01-03-2026', 'Nieuw')));
    value(await add(established('26-11-2015', 'Oud')));
    value(await add(small));
    expect(await titles(['25990'])).toEqual(['Nieuw']);
    expect(await removeCatalogueFile(store.database, organisationId, newest.fileId)).toBe(true);
    expect(await titles(['25990'])).toEqual(['Oud']);
  });

  test('on one day the higher version counts, by number, and of two alike the one that was given last', async () => {
    const { add, titles } = await aScene();
    value(await add(established('01-03-2026', 'Tien', '10')));
    value(await add(established('01-03-2026', 'Negen', '9')));
    expect(await titles(['25990'])).toEqual(['Tien']);
    value(await add(established('01-03-2026', 'Ook tien', '10')));
    expect(await titles(['25990'])).toEqual(['Ook tien']);
  });
});

describe('H49: whose a file is', () => {
  test('a centre looks codes up in its own and in those for every centre, and in no other centre’s', async () => {
    const { store, organisationId, add, titles } = await aScene();
    const other = await anOrganisation(store);
    value(await add(small.replace('titel="Metaalwerk"', 'titel="Van de ander"'), other));
    expect(
      await lookUpCodes(store.database, organisationId, { codes: ['25990'], cohortYear: null }),
    ).toBeNull();
    const forAll = value(await add(small, null));
    expect(await titles(['25990'])).toEqual(['Metaalwerk']);
    expect(await titles(['25990'], other)).toEqual(['Metaalwerk']);
    value(await add(small.replace('titel="Metaalwerk"', 'titel="Eigen"')));
    expect(await titles(['25990'])).toEqual(['Eigen']);
    expect(await removeCatalogueFile(store.database, organisationId, forAll.fileId)).toBe(false);
  });
});

async function anAdministrator() {
  const hub = await aHub(await lab.freshDatabase());
  const organisationId = await anOrganisation(hub.store);
  const member = await aMember(hub, aSigner(organisationId));
  const { opening, envelope } = (await aPerson(hub.store, member.device, ['administrator'])).open();
  const { text, hash, signature } = opening;
  await member.ask('/v1/changes', { body: JSON.stringify({ changes: [{ text, hash, signature }] }) });
  const post = async <T>(path: string, body: object): Promise<T> => {
    const asked = { sessionId: envelope.sessionId, ...body };
    const response = await member.ask(`/v1/catalogue/${path}`, { body: JSON.stringify(asked) });
    return (await response.json()) as T;
  };
  const pieceOf = (bytes: Buffer, number: number) => ({
    digest: createHash('sha256').update(bytes).digest('hex'),
    name: 'lijst.xml',
    bytes: bytes.length,
    number,
    content: deflateRawSync(
      bytes.subarray(number * cataloguePieceBytes, (number + 1) * cataloguePieceBytes),
    ).toString('base64'),
  });
  const dossier = (dossierId: string): Promise<Response> => {
    const asked = new URLSearchParams({ sessionId: envelope.sessionId ?? '', dossierId });
    return member.ask(`/v1/catalogue/dossiers?${asked}`);
  };
  return { hub, organisationId, post, pieceOf, dossier };
}

async function gather(pieces: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const piece of pieces) parts.push(piece);
  return Buffer.concat(parts);
}

describe('H49: a file that comes in pieces', () => {
  test('goes on where it was, in whatever order and however often they come, and is read when it is whole', async () => {
    const { hub, organisationId, post, pieceOf } = await anAdministrator();
    const bytes = await gather(aNationalList(8));
    const count = Math.ceil(bytes.length / cataloguePieceBytes);
    expect(count).toBeGreaterThan(2);
    const { digest } = pieceOf(bytes, 0);
    expect(await post('pieces', pieceOf(bytes, 0))).toEqual({ next: 1 });
    expect(await post('pieces', pieceOf(bytes, count - 1))).toEqual({ next: 1 });
    expect(await post('readings', { digest })).toMatchObject({ problem: { code: 'invalid-input' } });
    expect(await post('pieces', pieceOf(bytes, 0))).toEqual({ next: 1 });
    for (let number = 1; number < count - 1; number++) await post('pieces', pieceOf(bytes, number));
    const { file } = await post<{ file: CatalogueFile }>('readings', { digest });
    expect(file).toMatchObject({ dossiers: 8, codes: 8, name: 'lijst.xml', bytes: bytes.length });
    expect(await hub.store.database.selectFrom('catalogue_piece').select('number').execute()).toEqual([]);
    const log = await readAudit(hub.store.database, organisationId, { what: 'catalogue-changed' }, 10);
    expect(log).toMatchObject([{ count: 1, outcome: 'done', detail: `added ${digest.slice(0, 12)}` }]);
    expect(log[0]?.staffId).not.toBeNull();
  });

  test('costs a centre no more than three that are never finished; a fourth waits, and takes the place of an idle one', async () => {
    const { hub, post, pieceOf } = await anAdministrator();
    const names = async () =>
      (await hub.store.database.selectFrom('catalogue_file').select('digest').execute()).map((r) => r.digest);
    const file = (n: number): Buffer => Buffer.alloc(600_000, n);
    const heardLast = (n: number, minutes: number) =>
      hub.store.database
        .updateTable('catalogue_file')
        .set({ begun_at: new Date(Date.now() - minutes * 60_000) })
        .where('digest', '=', pieceOf(file(n), 0).digest)
        .execute();
    for (let n = 0; n < 3; n++) expect(await post('pieces', pieceOf(file(n), 0))).toEqual({ next: 1 });
    expect(await post('pieces', pieceOf(file(3), 0))).toMatchObject({ problem: { code: 'catalogue-taken' } });
    expect(await names()).toHaveLength(3);
    for (const n of [0, 1, 2]) await heardLast(n, 30 - n);
    // One that goes on is idle no more.
    expect(await post('pieces', pieceOf(file(0), 1))).toEqual({ next: 2 });
    expect(await post('pieces', pieceOf(file(3), 0))).toEqual({ next: 1 });
    expect(new Set(await names())).toEqual(new Set([0, 2, 3].map((n) => pieceOf(file(n), 0).digest)));
    for (const n of [0, 2, 3]) await heardLast(n, 25 * 60);
    await post('pieces', pieceOf(file(9), 0));
    expect(await names()).toHaveLength(1);
  });

  test('keeps its place while it is read, however long that takes, and is read once for two who ask', async () => {
    const { hub, post, pieceOf } = await anAdministrator();
    const { database } = hub.store;
    const bytes = Buffer.from(small);
    const { digest } = pieceOf(bytes, 0);
    await post('pieces', pieceOf(bytes, 0));
    for (const n of [1, 2]) await post('pieces', pieceOf(Buffer.alloc(600_000, n), 0));
    await database
      .updateTable('catalogue_file')
      .set({ begun_at: new Date(Date.now() - 25 * 3_600_000) })
      .execute();
    // As whoever reads it holds it.
    const release = await new Promise<() => void>((held) => {
      void database.transaction().execute(async (transaction) => {
        await transaction
          .selectFrom('catalogue_file')
          .select('file_id')
          .where('digest', '=', digest)
          .forUpdate()
          .execute();
        await new Promise<void>((done) => held(done));
      });
    });
    await post('pieces', pieceOf(Buffer.alloc(600_000, 3), 0));
    release();
    const answers = await Promise.all(
      [1, 2].map(() => post<{ file: CatalogueFile }>('readings', { digest })),
    );
    expect(answers.map(({ file }) => file?.digest)).toEqual([digest, digest]);
    expect(new Set(answers.map(({ file }) => file?.fileId)).size).toBe(1);
  });
});

test('H49: an id that no dossier can have is refused, and does not get as far as the database', async () => {
  const { dossier } = await anAdministrator();
  expect(await (await dossier(`${'-'.repeat(36)}.1`)).json()).toMatchObject({
    problem: { code: 'invalid-input', details: { at: 'dossierId' } },
  });
});

test('H49: a full catalogue refuses a file that is not in it, and takes one that is', async () => {
  const { hub, organisationId, post, pieceOf } = await anAdministrator();
  const file = (n: number) => Buffer.alloc(1000, n);
  const at = new Date();
  await hub.store.database
    .insertInto('catalogue_file')
    .values(
      Array.from({ length: 60 }, (_, n) => ({
        ...{ file_id: randomUUID(), organisation_id: organisationId, name: 'a.xml', bytes: 1000 },
        ...{ digest: pieceOf(file(n), 0).digest, begun_at: at, read_at: at },
      })),
    )
    .execute();
  expect(await post('pieces', pieceOf(file(99), 0))).toMatchObject({ problem: { code: 'catalogue-full' } });
  expect(await post('pieces', pieceOf(file(7), 0))).toEqual({ next: 1 });
});

test('H49: a catalogue that came to be full while a file came in refuses it when it is read', async () => {
  const { hub, organisationId, post, pieceOf } = await anAdministrator();
  const bytes = Buffer.from(small);
  const { digest } = pieceOf(bytes, 0);
  await post('pieces', pieceOf(bytes, 0));
  const at = new Date();
  await hub.store.database
    .insertInto('catalogue_file')
    .values(
      Array.from({ length: 60 }, (_, n) => ({
        ...{ file_id: randomUUID(), organisation_id: organisationId, name: 'a.xml', bytes: 1000 },
        ...{ digest: pieceOf(Buffer.alloc(1000, n), 0).digest, begun_at: at, read_at: at },
      })),
    )
    .execute();
  expect(await post('readings', { digest })).toMatchObject({ problem: { code: 'catalogue-full' } });
});

test('H49: who looks codes up is one look in the audit log, however many dossiers answer', async () => {
  const { hub, organisationId, post, pieceOf, dossier } = await anAdministrator();
  const bytes = await gather(aNationalList(4));
  for (let number = 0; number < Math.ceil(bytes.length / cataloguePieceBytes); number++)
    await post('pieces', pieceOf(bytes, number));
  await post('readings', { digest: pieceOf(bytes, 0).digest });
  const codes = Array.from({ length: 4 }, (_, n) => String(firstNationalCode + n));
  const { dossiers } = await post<{ dossiers: { dossierId: string }[] }>('lookups', {
    codes,
    cohortYear: null,
  });
  expect(dossiers.length).toBeGreaterThan(3);
  for (const { dossierId } of dossiers) expect((await dossier(dossierId)).status).toBe(200);
  const log = await readAudit(hub.store.database, organisationId, { what: 'catalogue-read' }, 10);
  expect(log).toMatchObject([{ count: 1, outcome: 'done' }]);
});
