/**
 * Two organisations on one hub: whatever id of the other one a device names, on whichever route, the answer equals that
 * for an id that does not exist. Made from the contract: an endpoint without a case here is a failing test.
 */
import { createReadStream } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  type CertificateId,
  type ChangeId,
  type DeviceId,
  newId,
  type OrganisationId,
  type SessionId,
  type StaffId,
} from '../../shared/kernel/ids';
import { newPrivateKey, rawPublicKey, signWith } from '../../shared/node/ed25519';
import type { PushedChange } from '../../shared/protocol/hub-api';
import { type HubContract, hubContract } from '../../shared/protocol/hub-contract';
import { composePageWord } from '../../shared/protocol/hub-word';
import { composeOneTimeCode } from '../../shared/protocol/one-time-code';
import { partStatement } from '../../shared/protocol/part-statement';
import { keyStatement } from '../../shared/protocol/person-statement';
import { readLoadFile } from '../../test/builders/a-load-file';
import { aMember, type Member } from '../../test/hub/a-member';
import { aPerson, openSession } from '../../test/hub/a-person';
import { aDocumentDraft, aSigner } from '../../test/hub/a-signer';
import { aCode, aHub, anOrganisation, type HubLab, openHubLab, type TestHub } from '../../test/hub/hub-lab';
import { createPersonalCode } from '../accounts/enrolment-code';
import { addCatalogueFile } from '../catalogue/add-catalogue-file';

let lab: HubLab;
beforeAll(async () => {
  lab = await openHubLab();
});
afterAll(() => lab.close());

/** Every id and hash that one organisation has, or that nobody has. */
type Named = {
  readonly organisationId: OrganisationId;
  readonly deviceId: DeviceId;
  readonly eventId: ChangeId;
  readonly documentChangeId: ChangeId;
  readonly documentId: string;
  readonly hash: string;
  readonly word: { readonly text: string; readonly signature: string };
  readonly signed: PushedChange;
  readonly staffId: StaffId;
  readonly personalCode: string;
  readonly serial: CertificateId;
  readonly sessionId: SessionId;
  /** In the catalogue. */
  readonly fileId: string;
};

const bare = ({ text, hash, signature }: PushedChange) => ({ text, hash, signature });

type Asked = { readonly path: string; readonly body?: unknown; readonly headers?: Record<string, string> };
type Case = (named: Named, asker: Member, hub: TestHub) => Promise<readonly Asked[]>;

const pushOf = (...changes: readonly PushedChange[]): Asked => ({
  path: '/v1/changes',
  body: { changes: changes.map(bare) },
});

function certifyOf(deviceId: DeviceId, code: string | null, staffId: StaffId | null): Asked {
  const key = newPrivateKey();
  const publicKey = rawPublicKey(key);
  const proof = signWith(key, keyStatement(deviceId, publicKey));
  return { path: '/v1/people', body: { code, staffId, publicKey, proof } };
}

/** Of an administrator of their own, who asks for something of the other. */
async function ownSession(asker: Member, hub: TestHub): Promise<SessionId | null> {
  const boss = (await aPerson(hub.store, asker.device, ['administrator'])).open();
  await asker.ask('/v1/changes', { body: JSON.stringify({ changes: [bare(boss.opening)] }) });
  return boss.envelope.sessionId;
}

const cases: Readonly<Record<keyof HubContract, Case>> = {
  health: async () => [{ path: '/v1/health' }],
  enrol: async ({ deviceId }, { device }, hub) => [
    {
      path: '/v1/devices',
      body: {
        code: await aCode(hub.store, device.organisationId),
        deviceId,
        deviceName: 'Tablet',
        publicKey: device.publicKey,
      },
    },
  ],
  certify: async ({ personalCode, staffId }, { device: { deviceId } }) => [
    certifyOf(deviceId, personalCode, null),
    certifyOf(deviceId, null, staffId),
  ],
  identityProvider: async () => [{ path: '/v1/identity-provider' }],
  renew: async ({ serial }) => [{ path: '/v1/people/renewals', body: { serial } }],
  devices: async ({ sessionId }) => [{ path: `/v1/devices?sessionId=${sessionId}` }],
  audit: async ({ sessionId, staffId, deviceId }, asker, hub) => {
    const own = `/v1/audit?sessionId=${await ownSession(asker, hub)}`;
    return [
      { path: `/v1/audit?sessionId=${sessionId}` },
      { path: `${own}&staffId=${staffId}` },
      { path: `${own}&deviceId=${deviceId}` },
    ];
  },
  catalogue: async ({ sessionId }) => [{ path: `/v1/catalogue?sessionId=${sessionId}` }],
  cataloguePiece: async ({ sessionId, hash: digest }) => [
    {
      path: '/v1/catalogue/pieces',
      body: { sessionId, digest, name: 'a.xml', bytes: 1, number: 0, content: 'AAA=' },
    },
  ],
  catalogueReading: async ({ sessionId, hash: digest }, asker, hub) => [
    { path: '/v1/catalogue/readings', body: { sessionId, digest } },
    { path: '/v1/catalogue/readings', body: { sessionId: await ownSession(asker, hub), digest } },
  ],
  catalogueRemoval: async ({ sessionId, fileId }, asker, hub) => [
    { path: '/v1/catalogue/removals', body: { sessionId, fileId } },
    { path: '/v1/catalogue/removals', body: { sessionId: await ownSession(asker, hub), fileId } },
  ],
  catalogueLookup: async ({ sessionId }, asker, hub) => [
    { path: '/v1/catalogue/lookups', body: { sessionId, codes: ['25655'], cohortYear: null } },
    {
      path: '/v1/catalogue/lookups',
      body: { sessionId: await ownSession(asker, hub), codes: ['25655'], cohortYear: null },
    },
  ],
  catalogueDossier: async ({ sessionId, fileId }, asker, hub) => [
    { path: `/v1/catalogue/dossiers?sessionId=${sessionId}&dossierId=${fileId}.1` },
    {
      path: `/v1/catalogue/dossiers?sessionId=${await ownSession(asker, hub)}&dossierId=${fileId}.1`,
    },
  ],
  bodyReceipts: async ({ hash }) => [{ path: '/v1/bodies/receipts', body: { digests: [hash] } }],
  part: async ({ deviceId, serial }, { device }) => {
    const key = newPrivateKey();
    const said = { deviceId, publicKey: rawPublicKey(key), forkSeq: 1, endSeq: 1 };
    const statement = partStatement(device, said);
    const proof = signWith(device.keys.privateKey, statement);
    const keyProof = signWith(key, statement);
    return [
      {
        path: '/v1/devices/parted',
        body: { ...said, serials: [serial], proof, keyProof, token: 'x'.repeat(43) },
      },
    ];
  },
  push: async (named, { device }) => [
    pushOf(device.sign({ changeId: named.eventId })),
    pushOf(device.sign({ subjectId: named.documentId, upon: named.eventId })),
    pushOf(device.sign(aDocumentDraft(named.documentId, named.documentChangeId))),
    pushOf(device.sign(aDocumentDraft(named.documentId, null))),
    pushOf(device.sign({}, { organisationId: named.organisationId })),
    pushOf(device.sign({}, { deviceId: named.deviceId })),
    pushOf(device.sign({}, { actorId: named.staffId, sessionId: named.sessionId })),
    pushOf(openSession(device, named, newPrivateKey(), { envelope: { sessionId: named.sessionId } }).opening),
    pushOf(named.signed),
  ],
  pull: async ({ hash }) => [
    { path: `/v1/changes?after=0&ownSeq=1&ownHash=${hash}` },
    { path: '/v1/changes?after=2' },
  ],
  firstLoad: async () => [{ path: '/v1/first-load' }],
  putBack: async ({ word }) => [{ path: '/v1/put-back', body: word }],
  missing: async ({ eventId, documentChangeId }) => [
    { path: '/v1/missing', body: { changeIds: [eventId, documentChangeId] } },
  ],
  bringBack: async ({ signed, word }) => [
    { path: '/v1/brought-back', body: { word, changes: [bare(signed)] } },
    { path: '/v1/brought-back', body: { word: null, changes: [bare(signed)] } },
  ],
};

async function aCatalogueFile({ store }: TestHub, organisationId: OrganisationId): Promise<string> {
  const chunks = () => createReadStream('test/data/sbb-small.xml');
  const added = await addCatalogueFile(store, { organisationId, name: 'sbb.xml', chunks });
  if (!added.ok) throw new Error(added.problem.code);
  return added.value.fileId;
}

async function theirs(hub: TestHub): Promise<Named> {
  const organisationId = await anOrganisation(hub.store);
  const member = await aMember(hub, aSigner(organisationId));
  const { device } = member;
  const documentId = newId<'Participant'>();
  const person = await aPerson(hub.store, device, ['administrator']);
  const { opening, envelope } = person.open();
  const personalCode = await hub.store.database
    .transaction()
    .execute((t) => createPersonalCode(hub.store, t, organisationId, new Date(), person.staffId));
  const made = [device.sign(), device.sign(aDocumentDraft(documentId, null)), opening];
  const answer = await member.ask('/v1/changes', { body: JSON.stringify({ changes: made.map(bare) }) });
  const word = (await answer.json()) as Named['word'];
  return {
    ...{ organisationId, deviceId: device.deviceId, documentId, word, signed: bare(made[0]!) },
    ...{ eventId: made[0]!.change.changeId, documentChangeId: made[1]!.change.changeId, hash: made[0]!.hash },
    ...{ staffId: person.staffId, serial: person.certificate.serial, personalCode },
    sessionId: envelope.sessionId!,
    fileId: await aCatalogueFile(hub, organisationId),
  };
}

/** The same shapes, and nobody has them. */
function nobodys(hub: TestHub): Named {
  const device = aSigner(newId<'Organisation'>());
  const signed = bare(device.sign());
  const word = composePageWord(hub.store.identity.hubId, crypto.randomUUID(), [
    { seq: 1, hash: signed.hash },
  ]);
  return {
    ...{ organisationId: device.organisationId, deviceId: device.deviceId, documentId: newId() },
    ...{ eventId: newId<'Change'>(), documentChangeId: newId<'Change'>(), hash: 'f'.repeat(64) },
    ...{ word: { text: word, signature: device.signText(word).signature }, signed },
    ...{ staffId: newId<'Staff'>(), serial: newId<'Certificate'>(), sessionId: newId<'Session'>() },
    personalCode: composeOneTimeCode(hub.store.world, 'person'),
    fileId: crypto.randomUUID(),
  };
}

/** What an answer says, without what is new in every answer: ids in the order in which they come. */
function normalise(text: string): string {
  const names = new Map<string, string>();
  const nameOf = (found: string): string => {
    if (!names.has(found)) names.set(found, `#${names.size}`);
    return names.get(found) ?? '';
  };
  return text
    .replace(/[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}|[0-9a-f]{64}/g, nameOf)
    .replace(/"(signature|token)":"[^"]*"/g, '"$1":""')
    .replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'TIME')
    .replace(/\b[0-9A-F]{4}-[0-9A-F]{4}\b/g, 'NUMBER');
}

async function answersTo(ask: Case, named: Named, hub: TestHub): Promise<readonly unknown[]> {
  const organisationId = await anOrganisation(hub.store);
  const asker = await aMember(hub, aSigner(organisationId));
  const answers: unknown[] = [];
  for (const { path, body, headers = {} } of await ask(named, asker, hub)) {
    const response = await asker.ask(
      path,
      body === undefined ? { headers } : { headers, body: JSON.stringify(body) },
    );
    const isBytes = response.headers.get('content-type')?.includes('octet-stream');
    const bytes = Buffer.from(await response.arrayBuffer());
    const text = isBytes ? JSON.stringify(await readLoadFile(bytes)) : bytes.toString('utf8');
    // The word of the hub is JSON in JSON.
    answers.push([response.status, normalise(text.replaceAll('\\"', '"'))]);
  }
  const feed = (await (await asker.ask('/v1/changes?after=0')).json()) as { changes: { text: string }[] };
  return [...answers, feed.changes.length];
}

test.each(Object.keys(hubContract) as (keyof HubContract)[])(
  'H22: %s: an id of another organisation is answered like one that does not exist',
  async (name) => {
    const hub = await aHub(await lab.freshDatabase());
    const other = await theirs(hub);
    const countOfTheirs = async () => {
      const rows = await hub.store.database
        .selectFrom('change')
        .select('change_id')
        .where('organisation_id', '=', other.organisationId)
        .execute();
      return rows.length;
    };
    const before = await countOfTheirs();
    const ofTheirs = await answersTo(cases[name], other, hub);
    const ofNobody = await answersTo(cases[name], nobodys(hub), hub);
    expect(ofTheirs).toEqual(ofNobody);
    expect(await countOfTheirs()).toBe(before);
  },
);
