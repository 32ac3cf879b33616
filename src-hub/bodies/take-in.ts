/**
 * Makes a body of what came in whole: what was staged is read back, hashed and sealed into its place, that is read back and
 * hashed once more, and only then it stands in the database. Whatever ends it on the way, the upload is as it was, and
 * it is done again when somebody asks for a receipt. "Complete", as the device that sends hears it, is no receipt.
 */
import { createHash } from 'node:crypto';
import { type Problem, problem } from '../../shared/kernel/problem';
import { randomHex, type World } from '../../shared/kernel/world';
import { SealBrokenError } from '../../shared/node/sealed-chunks';
import { lockOrganisation } from '../accept/store-changes';
import type { Told } from '../audit/told';
import { countAudit, countAuditLocked } from '../audit/write-audit';
import { logEvent } from '../log';
import type { DatabaseTransaction, Store } from '../store/open-store';
import { dropBodies, isHeld, loadBodies } from './kept-bodies';
import { copyKey } from './key-copies';
import { type Bodies, isMissing, type ObjectStore, StoreError } from './object-store';
import { type BodyName, isBodyWhole, type KeptBody, newBodyKey, writeBody } from './sealed-body';
import { removeUnneeded } from './sweep-bodies';
import { dropUpload, loadUpload, readPieces, type Upload, type UploadName } from './upload-pieces';

/** Eight characters that name this body aloud. */
function composeNumber({ organisationId, digest }: BodyName): string {
  const hash = createHash('sha256').update(`${organisationId} body ${digest}`).digest('hex').toUpperCase();
  return `${hash.slice(0, 4)}-${hash.slice(4, 8)}`;
}

function newBody(world: Pick<World, 'randomBytes'>, { organisationId, digest, bytes }: Upload): KeptBody {
  const place = `bodies/${organisationId}/${digest}.${randomHex(world, 8)}`;
  return { organisationId, digest, bytes, place, key: newBodyKey(world) };
}

/** Who brought it, for the audit log. */
type By = Pick<Told, 'origin' | 'deviceId' | 'about'>;
type Taken = {
  readonly upload: Upload;
  readonly body: KeptBody;
  readonly lostPlace: string | null;
  readonly by: By;
};
type Copied = 'whole' | 'differs' | 'lost';

/** Into its place. `lost`: a piece that came is not there any more, or not what it was. */
async function copy(store: Store, objects: ObjectStore, upload: Upload, body: KeptBody): Promise<Copied> {
  const hash = createHash('sha256');
  async function* hashed(): AsyncGenerator<Buffer> {
    for await (const piece of readPieces(store.database, objects, upload)) {
      hash.update(piece);
      yield piece;
    }
  }
  try {
    await writeBody(objects, store.world, body, hashed());
  } catch (error) {
    if (error instanceof SealBrokenError || isMissing(error)) return 'lost';
    throw error;
  }
  return hash.digest('hex') === upload.digest ? 'whole' : 'differs';
}

/**
 * Puts it into the database and ends the upload.
 * @param lostPlace of the body that stands there and whose object is gone or damaged; null where none does
 * @returns false when it is not wanted any more: another hub was first, or what named it was erased
 */
async function putRow(
  store: Store,
  transaction: DatabaseTransaction,
  { upload, body, lostPlace, by }: Taken,
): Promise<boolean> {
  const { organisationId, digest, bytes, place, key } = body;
  const at = store.world.now();
  // Under the lock: two devices may bring the same bytes, and an erasure may take them away.
  await lockOrganisation(transaction, organisationId);
  const now = await loadUpload(transaction, upload);
  const isUnderWay = now !== null && Buffer.from(now.secret).equals(upload.secret);
  const [before] = await loadBodies(transaction, organisationId, [digest]);
  if (isUnderWay) await dropUpload(transaction, upload);
  if (!isUnderWay || (before && before.place !== lostPlace)) return false;
  if (before) await dropBodies(transaction, organisationId, [digest]);
  // One of which the key is nowhere, since the database was put back.
  else
    await transaction
      .deleteFrom('body')
      .where('organisation_id', '=', organisationId)
      .where('digest', '=', digest)
      .execute();
  await transaction
    .insertInto('body_key')
    .values({ organisation_id: organisationId, key_id: key.keyId, secret: Buffer.from(key.secret) })
    .execute();
  const number = composeNumber(body);
  const row = {
    organisation_id: organisationId,
    digest,
    bytes,
    place,
    key_id: key.keyId,
    received_at: at,
    number,
  };
  await transaction.insertInto('body').values(row).execute();
  const told = { what: 'body-received', ...by } as const;
  await countAuditLocked(transaction, organisationId, told, at);
  return true;
}

/** Where the store does not answer it is done with the next sweep. */
const keepKey = (store: Store, objects: ObjectStore, { organisationId, key }: KeptBody): Promise<void> =>
  copyKey(store, objects, { organisationId, ...key }).catch((error: unknown) => {
    if (!(error instanceof StoreError)) throw error;
  });

const drop = (store: Store, upload: UploadName): Promise<void> =>
  store.database.transaction().execute((transaction) => dropUpload(transaction, upload));

async function takeInNow(
  store: Store,
  { objects }: Bodies,
  name: UploadName,
  by: By,
): Promise<Problem | null> {
  const upload = await loadUpload(store.database, name);
  if (!upload || upload.came !== upload.bytes) return null;
  const [kept] = await loadBodies(store.database, name.organisationId, [name.digest]);
  if (kept && (await isHeld(objects, kept))) {
    await drop(store, name);
    return null;
  }
  const body = newBody(store.world, upload);
  const copied = await copy(store, objects, upload, body);
  const isWhole = copied === 'whole' && (await isBodyWhole(objects, body));
  if (isWhole) {
    const taken = { upload, body, lostPlace: kept?.place ?? null, by };
    const isPut = await store.database
      .transaction()
      .execute((transaction) => putRow(store, transaction, taken));
    if (isPut) await keepKey(store, objects, body);
    else await objects.remove(body.place);
    return null;
  }
  await objects.remove(body.place);
  logEvent(store.world, 'body-not-taken', { deviceId: name.deviceId, copied });
  // What does not read back from its place may do so the next time; what is wrong or lost has to come anew.
  if (copied !== 'whole') await drop(store, name);
  if (copied !== 'differs') return problem('hub-busy');
  const told = { what: 'body-received', ...by, outcome: 'body-differs' } as const;
  await countAudit(store.database, name.organisationId, told, store.world.now());
  return problem('body-differs');
}

/**
 * Takes it in, if it came whole and is not taken in yet; one at a time per centre.
 * @param by who is told to have brought it
 * @returns why it could not; rejects where store or database do not answer
 */
export const takeIn = (
  store: Store,
  bodies: Bodies,
  name: UploadName,
  by: By = { deviceId: name.deviceId },
): Promise<Problem | null> =>
  store.takeTurns(`body ${name.organisationId}`, async () => {
    const refusal = await takeInNow(store, bodies, name, by);
    // The pieces. What is not thrown away now is in an hour.
    await removeUnneeded(store, bodies.objects).catch(() => 0);
    return refusal;
  });
