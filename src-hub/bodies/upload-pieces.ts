/**
 * What a device is handing in: pieces that are sealed and lasting one by one, and a row that says how far it came. So a
 * hub that ends, another hub on the same database or a line that breaks costs at most the piece under way. Two that write
 * on at once cannot both: the row moves on from where each believed it to stand.
 */
import { createCipheriv, createDecipheriv } from 'node:crypto';
import { sql } from 'kysely';
import type { DeviceId, OrganisationId } from '../../shared/kernel/ids';
import { randomHex, type World } from '../../shared/kernel/world';
import { SealBrokenError } from '../../shared/node/sealed-chunks';
import type { Database, DatabaseTransaction, Store } from '../store/open-store';
import type { ObjectStore } from './object-store';

/** Of an upload: one per device and body. */
export type UploadName = {
  readonly organisationId: OrganisationId;
  readonly deviceId: DeviceId;
  readonly digest: string;
};
export type Upload = UploadName & {
  readonly bytes: number;
  readonly came: number;
  /** Under which its pieces are sealed. */
  readonly secret: Uint8Array;
};

export const pieceBytes = 2 * 1024 * 1024;
const nonceBytes = 12;
const tagBytes = 16;

const aadOf = ({ organisationId, deviceId, digest }: UploadName, start: number): Buffer =>
  Buffer.from(`vakproef piece ${organisationId} ${deviceId} ${digest} ${start}`, 'utf8');

function seal(world: Pick<World, 'randomBytes'>, upload: Upload, start: number, bytes: Uint8Array): Buffer {
  const nonce = world.randomBytes(nonceBytes);
  const cipher = createCipheriv('aes-256-gcm', upload.secret, nonce).setAAD(aadOf(upload, start));
  return Buffer.concat([nonce, cipher.update(bytes), cipher.final(), cipher.getAuthTag()]);
}

function open(upload: Upload, start: number, sealed: Buffer): Buffer {
  if (sealed.length < nonceBytes + tagBytes) throw new SealBrokenError();
  const decipher = createDecipheriv('aes-256-gcm', upload.secret, sealed.subarray(0, nonceBytes), {
    authTagLength: tagBytes,
  }).setAAD(aadOf(upload, start));
  decipher.setAuthTag(sealed.subarray(-tagBytes));
  const bytes = decipher.update(sealed.subarray(nonceBytes, -tagBytes));
  try {
    decipher.final();
    return bytes;
  } catch {
    throw new SealBrokenError();
  }
}

const isOf = ({ organisationId, deviceId, digest }: UploadName) =>
  // biome-ignore format: one condition
  sql<boolean>`organisation_id = ${organisationId} and device_id = ${deviceId} and digest = ${digest}`;

/** Null when there is none. */
export async function loadUpload(
  database: Database | DatabaseTransaction,
  name: UploadName,
): Promise<Upload | null> {
  const found = await sql<Pick<Upload, 'bytes' | 'came' | 'secret'>>`
    select bytes, came, secret from body_upload where ${isOf(name)}`.execute(database);
  const row = found.rows[0];
  return row ? { ...name, ...row } : null;
}

/** Uploads of a body that came whole, of whichever device, and were not read back yet. */
export async function findWholeUploads(
  database: Database,
  organisationId: OrganisationId,
  digests: readonly string[],
): Promise<readonly UploadName[]> {
  const rows = await database
    .selectFrom('body_upload')
    .select(['device_id', 'digest'])
    .where('organisation_id', '=', organisationId)
    .where('digest', 'in', digests)
    .whereRef('came', '=', 'bytes')
    .execute();
  return rows.map(({ device_id, digest }) => ({ organisationId, deviceId: device_id, digest }));
}

/** Its row and its pieces; their objects are thrown away later. */
export const dropUpload = async (transaction: DatabaseTransaction, name: UploadName): Promise<void> => {
  await sql`insert into body_unneeded (place) select place from body_piece where ${isOf(name)}
    on conflict do nothing`.execute(transaction);
  await sql`delete from body_upload where ${isOf(name)}`.execute(transaction);
};

/** Begins one, or goes on with one that is there of the same length. */
export async function beginUpload(
  { database, world }: Pick<Store, 'database' | 'world'>,
  name: UploadName,
  bytes: number,
): Promise<void> {
  const { organisationId, deviceId, digest } = name;
  await database.transaction().execute(async (transaction) => {
    const there = await loadUpload(transaction, name);
    if (there && there.bytes !== bytes) await dropUpload(transaction, name);
    await sql`insert into body_upload (organisation_id, device_id, digest, bytes, secret, moved_at)
      values (${organisationId}, ${deviceId}, ${digest}, ${bytes}, ${Buffer.from(world.randomBytes(32))},
        ${world.now()}) on conflict do nothing`.execute(transaction);
  });
}

/**
 * Keeps the next piece.
 * @returns false when the upload does not stand there any more: somebody else wrote on, or it was thrown away
 */
export async function keepPiece(
  { database, world }: Pick<Store, 'database' | 'world'>,
  objects: ObjectStore,
  upload: Upload,
  start: number,
  bytes: Uint8Array,
): Promise<boolean> {
  const { organisationId, deviceId, digest } = upload;
  const place = `staged/${organisationId}/${randomHex(world, 16)}`;
  const sealed = seal(world, upload, start, bytes);
  await objects.put(
    place,
    sealed.length,
    (async function* () {
      yield sealed;
    })(),
  );
  const kept = await sql`
    with moved as (
      update body_upload set came = came + ${bytes.length}::bigint, moved_at = ${world.now()}::timestamptz
      where ${isOf(upload)} and came = ${start} and secret = ${Buffer.from(upload.secret)}
        and came + ${bytes.length}::bigint <= bytes returning 1
    )
    insert into body_piece (organisation_id, device_id, digest, start, bytes, place)
    select ${organisationId}::uuid, ${deviceId}::uuid, ${digest}, ${start}::bigint, ${bytes.length}::bigint, ${place}
    from moved returning 1`.execute(database);
  if (kept.rows.length > 0) return true;
  await objects.remove(place);
  return false;
}

/**
 * What came, in order. Rejects with a `SealBrokenError` where a piece is not what was kept, and with a `StoreError`, which
 * is `missing` where one is gone.
 */
export async function* readPieces(
  database: Database,
  objects: ObjectStore,
  upload: Upload,
): AsyncGenerator<Buffer, void, void> {
  const found = await sql<{ start: number; bytes: number; place: string }>`
    select start, bytes, place from body_piece where ${isOf(upload)} order by start`.execute(database);
  let at = 0;
  for (const { start, bytes, place } of found.rows) {
    if (start !== at) throw new SealBrokenError();
    const parts: Uint8Array[] = [];
    const end = bytes + nonceBytes + tagBytes;
    for await (const part of objects.read(place, { start: 0, end })) parts.push(part);
    const opened = open(upload, start, Buffer.concat(parts));
    at += opened.length;
    yield opened;
  }
  if (at !== upload.bytes) throw new SealBrokenError();
}
