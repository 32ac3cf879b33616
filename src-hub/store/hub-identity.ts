/**
 * Who the hub is: id and Ed25519 key, made once and kept in the database, so that all hubs on one database sign alike.
 */
import { createPrivateKey, type KeyObject } from 'node:crypto';
import type { Kysely } from 'kysely';
import { randomUuid, type World } from '../../shared/kernel/world';
import { newPrivateKey, rawPublicKey } from '../../shared/node/ed25519';
import type { Tables } from './tables';

export type HubIdentity = {
  readonly hubId: string;
  /** Raw 32 bytes, base64. */
  readonly publicKey: string;
  readonly privateKey: KeyObject;
};

function composeIdentityRow(world: World) {
  const privateKey = newPrivateKey();
  return {
    hub_id: randomUuid(world),
    public_key: rawPublicKey(privateKey),
    private_key: privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64'),
  };
}

/** The identity in the database; the first hub to ask makes it. */
export async function loadHubIdentity(database: Kysely<Tables>, world: World): Promise<HubIdentity> {
  await database
    .insertInto('hub')
    .values(composeIdentityRow(world))
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
