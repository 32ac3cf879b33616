/** Says of bytes whether the hub holds them; what came in whole and was left is taken in first. */
import type { DeviceId, OrganisationId } from '../../shared/kernel/ids';
import type { BodyReceiptList } from '../../shared/protocol/body-api';
import { logEvent } from '../log';
import type { Store } from '../store/open-store';
import { type BodyScope, findNamed } from './find-named';
import { findHeld } from './kept-bodies';
import { type Bodies, isFull } from './object-store';
import { takeIn } from './take-in';
import { findWholeUploads } from './upload-pieces';

export type BodyStanding = Pick<BodyReceiptList, 'bodies' | 'missing' | 'erased'>;

async function takeInLeft(
  store: Store,
  bodies: Bodies,
  organisationId: OrganisationId,
  digests: readonly string[],
): Promise<void> {
  for (const name of await findWholeUploads(store.database, organisationId, digests))
    try {
      // One that is refused is missing, and its sender hears why when it sends it again.
      await takeIn(store, bodies, name);
    } catch (error) {
      if (!isFull(error)) throw error;
      // What is held already has its receipt all the same.
      logEvent(store.world, 'bodies-full', { code: error.message, deviceId: name.deviceId });
    }
}

/**
 * How it stands with these digests, in the order asked. Rejects where store or database do not answer.
 * @param bodies null: the hub was given no place for files
 */
export async function findStanding(
  store: Store,
  bodies: Bodies | null,
  scope: BodyScope & { readonly deviceId: DeviceId },
  digests: readonly string[],
): Promise<BodyStanding> {
  const asked = [...new Set(digests)];
  const named = await findNamed(store.database, scope, asked);
  const wanted = asked.filter((digest) => named.get(digest)?.isErased === false);
  const { organisationId } = scope;
  if (bodies && wanted.length > 0) await takeInLeft(store, bodies, organisationId, wanted);
  const held = bodies ? await findHeld(store.database, bodies.objects, organisationId, wanted) : [];
  const receipts = new Map(held.map(({ digest, receipt }) => [digest, receipt]));
  const erased = asked.filter((digest) => named.get(digest)?.isErased);
  return {
    bodies: asked.flatMap((digest) => receipts.get(digest) ?? []),
    missing: asked.filter((digest) => !receipts.has(digest) && !erased.includes(digest)),
    erased,
  };
}
