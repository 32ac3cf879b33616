/** A hub with a place for files, and devices that hand files in step by step, as tus has it, so that a test can stop between. */
import { createHash, randomBytes } from 'node:crypto';
import { expect } from 'vitest';
import { newId, type OrganisationId } from '../../shared/kernel/ids';
import { isSignedBy, publicKeyOf } from '../../shared/node/ed25519';
import {
  type BodyReceiptList,
  bodyReceiptListSchema,
  bodyUploadsPath,
  composeBodyPath,
  composeUploadPath,
  uploadChunkType,
} from '../../shared/protocol/body-api';
import type { Draft } from '../../shared/protocol/change';
import type { HubWord } from '../../shared/protocol/hub-word';
import { protocolHeader, protocolVersion } from '../../shared/protocol/protocol-version';
import type { ObjectStore } from '../../src-hub/bodies/object-store';
import type { PostgresConnection } from '../../src-hub/postgres/postgres-connection';
import { aMember, type Member } from './a-member';
import { aDocumentDraft, aSigner } from './a-signer';
import { aHub, anOrganisation, type HubLab, type TestHub, type TestHubOptions } from './hub-lab';

export type TestBody = { readonly bytes: Buffer; readonly digest: string };

/** Bytes that nobody else has. */
export function aBody(length: number): TestBody {
  const bytes = randomBytes(length);
  return { bytes, digest: createHash('sha256').update(bytes).digest('hex') };
}

export const attachmentOf = ({ bytes, digest }: TestBody) => ({
  digest,
  bytes: bytes.length,
  mediaType: 'image/jpeg',
});

/** The steps of tus, one by one. */
export type Uploader = {
  readonly begin: (body: TestBody) => Promise<Response>;
  /** How far it came; null when there is no such upload. */
  readonly came: (body: TestBody) => Promise<number | null>;
  readonly send: (body: TestBody, from: number, to: number) => Promise<Response>;
};

/** @param token of the device that sends */
export function anUploader(url: string, token: string): Uploader {
  const headers = {
    authorization: `Bearer ${token}`,
    [protocolHeader]: String(protocolVersion),
    'tus-resumable': '1.0.0',
  };
  const call = (method: string, path: string, more: Record<string, string>, body: Buffer | null = null) =>
    fetch(`${url}${path}`, { method, headers: { ...headers, ...more }, body: body && new Uint8Array(body) });
  return {
    begin: ({ bytes, digest }) => {
      const metadata = `digest ${Buffer.from(digest).toString('base64')}`;
      const said = { 'upload-length': String(bytes.length), 'upload-metadata': metadata };
      return call('POST', bodyUploadsPath, said);
    },
    came: async ({ digest }) => {
      const answer = await call('HEAD', composeUploadPath(digest), {});
      return answer.status === 200 ? Number(answer.headers.get('upload-offset')) : null;
    },
    send: ({ bytes, digest }, from, to) =>
      call(
        'PATCH',
        composeUploadPath(digest),
        { 'content-type': uploadChunkType, 'upload-offset': String(from) },
        bytes.subarray(from, to),
      ),
  };
}

export type Sender = Member &
  Uploader & {
    /** Hands in a change that names these bytes. */
    readonly name: (body: TestBody, over?: Partial<Draft>) => Promise<void>;
    /** All of it, in pieces of so many bytes. @returns the status of the last answer */
    readonly upload: (body: TestBody, pieceBytes?: number) => Promise<number>;
    /** Whether it is received; checked to be the hub's own word. */
    readonly receipts: (...bodies: readonly TestBody[]) => Promise<BodyReceiptList>;
    readonly fetch: (body: Pick<TestBody, 'digest'>, range?: string) => Promise<Response>;
  };

/** A device of that centre; its address can be another hub on the same database. */
export async function aSender(hub: TestHub, organisationId: OrganisationId, url = hub.url): Promise<Sender> {
  const member = await aMember({ ...hub, url }, aSigner(organisationId));
  const uploader = anUploader(url, member.enrolment.token);
  const { begin, send } = uploader;
  return {
    ...member,
    ...uploader,
    name: async (body, over = {}) => {
      const { text, hash, signature } = member.device.sign({ attachments: [attachmentOf(body)], ...over });
      const pushed = JSON.stringify({ changes: [{ text, hash, signature }] });
      const answer = await member.ask('/v1/changes', { body: pushed });
      const list = JSON.parse(((await answer.json()) as HubWord).text) as { receipts: unknown[] };
      if (list.receipts.length !== 1) throw new Error('the change was not taken');
    },
    upload: async (body, pieceBytes = 8 * 1024 * 1024) => {
      let { status } = await begin(body);
      for (let at = 0; at < body.bytes.length && status < 300; at += pieceBytes)
        ({ status } = await send(body, at, Math.min(body.bytes.length, at + pieceBytes)));
      return status;
    },
    receipts: async (...bodies) => {
      const digests = bodies.map(({ digest }) => digest);
      const answer = await member.ask('/v1/bodies/receipts', { body: JSON.stringify({ digests }) });
      const word = (await answer.json()) as HubWord;
      const key = publicKeyOf(hub.store.identity.publicKey);
      if (!isSignedBy(key, Buffer.from(word.text), word.signature))
        throw new Error('not the word of the hub');
      return bodyReceiptListSchema.parse(JSON.parse(word.text));
    },
    fetch: ({ digest }, range) => member.ask(composeBodyPath(digest), { headers: range ? { range } : {} }),
  };
}

/** Asks the hub to erase somebody, as an administrator's device does. */
export async function eraseAt(sender: Sender, participantId: string): Promise<void> {
  const erasureId = newId<'Erasure'>();
  const body = {
    ...{ erasureId, ground: 'request', at: '2026-11-27T09:00:00.000Z', byStaffId: newId<'Staff'>() },
    ...{ participantIds: [participantId], assessmentIds: [], examIds: [], seats: [], partIds: [] },
  };
  const over = { type: 'erasure', subjectType: 'erasure', typeVersion: 2, body };
  const { text, hash, signature } = sender.device.sign(aDocumentDraft(erasureId, null, over));
  const answer = await sender.ask('/v1/changes', {
    body: JSON.stringify({ changes: [{ text, hash, signature }] }),
  });
  const list = JSON.parse(((await answer.json()) as { text: string }).text) as { refusals: unknown[] };
  expect(list.refusals).toEqual([]);
}

/** Code of the problem that an answer says. */
export async function problemOf(answer: Response): Promise<string> {
  const { problem } = (await answer.json()) as { problem: { code: string } };
  return problem.code;
}

export type BodyScene = {
  readonly hub: TestHub;
  readonly connection: PostgresConnection;
  readonly organisationId: OrganisationId;
  readonly sender: Sender;
  readonly objects: ObjectStore;
  /** Another hub on the same database and store. */
  readonly another: () => Promise<TestHub>;
  /** Places of all that lies in the store. */
  readonly places: () => Promise<readonly string[]>;
};

export async function aBodyScene(
  lab: HubLab,
  objects: ObjectStore,
  options: TestHubOptions & { readonly maxBytes?: number } = {},
): Promise<BodyScene> {
  const connection = await lab.freshDatabase();
  const bodies = { objects, maxBytes: options.maxBytes ?? 50_000_000 };
  const hub = await aHub(connection, { ...options, bodies });
  const organisationId = await anOrganisation(hub.store);
  return {
    hub,
    connection,
    organisationId,
    sender: await aSender(hub, organisationId),
    objects,
    another: () => aHub(connection, { ...options, bodies }),
    places: async () => {
      const found: string[] = [];
      for (const prefix of ['bodies/', 'staged/'])
        for await (const { place } of objects.list(prefix)) found.push(place);
      return found;
    },
  };
}
