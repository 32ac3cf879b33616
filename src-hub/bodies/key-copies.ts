/**
 * The key of a body has a copy beside it in the store, sealed under one of the hub's own (`keys/<centre>/<key>`). So backups of
 * the database need not hold it: each of them would open for ever what was erased after it. Here there is one copy, which
 * goes with the body; a backup of the store follows with its next round (`copy-bodies`).
 *
 * Object (60 bytes): nonce (12) · the key, sealed over centre and id (32) · tag (16).
 */
import { createCipheriv, createDecipheriv, hkdfSync } from 'node:crypto';
import { sql } from 'kysely';
import type { OrganisationId } from '../../shared/kernel/ids';
import { logEvent } from '../log';
import type { HubIdentity } from '../store/hub-identity';
import type { Store } from '../store/open-store';
import { isMissing, type ObjectStore, StoreError } from './object-store';
import type { BodyKey } from './sealed-body';

type KeyName = { readonly organisationId: OrganisationId; readonly keyId: string };

const [nonceBytes, keyBytes, tagBytes] = [12, 32, 16] as const;
export const keyCopyBytes = nonceBytes + keyBytes + tagBytes;

export const placeOfKey = ({ organisationId, keyId }: KeyName): string => `keys/${organisationId}/${keyId}`;

const aadOf = ({ organisationId, keyId }: KeyName): Buffer =>
  Buffer.from(`vakproef body key ${organisationId} ${keyId}`, 'utf8');

/** It comes back with the hub's identity, whatever else is put back. */
const sealingKey = ({ privateKey }: HubIdentity): Buffer =>
  Buffer.from(
    hkdfSync(
      'sha256',
      privateKey.export({ format: 'der', type: 'pkcs8' }),
      '',
      'vakproef body keys',
      keyBytes,
    ),
  );

/** Resolves when it lasts. */
async function writeKeyCopy(
  { world, identity }: Pick<Store, 'world' | 'identity'>,
  objects: ObjectStore,
  { secret, ...name }: KeyName & BodyKey,
): Promise<void> {
  const nonce = world.randomBytes(nonceBytes);
  const cipher = createCipheriv('aes-256-gcm', sealingKey(identity), nonce).setAAD(aadOf(name));
  const sealed = Buffer.concat([nonce, cipher.update(secret), cipher.final(), cipher.getAuthTag()]);
  await objects.put(
    placeOfKey(name),
    sealed.length,
    (async function* () {
      yield sealed;
    })(),
  );
}

/** Null where there is none, or it is of another hub. Rejects where the store does not answer. */
async function readKeyCopy(
  { identity }: Pick<Store, 'identity'>,
  objects: ObjectStore,
  name: KeyName,
): Promise<Buffer | null> {
  const parts: Uint8Array[] = [];
  try {
    for await (const part of objects.read(placeOfKey(name), { start: 0, end: keyCopyBytes }))
      parts.push(part);
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
  const sealed = Buffer.concat(parts);
  if (sealed.length !== keyCopyBytes) return null;
  const decipher = createDecipheriv('aes-256-gcm', sealingKey(identity), sealed.subarray(0, nonceBytes), {
    authTagLength: tagBytes,
  }).setAAD(aadOf(name));
  decipher.setAuthTag(sealed.subarray(-tagBytes));
  const secret = decipher.update(sealed.subarray(nonceBytes, -tagBytes));
  try {
    decipher.final();
    return secret;
  } catch {
    return null;
  }
}

/** Keys that the database lacks, since it was put back: taken from their copies. @returns how many */
export async function takeKeysBack(store: Store, objects: ObjectStore): Promise<number> {
  const { database } = store;
  const lacking = await sql<KeyName>`select organisation_id as "organisationId", key_id as "keyId" from body b
    where not exists (select 1 from body_key k where k.organisation_id = b.organisation_id and k.key_id = b.key_id)`.execute(
    database,
  );
  let count = 0;
  for (const name of lacking.rows) {
    const secret = await readKeyCopy(store, objects, name);
    if (!secret) continue;
    // Only while the body is there: it may be erased at this moment.
    const put = await sql`insert into body_key (organisation_id, key_id, secret)
      select organisation_id, key_id, ${secret} from body
      where organisation_id = ${name.organisationId} and key_id = ${name.keyId} for update
      on conflict do nothing returning 1`.execute(database);
    count += put.rows.length;
  }
  return count;
}

/** Makes the copy and notes it. A body that was erased meanwhile gets none. Rejects with a `StoreError`. */
export async function copyKey(store: Store, objects: ObjectStore, row: KeyName & BodyKey): Promise<void> {
  const { organisationId, keyId } = row;
  await writeKeyCopy(store, objects, row);
  const noted = await sql`update body set has_key_copy = true
    where organisation_id = ${organisationId} and key_id = ${keyId} returning 1`.execute(store.database);
  if (noted.rows.length === 0) await objects.remove(placeOfKey(row));
}

/** Of keys that have none yet. */
export async function copyKeys(store: Store, objects: ObjectStore): Promise<void> {
  const found = await sql<KeyName & BodyKey>`
    select b.organisation_id as "organisationId", b.key_id as "keyId", secret from body b
    join body_key k on k.organisation_id = b.organisation_id and k.key_id = b.key_id
    where not has_key_copy`.execute(store.database);
  for (const row of found.rows) await copyKey(store, objects, row);
}

/** At a start: what the one lacks, the other has. A store that does not answer is asked at the next start. */
export async function evenOutKeys(store: Store, objects: ObjectStore): Promise<void> {
  try {
    const keys = await takeKeysBack(store, objects);
    if (keys > 0) logEvent(store.world, 'body-keys-back', { keys });
    await copyKeys(store, objects);
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
    logEvent(store.world, 'bodies-away', { code: error.message });
  }
}
