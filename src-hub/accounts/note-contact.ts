/**
 * What a device told of itself with its last request: for whoever looks after the devices. Written at most once a minute,
 * or every few seconds while it tells something new, so that a busy device costs no row per request.
 */
import type { DeviceId, OrganisationId } from '../../shared/kernel/ids';
import type { Store } from '../store/open-store';

const restMs = 60_000;
const newsRestMs = 5000;
const pattern = /^([\w.+-]{1,40}) (\d{1,9})$/;

/** As the database knew it. */
export type Contact = {
  readonly organisation_id: OrganisationId;
  readonly device_id: DeviceId;
  readonly last_seen_at: Date | null;
  readonly program: string | null;
  readonly waiting: number | null;
};

const read = (told: string | undefined) => {
  const [, program, count] = pattern.exec(told ?? '') ?? [];
  return { program, waiting: count === undefined ? undefined : Number(count) };
};

/** Whether it says that nothing waits to be handed in. */
export const hasHandedIn = (told: string | undefined): boolean => read(told).waiting === 0;

/** @param told value of the header `vakproef-device`, if any */
export async function noteContact(store: Store, known: Contact, told: string | undefined): Promise<void> {
  const { program = known.program, waiting = known.waiting } = read(told);
  const now = store.world.now();
  const isNew = program !== known.program || waiting !== known.waiting;
  const sinceMs = now.getTime() - (known.last_seen_at?.getTime() ?? Number.NEGATIVE_INFINITY);
  if (sinceMs < (isNew ? newsRestMs : restMs)) return;
  await store.database
    .updateTable('device')
    .set({ last_seen_at: now, program, waiting })
    .where('organisation_id', '=', known.organisation_id)
    .where('device_id', '=', known.device_id)
    .execute();
}
