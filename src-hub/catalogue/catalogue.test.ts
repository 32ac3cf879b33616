/** H49: the catalogue at the hub: which file counts, what breaks in the middle, whose it is, and what a large file costs. */
import { createHash, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { QualificationFileReadout } from '../../shared/domain/qualification-file';
import type { OrganisationId } from '../../shared/kernel/ids';
import { type CatalogueFile, cataloguePieceBytes } from '../../shared/protocol/catalogue-api';
import { aNationalList } from '../../test/builders/a-national-list';
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
  return { hub, organisationId, post, pieceOf, sessionId: envelope.sessionId };
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

  test('costs a centre no more than three that are never finished, and their room for a day', async () => {
    const { hub, post, pieceOf } = await anAdministrator();
    const names = async () =>
      (await hub.store.database.selectFrom('catalogue_file').select('digest').execute()).map((r) => r.digest);
    for (let n = 0; n < 6; n++) await post('pieces', pieceOf(Buffer.alloc(600_000, n), 0));
    expect(await names()).toHaveLength(3);
    await hub.store.database
      .updateTable('catalogue_file')
      .set({ begun_at: new Date(Date.now() - 25 * 3_600_000) })
      .execute();
    await post('pieces', pieceOf(Buffer.alloc(600_000, 9), 0));
    expect(await names()).toHaveLength(1);
  });
});

test('H49: an id that no dossier can have is refused, and does not get as far as the database', async () => {
  const { post } = await anAdministrator();
  expect(await post('dossiers', { dossierId: `${'-'.repeat(36)}.1` })).toMatchObject({
    problem: { code: 'invalid-input' },
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
