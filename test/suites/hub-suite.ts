/**
 * What every hub promises to whoever speaks its contract. The real hub on PostgreSQL and the fake one of the tests must
 * pass the very same tests, so that what a device learns from the fake holds at the real one.
 */

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { contentDigestOf } from '../../shared/domain/content-digest';
import { codesIn } from '../../shared/domain/decide-import';
import type { QualificationFileReadout } from '../../shared/domain/qualification-file';
import { blobSource, readSbbXml } from '../../shared/formats/sbb-xml';
import { newId, type OrganisationId, type StaffId } from '../../shared/kernel/ids';
import type { Problem } from '../../shared/kernel/problem';
import type { Result } from '../../shared/kernel/result';
import {
  isSignedBy,
  isWholeAndSignedBy,
  newPrivateKey,
  publicKeyOf,
  rawPublicKey,
  signWith,
} from '../../shared/node/ed25519';
import { bodyReceiptListSchema } from '../../shared/protocol/body-api';
import { cataloguePieceBytes } from '../../shared/protocol/catalogue-api';
import type { Endpoint, HttpContract } from '../../shared/protocol/http-contract';
import { type EnrolAnswer, failureSchema, receiptListSchema } from '../../shared/protocol/hub-api';
import { type HubClient, hubContract } from '../../shared/protocol/hub-contract';
import { composeLoadWord } from '../../shared/protocol/hub-word';
import { keyStatement } from '../../shared/protocol/person-statement';
import { protocolHeader, protocolVersion } from '../../shared/protocol/protocol-version';
import { readCertificate } from '../../shared/protocol/read-certificate';
import { connectHttp } from '../../src-main/sync/connect-http';
import { verifyReceipts } from '../../src-main/sync/verify-receipts';
import { readLoadFile } from '../builders/a-load-file';
import { openSession } from '../hub/a-person';
import { aSigner, type TestSigner } from '../hub/a-signer';

export type HubScene = {
  readonly url: string;
  readonly fetch: typeof globalThis.fetch;
  /** A one-time code of the one organisation. */
  readonly code: () => Promise<string>;
  /** One that names somebody who works there. */
  readonly codeOfSomebody: () => Promise<{ readonly code: string; readonly staffId: StaffId }>;
};

type Member = { readonly device: TestSigner; readonly enrolment: EnrolAnswer; readonly hub: HubClient };

const unwrap = <T>(result: Result<T, Problem>): T => {
  if (!result.ok) throw new Error(result.problem.code);
  return result.value;
};

const connectTo = ({ url, fetch }: HubScene, token: string | null): HubClient =>
  connectHttp(hubContract, {
    hubUrl: url,
    token,
    fetch,
    signal: new AbortController().signal,
    seen: () => null,
  });

async function aMember(scene: HubScene, given?: string): Promise<Member> {
  const stranger = aSigner(newId<'Organisation'>());
  const { deviceId, publicKey } = stranger;
  const code = given ?? (await scene.code());
  const request = { code, deviceId, deviceName: 'Tablet', publicKey };
  const enrolment = unwrap(await connectTo(scene, null).enrol(request));
  const device = aSigner(enrolment.organisationId as OrganisationId, stranger);
  return { device, enrolment, hub: connectTo(scene, enrolment.token) };
}

const bare = (signed: ReturnType<TestSigner['sign']>) => {
  const { text, hash, signature } = signed;
  return { text, hash, signature };
};
const nothingOwn = { ownSeq: 0, ownHash: '' };
/** How far the feed goes now. */
const endOf = async (hub: HubClient): Promise<number> =>
  unwrap(await hub.pull({ ...nothingOwn, after: 0, limit: 1000 })).cursor;
const some = (device: TestSigner, count: number) => Array.from({ length: count }, () => bare(device.sign()));

const asked = (scene: HubScene, { method, path }: Endpoint, init: RequestInit) =>
  scene.fetch(`${scene.url}${path}`, { method, body: method === 'POST' ? '{}' : null, ...init });
const codeOf = async (response: Response) => failureSchema.parse(await response.json()).problem.code;

const endpoints = Object.entries<Endpoint>(hubContract satisfies HttpContract);
const json = { 'content-type': 'application/json', [protocolHeader]: String(protocolVersion) };

export function hubSuite(name: string, open: () => Promise<HubScene>): void {
  describe(`${name} keeps the hub's contract:`, () => {
    it.each(endpoints.filter(([, { caller }]) => caller === 'device'))(
      '%s is for enrolled devices only',
      async (_name, endpoint) => {
        const scene = await open();
        for (const authorization of ['', 'Bearer wrong', `Bearer ${'A'.repeat(43)}`]) {
          const response = await asked(scene, endpoint, { headers: { ...json, authorization } });
          expect([response.status, await codeOf(response)]).toEqual([401, 'device-unknown']);
        }
      },
    );

    it.each(endpoints)(
      'H12: %s names the version it needs to a caller that is too old',
      async (_name, endpoint) => {
        const response = await asked(await open(), endpoint, {
          headers: { ...json, [protocolHeader]: '0' },
        });
        if (endpoint.isForEveryProtocol) expect(response.status).toBe(200);
        else expect([response.status, await codeOf(response)]).toEqual([426, 'protocol-too-old']);
        expect(Date.parse(response.headers.get('vakproef-time') ?? '')).not.toBeNaN();
      },
    );

    it('answers a path or an input it does not understand with a problem', async () => {
      const scene = await open();
      const { enrolment } = await aMember(scene);
      const headers = { ...json, authorization: `Bearer ${enrolment.token}` };
      for (const response of await Promise.all([
        scene.fetch(`${scene.url}/v1/nowhere`, { headers }),
        scene.fetch(`${scene.url}/v1/changes?after=-1`, { headers }),
        asked(scene, hubContract.push, { headers, body: 'no json' }),
        asked(scene, hubContract.push, { headers, body: '{"changes":[]}' }),
        asked(scene, hubContract.push, { headers: { ...headers, 'content-type': 'text/plain' } }),
      ]))
        expect([response.status, await codeOf(response)]).toEqual([400, 'invalid-input']);
    });

    it('asks for a body again that is not the one that was sent', async () => {
      const scene = await open();
      const { enrolment } = await aMember(scene);
      const headers = { ...json, authorization: `Bearer ${enrolment.token}` };
      const digest = createHash('sha256').update('something else').digest('hex');
      const response = await asked(scene, hubContract.push, {
        headers: { ...headers, 'vakproef-digest': digest },
      });
      expect([response.status, await codeOf(response)]).toEqual([422, 'hash-wrong']);
    });

    it('H2: a push gets receipts that the hub signed, and the same ones however often it comes', async () => {
      const { hub, device, enrolment } = await aMember(await open());
      const changes = some(device, 3);
      const before = await endOf(hub);
      const answer = unwrap(await hub.push({ changes }));
      const hashesById = new Map(changes.map((c) => [JSON.parse(c.text).changeId, c.hash]));
      const list = unwrap(verifyReceipts(answer, { enrolment, deviceId: device.deviceId, hashesById }));
      expect(list.receipts.map((r) => [r.seq, r.hash])).toEqual(
        changes.map((c, i) => [before + i + 1, c.hash]),
      );
      const again = receiptListSchema.parse(JSON.parse(unwrap(await hub.push({ changes })).text));
      expect(again.receipts).toEqual(list.receipts);
    });

    it('a feed gives another device everything by pages, in order, and says when it is done', async () => {
      const scene = await open();
      const { hub, device } = await aMember(scene);
      const other = await aMember(scene);
      const changes = some(device, 25);
      const before = await endOf(hub);
      await hub.push({ changes });
      const texts: string[] = [];
      let cursor = before;
      for (let hasMore = true; hasMore; ) {
        const page = unwrap(await other.hub.pull({ ...nothingOwn, after: cursor, limit: 10 }));
        expect(page.changes.length).toBeLessThanOrEqual(10);
        texts.push(...page.changes.map((c) => c.text));
        ({ cursor, hasMore } = page);
      }
      expect(texts).toEqual(changes.map((c) => c.text));
      expect(cursor).toBe(before + 25);
    });

    describe('H14: a feed leaves out what the asking device holds,', () => {
      const aSharedHub = async () => {
        const scene = await open();
        const { hub, device } = await aMember(scene);
        const other = await aMember(scene);
        const own = some(device, 3);
        const before = await endOf(hub);
        await hub.push({ changes: own.slice(0, 2) });
        const [theirs] = some(other.device, 1);
        await other.hub.push({ changes: [theirs!] });
        await hub.push({ changes: own.slice(2) });
        const seqsAfter = async (query: { ownSeq: number; ownHash: string }, after = 0) => {
          const page = unwrap(await hub.pull({ ...query, after: before + after, limit: 100 }));
          expect([page.cursor, page.hasMore]).toEqual([before + 4, false]);
          return page.changes.map((c) => c.seq - before);
        };
        return { hub, device, own, before, seqsAfter };
      };

      it('and passes over it with its cursor', async () => {
        const { own, seqsAfter } = await aSharedHub();
        const held = { ownSeq: 3, ownHash: own[2]!.hash };
        expect(await seqsAfter(held)).toEqual([3]);
        expect(await seqsAfter(held, 3)).toEqual([]);
      });

      it('and gives back what a device that went on from an old copy has lost', async () => {
        const { own, seqsAfter } = await aSharedHub();
        expect(await seqsAfter(nothingOwn)).toEqual([1, 2, 3, 4]);
        expect(await seqsAfter({ ownSeq: 2, ownHash: own[1]!.hash })).toEqual([3, 4]);
        expect(await seqsAfter({ ownSeq: 3, ownHash: '0'.repeat(64) })).toEqual([1, 2, 3, 4]);
      });

      it('and both of two changes with one number, which only one of two copies of the device can hold', async () => {
        const { hub, device, own, before } = await aSharedHub();
        const twin = bare(device.sign({}, { deviceSeq: 3, prevHash: own[1]!.hash }));
        await hub.push({ changes: [twin] });
        const query = { after: before, limit: 100, ownSeq: 3, ownHash: twin.hash };
        const page = unwrap(await hub.pull(query));
        expect(page.changes.map((c) => c.seq - before)).toEqual([3, 4, 5]);
      });

      it('and what stands on another branch of its chain, also when the fork itself never came in', async () => {
        const { hub, device, own } = await aSharedHub();
        // Put back to 1, it made a 2 and a 3 that were refused or held, and a 4 that was taken.
        const onItsBranch = bare(device.sign({}, { deviceSeq: 4, prevHash: 'a'.repeat(64) }));
        await hub.push({ changes: [onItsBranch] });
        const page = unwrap(await hub.pull({ after: 0, limit: 100, ownSeq: 4, ownHash: onItsBranch.hash }));
        expect(page.changes.map((c) => c.hash)).toEqual(expect.arrayContaining(own.map((c) => c.hash)));
      });
    });

    it('H54: says of bytes that nobody named that they are missing, under its signature', async () => {
      const { hub, device, enrolment } = await aMember(await open());
      const digest = 'a'.repeat(64);
      const word = unwrap(await hub.bodyReceipts({ digests: [digest, digest] }));
      const key = publicKeyOf(enrolment.hubPublicKey);
      expect(isSignedBy(key, Buffer.from(word.text), word.signature)).toBe(true);
      const { hubId, epoch } = enrolment;
      const said = { hubId, epoch, deviceId: device.deviceId, bodies: [], missing: [digest], erased: [] };
      expect(bodyReceiptListSchema.parse(JSON.parse(word.text))).toMatchObject(said);
    });

    it('a first load brings equal content in every version it was written in', async () => {
      const scene = await open();
      const { hub, device } = await aMember(scene);
      const other = await aMember(scene);
      const body = { coreTasks: [] };
      const written = (typeVersion: number) =>
        bare(
          device.sign({
            kind: 'content',
            subjectType: 'qualification-version',
            type: 'qualification-version',
            subjectId: contentDigestOf(body),
            examId: null,
            typeVersion,
            body,
          }),
        );
      // A later program came first: what it calls its version today's cannot open.
      const changes = [written(9), written(1), written(1)];
      await hub.push({ changes });
      const load = await readLoadFile(unwrap(await other.hub.firstLoad({})).bytes);
      expect(load.changes.map(({ hash }) => hash)).toEqual(
        expect.arrayContaining(changes.slice(0, 2).map(({ hash }) => hash)),
      );
    });

    it('a first load brings what there is and where the feed goes on', async () => {
      const scene = await open();
      const { hub, device, enrolment } = await aMember(scene);
      const other = await aMember(scene);
      const changes = some(device, 3);
      const before = await endOf(hub);
      await hub.push({ changes });
      const { bytes, digest, signature } = unwrap(await other.hub.firstLoad({}));
      const word = composeLoadWord(enrolment.hubId, enrolment.organisationId, digest);
      expect(isSignedBy(publicKeyOf(enrolment.hubPublicKey), Buffer.from(word), signature ?? '')).toBe(true);
      const load = await readLoadFile(bytes);
      expect(load).toMatchObject({
        epoch: enrolment.epoch,
        cursor: before + 3,
        cursorHash: changes[2]!.hash,
      });
      expect(load.changes.slice(before)).toEqual(changes.map((c, i) => ({ ...c, seq: before + i + 1 })));
      expect(load.chainEnds).toContainEqual({
        deviceId: device.deviceId,
        deviceSeq: 3,
        hash: changes[2]!.hash,
      });
    });

    it('H30: a device that joins stands in the feed with its key, by the hub', async () => {
      const scene = await open();
      const { hub, device, enrolment } = await aMember(scene);
      const { changes } = unwrap(await hub.pull({ ...nothingOwn, after: 0, limit: 100 }));
      const signed = changes.find((c) => JSON.parse(c.text).type === 'device');
      expect(JSON.parse(signed?.text ?? '')).toMatchObject({
        deviceId: enrolment.hubId,
        subjectId: device.deviceId,
        body: { deviceId: device.deviceId, name: 'Tablet', publicKey: device.publicKey },
      });
      expect(signed && isWholeAndSignedBy(publicKeyOf(enrolment.hubPublicKey), signed)).toBe(true);
    });

    describe('H31: a person', () => {
      const aNewcomer = async () => {
        const scene = await open();
        const { code, staffId } = await scene.codeOfSomebody();
        const member = await aMember(scene, code);
        const { device, hub, enrolment } = member;
        const key = newPrivateKey();
        const publicKey = rawPublicKey(key);
        const proof = signWith(key, keyStatement(device.deviceId, publicKey));
        const certify = (over: { readonly code?: string | null; readonly proof?: string } = {}) =>
          hub.certify({ code: enrolment.personalCode, staffId: null, publicKey, proof, ...over });
        return { ...member, staffId, publicKey, key, certify };
      };

      it('whom the link code named gets a certificate for a key of their own, once, by the hub', async () => {
        const { enrolment, device, staffId, publicKey, certify } = await aNewcomer();
        const { certificate } = unwrap(await certify());
        expect(isWholeAndSignedBy(publicKeyOf(enrolment.hubPublicKey), certificate)).toBe(true);
        expect(readCertificate(certificate, enrolment.hubId)).toMatchObject({
          staffId,
          publicKey,
          deviceId: device.deviceId,
          roles: ['administrator', 'examiner'],
        });
        expect(await certify()).toMatchObject({ ok: false });
      });

      it('without a code, or without the key, gets none, and nobody does where the code named nobody', async () => {
        const { certify } = await aNewcomer();
        const codeOfAnswer = async (answer: ReturnType<typeof certify>) => {
          const result = await answer;
          return result.ok ? '' : result.problem.code;
        };
        expect(await codeOfAnswer(certify({ code: null }))).toBe('personal-code-unknown');
        expect(await codeOfAnswer(certify({ code: 'AAAA-BBBB' }))).toBe('personal-code-unknown');
        expect(await codeOfAnswer(certify({ proof: 'A'.repeat(86) }))).toBe('signature-wrong');
        expect(await certify()).toMatchObject({ ok: true });
        expect((await aMember(await open())).enrolment.personalCode).toBeNull();
      });

      it('is vouched for on by the serial on that device, and by no other serial', async () => {
        const { enrolment, hub, certify } = await aNewcomer();
        const { certificate } = unwrap(await certify());
        const serial = readCertificate(certificate, enrolment.hubId)?.serial;
        expect(unwrap(await hub.renew({ serial: serial! })).certificate).toEqual(certificate);
        expect(await hub.renew({ serial: newId<'Certificate'>() })).toMatchObject({
          ok: false,
          problem: { code: 'certificate-unknown' },
        });
      });

      it('sees the devices and the audit log of the centre only at work as an administrator', async () => {
        const { device, enrolment, hub, key, certify } = await aNewcomer();
        expect(await hub.devices({ sessionId: newId<'Session'>() })).toMatchObject({
          ok: false,
          problem: { code: 'administrator-needed' },
        });
        expect(await hub.audit({ sessionId: newId<'Session'>(), limit: 10 })).toMatchObject({
          ok: false,
          problem: { code: 'administrator-needed' },
        });
        const { certificate } = unwrap(await certify());
        const said = readCertificate(certificate, enrolment.hubId);
        const { opening, envelope } = openSession(device, said!, key);
        await hub.push({ changes: [bare(opening)] });
        expect(await hub.devices({ sessionId: envelope.sessionId! })).toMatchObject({ ok: true });
        expect(await hub.audit({ sessionId: envelope.sessionId!, limit: 10 })).toMatchObject({ ok: true });
      });

      const anAdministratorAtWork = async () => {
        const { device, enrolment, hub, key, certify } = await aNewcomer();
        const said = readCertificate(unwrap(await certify()).certificate, enrolment.hubId);
        const { opening, envelope } = openSession(device, said!, key);
        await hub.push({ changes: [bare(opening)] });
        const sessionId = envelope.sessionId!;
        const give = async (bytes: Buffer) => {
          const digest = createHash('sha256').update(bytes).digest('hex');
          const of = { sessionId, digest, name: 'dossiers.xml', bytes: bytes.length };
          const pieces = Math.ceil(bytes.length / cataloguePieceBytes);
          for (let number = 0; number < pieces; number++) {
            const at = number * cataloguePieceBytes;
            const content = deflateRawSync(bytes.subarray(at, at + cataloguePieceBytes)).toString('base64');
            expect(unwrap(await hub.cataloguePiece({ ...of, number, content }))).toEqual({
              next: number + 1,
            });
          }
          return hub.catalogueReading({ sessionId, digest });
        };
        const readDossier = async (dossierId: string): Promise<QualificationFileReadout> => {
          const { bytes } = unwrap(await hub.catalogueDossier({ sessionId, dossierId }));
          return JSON.parse(inflateRawSync(bytes).toString('utf8'));
        };
        return { hub, sessionId, give, readDossier };
      };
      const smallFile = () => readFileSync('test/data/sbb-small.xml');

      it('M61 resolves crebo codes from a file that was given once, and says of a code what it does not hold', async () => {
        const { hub, sessionId, give, readDossier } = await anAdministratorAtWork();
        const ask = { sessionId, cohortYear: null };
        expect(await hub.catalogueLookup({ ...ask, codes: ['25990'] })).toMatchObject({
          problem: { code: 'catalogue-empty' },
        });
        const { file } = unwrap(await give(smallFile()));
        expect(unwrap(await hub.catalogue({ sessionId })).files).toEqual([file]);
        const read = unwrap(await readSbbXml(blobSource(new Blob([smallFile()]))));
        expect(file).toMatchObject({ dossiers: read.files.length, codes: codesIn(read).length });
        expect(file.warnings).toBe(read.warnings.length);
        const { dossiers } = unwrap(
          await hub.catalogueLookup({ ...ask, codes: ['25990', '25980', '99999'] }),
        );
        const parts = await Promise.all(dossiers.map(({ dossierId }) => readDossier(dossierId)));
        expect(parts.flatMap(({ files }) => files)).toEqual(read.files);
        const byLine = parts.flatMap(({ warnings }) => warnings).sort((a, b) => a.line - b.line);
        expect(byLine).toEqual(read.warnings);
        expect(unwrap(await hub.catalogueLookup({ ...ask, codes: ['99999'] })).dossiers).toEqual([]);
        expect(unwrap(await hub.catalogueRemoval({ sessionId, fileId: file.fileId })).files).toEqual([]);
      });

      it('M62 gives the edition that is open for the cohort, both when both are, and any when none is', async () => {
        const { hub, sessionId, give, readDossier } = await anAdministratorAtWork();
        unwrap(await give(smallFile()));
        const titlesFor = async (cohortYear: number, code: string) => {
          const { dossiers } = unwrap(await hub.catalogueLookup({ sessionId, codes: [code], cohortYear }));
          const parts = await Promise.all(dossiers.map(({ dossierId }) => readDossier(dossierId)));
          return parts.flatMap(({ files }) => files.map(({ key }) => key));
        };
        expect(await titlesFor(2019, '25991')).toHaveLength(1);
        expect(await titlesFor(2025, '25991')).toHaveLength(2);
        expect(await titlesFor(2026, '25991')).toHaveLength(1);
        expect(await titlesFor(2019, '25991')).not.toEqual(await titlesFor(2026, '25991'));
        expect(await titlesFor(2090, '25991')).toHaveLength(2);
      });

      it('M61 takes no file into the catalogue that is cut, damaged or another, and nobody but an administrator at work', async () => {
        const { hub, sessionId, give } = await anAdministratorAtWork();
        const whole = smallFile();
        expect(await give(whole.subarray(0, whole.length - 40))).toMatchObject({
          problem: { code: 'xml-cut-off' },
        });
        expect(await give(Buffer.from('<sbb/>'))).toMatchObject({
          problem: { code: 'xml-not-qualification-file' },
        });
        const piece = { digest: 'a'.repeat(64), name: 'x.xml', bytes: 10, number: 0 };
        const content = deflateRawSync(Buffer.alloc(9_000_000)).toString('base64');
        expect(await hub.cataloguePiece({ sessionId, ...piece, content })).toMatchObject({
          problem: { code: 'invalid-input' },
        });
        const wrong = deflateRawSync(Buffer.alloc(10)).toString('base64');
        unwrap(await hub.cataloguePiece({ sessionId, ...piece, content: wrong }));
        expect(await hub.catalogueReading({ sessionId, digest: piece.digest })).toMatchObject({ ok: false });
        expect(unwrap(await hub.catalogue({ sessionId })).files).toEqual([]);
        const stranger = newId<'Session'>();
        for (const answer of [
          hub.catalogue({ sessionId: stranger }),
          hub.cataloguePiece({ sessionId: stranger, ...piece, content: wrong }),
          hub.catalogueReading({ sessionId: stranger, digest: piece.digest }),
          hub.catalogueRemoval({ sessionId: stranger, fileId: newId() }),
          hub.catalogueLookup({ sessionId: stranger, codes: ['25990'], cohortYear: null }),
          hub.catalogueDossier({ sessionId: stranger, dossierId: `${newId()}.1` }),
        ])
          expect(await answer).toMatchObject({ problem: { code: 'administrator-needed' } });
      });
    });
  });
}
