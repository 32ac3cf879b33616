/**
 * First loads. The one of those who see everything is made once and kept in the database, so that a class of laptops costs
 * one, also when each asks another hub. The kept one may be a little behind, because the device pulls on from its cursor;
 * any hub can make it anew. A device that sees some gets one of its own, which is small.
 */
import type { DeviceId, OrganisationId } from '../../shared/kernel/ids';
import { isOfThisForm } from '../../shared/protocol/first-load';
import type { BytesAnswer } from '../../shared/protocol/http-contract';
import type { Store } from '../store/open-store';
import { composeLoad, type MadeLoad } from './compose-load';

type Place = {
  readonly organisationId: OrganisationId;
  readonly epoch: string;
  readonly lastSeq: number;
  /** One from before it holds what was erased since. */
  readonly erasedSeq: number;
};

/** So many changes a kept first load may be behind; one page of the feed brings the rest. */
const mayBeBehind = 1000;

const isGood = (kept: Pick<MadeLoad, 'epoch' | 'cursor'>, { epoch, lastSeq, erasedSeq }: Place): boolean =>
  kept.epoch === epoch &&
  kept.cursor <= lastSeq &&
  kept.cursor + mayBeBehind >= lastSeq &&
  kept.cursor >= erasedSeq;

async function findOrMake(store: Store, place: Place): Promise<MadeLoad> {
  const { organisationId } = place;
  const stored = await store.database
    .selectFrom('first_load')
    .select(['epoch', 'cursor', 'digest', 'bytes'])
    .where('organisation_id', '=', organisationId)
    .where('epoch', '=', place.epoch)
    .where('cursor', '<=', place.lastSeq)
    .where('cursor', '>=', Math.max(place.lastSeq - mayBeBehind, place.erasedSeq))
    .executeTakeFirst();
  // One that an earlier program kept has another form.
  if (stored && isOfThisForm(stored.bytes)) return stored;
  const made = await composeLoad(store, organisationId, null);
  const row = { epoch: made.epoch, cursor: made.cursor, digest: made.digest, bytes: Buffer.from(made.bytes) };
  await store.database
    .insertInto('first_load')
    .values({ organisation_id: organisationId, ...row })
    .onConflict((conflict) => conflict.column('organisation_id').doUpdateSet(row))
    .execute();
  return made;
}

/** Gives first loads; what this hub gave last is held in memory for the next that asks. */
export function createFirstLoads(store: Store): (place: Place) => Promise<BytesAnswer> {
  const heldByOrganisation = new Map<OrganisationId, Promise<MadeLoad>>();
  return async (place) => {
    const held = await heldByOrganisation.get(place.organisationId)?.catch(() => null);
    if (held && isGood(held, place)) return held;
    const found = findOrMake(store, place);
    heldByOrganisation.set(place.organisationId, found);
    found.catch(() => heldByOrganisation.delete(place.organisationId));
    return found;
  };
}

/** The first load of a device that sees some, as far as its sight was worked out. */
export const composeOwnLoad = (
  store: Store,
  { organisationId, deviceId, lastSeq }: Place & { readonly deviceId: DeviceId },
): Promise<BytesAnswer> => composeLoad(store, organisationId, { deviceId, upTo: lastSeq });
