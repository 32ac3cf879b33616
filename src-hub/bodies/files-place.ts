/**
 * Whether the place of files is the one that the hub put them in. A folder whose disk is not mounted is there all the same,
 * empty: a hub that began anew in it would take files that disappear as soon as the disk is back, and tell devices that it
 * holds none of the others. So the place has a mark, and an unmarked one without any known file is not begun in.
 */
import { sql } from 'kysely';
import type { OrganisationId } from '../../shared/kernel/ids';
import { logEvent } from '../log';
import type { Store } from '../store/open-store';
import { type ObjectStore, placeMark, StoreError } from './object-store';

const said = Buffer.from(
  'Vakproef keeps files here. Without this mark it takes this place for another one.\n',
  'utf8',
);

/** Marks it as the place of this hub's files. Rejects with a `StoreError`. */
export const markPlace = (objects: ObjectStore): Promise<void> =>
  objects.put(
    placeMark,
    said.length,
    (async function* () {
      yield said;
    })(),
  );

async function hasAny(objects: ObjectStore, prefix: string): Promise<boolean> {
  for await (const _ of objects.list(prefix)) return true;
  return false;
}

type Known = { readonly organisationId: OrganisationId; readonly count: number };

/** A place that is not the one: nothing was written, and the message says what to do. */
export class WrongFilesPlaceError extends Error {
  constructor(count: number) {
    super(
      `none of the ${count} files that the database knows is in the place of VAKPROEF_HUB_FILES. ` +
        'Is its disk mounted, and is it the right folder or bucket? Nothing was changed: put it right and start again. ' +
        'Where the files are lost, hub files <folder> puts them back from a backup; without one, hub new-files-place ' +
        'takes this place into use, and devices send again by themselves what they hold.',
    );
  }
}

async function findOut(store: Pick<Store, 'database'>, objects: ObjectStore): Promise<void> {
  if ((await objects.size(placeMark)) !== null) return;
  const { rows } = await sql<Known>`select organisation_id as "organisationId", count(*)::int as count
    from body group by organisation_id`.execute(store.database);
  for (const { organisationId } of rows)
    if (
      (await hasAny(objects, `bodies/${organisationId}/`)) ||
      (await hasAny(objects, `keys/${organisationId}/`))
    )
      return markPlace(objects);
  if (rows.length > 0) throw new WrongFilesPlaceError(rows.reduce((sum, { count }) => sum + count, 0));
  await markPlace(objects);
}

/**
 * For a start. A store that does not answer, or takes nothing, is met as it is: devices hear it.
 * @throws WrongFilesPlaceError
 */
export const ensureFilesPlace = (store: Store, objects: ObjectStore): Promise<void> =>
  findOut(store, objects).catch((error: unknown) => {
    if (!(error instanceof StoreError)) throw error;
    logEvent(store.world, 'bodies-away', { code: error.message });
  });
