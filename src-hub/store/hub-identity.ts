/**
 * Who the hub is: id and Ed25519 key, made once and kept in the database, so that all hubs on one database sign alike.
 * The epoch stands beside them but changes, so it is read with each request (see `http/authenticate`).
 */
import { createPrivateKey, type KeyObject, randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import { newPrivateKey, rawPublicKey } from '../../shared/node/ed25519';
import type { Tables } from './tables';

export type HubIdentity = {
  readonly hubId: string;
  /** Raw 32 bytes, base64. */
  readonly publicKey: string;
  readonly privateKey: KeyObject;
};

function composeIdentityRow() {
  const privateKey = newPrivateKey();
  return {
    hub_id: randomUUID(),
    epoch: randomUUID(),
    public_key: rawPublicKey(privateKey),
    private_key: privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64'),
  };
}

/** The identity in the database; the first hub to ask makes it. */
export async function loadHubIdentity(database: Kysely<Tables>): Promise<HubIdentity> {
  await database
    .insertInto('hub')
    .values(composeIdentityRow())
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const row = await database.selectFrom('hub').selectAll().executeTakeFirstOrThrow();
  return {
    hubId: row.hub_id,
    publicKey: row.public_key,
    privateKey: createPrivateKey({
      key: Buffer.from(row.private_key, 'base64'),
      format: 'der',
      type: 'pkcs8',
    }),
  };
}

/**
 * Begins a new epoch, unless another hub just did.
 * @returns the epoch that holds now
 */
export async function beginEpoch(database: Kysely<Tables>, current: string): Promise<string> {
  await database.updateTable('hub').set({ epoch: randomUUID() }).where('epoch', '=', current).execute();
  const row = await database.selectFrom('hub').select('epoch').executeTakeFirstOrThrow();
  return row.epoch;
}
