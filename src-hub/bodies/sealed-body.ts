/**
 * A body as it lies in the store: a head and then its chunks (`sealed-chunks`), under a key of its own. That key stands in
 * the head, sealed under one that stands in the database and can be destroyed: then nothing opens the body any more,
 * wherever copies of it lie.
 *
 * Head (96 bytes): `VKH1` · id of the key in the database (16) · random id of this object (16) · nonce (12) · the body's
 * key, sealed (32) · tag (16). The chunks are sealed over the head, the body's key over the centre and the digest: so
 * neither can be put in the place of another.
 */
import { createCipheriv, createDecipheriv, createHash } from 'node:crypto';
import type { OrganisationId } from '../../shared/kernel/ids';
import { randomUuid, type World } from '../../shared/kernel/world';
import {
  openSpan,
  SealBrokenError,
  type Span,
  sealChunks,
  sealedLength,
  sealedSpan,
} from '../../shared/node/sealed-chunks';
import type { ObjectStore } from './object-store';

const magic = Buffer.from('VKH1');
const at = { keyId: 4, objectId: 20, nonce: 36, key: 48, tag: 80 };
export const headBytes = 96;
const keyBytes = 32;
const nonceBytes = 12;

/** Which body it is. */
export type BodyName = { readonly organisationId: OrganisationId; readonly digest: string };

/** What stands in the database, and what the body's own key is sealed under. */
export type BodyKey = { readonly keyId: string; readonly secret: Uint8Array };

export type KeptBody = BodyName & {
  readonly place: string;
  /** Of the body itself. */
  readonly bytes: number;
  readonly key: BodyKey;
};

/** How long the object is. */
export const objectBytes = (bytes: number): number => headBytes + sealedLength(bytes);

const idBytes = (uuid: string): Buffer => Buffer.from(uuid.replaceAll('-', ''), 'hex');
const nameBytes = ({ organisationId, digest }: BodyName): Buffer =>
  Buffer.from(`vakproef body ${organisationId} ${digest}`, 'utf8');

/** A key for the database, of one body. */
export const newBodyKey = (world: Pick<World, 'randomBytes'>): BodyKey => ({
  keyId: randomUuid(world),
  secret: world.randomBytes(keyBytes),
});

function composeHead(world: Pick<World, 'randomBytes'>, name: BodyName, key: BodyKey, bodyKey: Uint8Array) {
  const nonce = world.randomBytes(nonceBytes);
  const cipher = createCipheriv('aes-256-gcm', key.secret, nonce).setAAD(nameBytes(name));
  const sealed = [cipher.update(bodyKey), cipher.final(), cipher.getAuthTag()];
  return Buffer.concat([magic, idBytes(key.keyId), world.randomBytes(16), nonce, ...sealed]);
}

/** The body's own key; null when the head is not that of this body under this key. */
function openHead(head: Buffer, name: BodyName, { keyId, secret }: BodyKey): Buffer | null {
  const isOurs =
    head.length === headBytes &&
    head.subarray(0, at.keyId).equals(magic) &&
    head.subarray(at.keyId, at.objectId).equals(idBytes(keyId));
  if (!isOurs) return null;
  const decipher = createDecipheriv('aes-256-gcm', secret, head.subarray(at.nonce, at.key), {
    authTagLength: headBytes - at.tag,
  }).setAAD(nameBytes(name));
  decipher.setAuthTag(head.subarray(at.tag));
  const key = decipher.update(head.subarray(at.key, at.tag));
  try {
    decipher.final();
    return key;
  } catch {
    return null;
  }
}

/** Seals a body into its place; resolves when it lasts there. */
export async function writeBody(
  objects: ObjectStore,
  world: Pick<World, 'randomBytes'>,
  { place, bytes, key, ...name }: KeptBody,
  source: AsyncIterable<Uint8Array>,
): Promise<void> {
  const bodyKey = world.randomBytes(keyBytes);
  const head = composeHead(world, name, key, bodyKey);
  async function* object(): AsyncGenerator<Buffer> {
    yield head;
    yield* sealChunks({ key: bodyKey, aad: head }, source);
  }
  await objects.put(place, objectBytes(bytes), object());
}

/**
 * A part of a body. Rejects with a `SealBrokenError` where what lies there is not what was sealed, and with a
 * `StoreError`; what came before that is right.
 */
export async function* readBody(
  objects: ObjectStore,
  { place, bytes, key, ...name }: KeptBody,
  span: Span = { start: 0, end: bytes },
): AsyncGenerator<Buffer, void, void> {
  const parts: Uint8Array[] = [];
  for await (const part of objects.read(place, { start: 0, end: headBytes })) parts.push(part);
  const head = Buffer.concat(parts);
  const bodyKey = openHead(head, name, key);
  if (!bodyKey) throw new SealBrokenError();
  const { start, end } = sealedSpan(span, bytes);
  const sealed = objects.read(place, { start: headBytes + start, end: headBytes + end });
  yield* openSpan({ key: bodyKey, aad: head }, span, bytes, sealed);
}

/** Whether the body reads back as what its digest says. Rejects where the store does not answer. */
export async function isBodyWhole(objects: ObjectStore, body: KeptBody): Promise<boolean> {
  const hash = createHash('sha256');
  try {
    for await (const part of readBody(objects, body)) hash.update(part);
  } catch (error) {
    if (error instanceof SealBrokenError) return false;
    throw error;
  }
  return hash.digest('hex') === body.digest;
}
