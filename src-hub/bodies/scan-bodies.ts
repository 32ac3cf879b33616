/**
 * Has a virus scanner look at what came in, and by newer signatures once more at what it has looked at before. It marks and never
 * deletes: evidence is evidence. A body is received whether or not anybody looked at it.
 */
import { sql } from 'kysely';
import type { OrganisationId } from '../../shared/kernel/ids';
import { SealBrokenError } from '../../shared/node/sealed-chunks';
import { logEvent } from '../log';
import type { Store } from '../store/open-store';
import { type Scanner, ScannerAwayError, type Verdict } from './clamd';
import { noteNotScanned, noteVerdict } from './note-scanned';
import { isMissing, type ObjectStore, StoreError } from './object-store';
import { type KeptBody, readBody } from './sealed-body';

/** One that got no verdict is offered again after this time. */
const againMs = 3_600_000;
/** One that is too large stays so until somebody sets up the scanner anew. */
const tooLargeAgainMs = 24 * 3_600_000;
/** Signatures come several times a day; once a day is often enough for what they know already. */
const renewMs = 20 * 3_600_000;
const atOnce = 20;
/** Looked at anew in one round, so that it never holds up what comes in. */
const usualRenewBytes = 64 * 1024 ** 2;
/** A place that fails at so many files one after another does not answer: the rest waits for the next round. */
const mostUnread = 3;

type Row = {
  readonly organisationId: OrganisationId;
  readonly digest: string;
  readonly bytes: number;
  readonly place: string;
  readonly keyId: string;
  readonly secret: Buffer;
};

const momentBefore = ({ world }: Store, ms: number): Date => new Date(world.now().getTime() - ms);

const columns = sql`b.organisation_id as "organisationId", digest, bytes, place, b.key_id as "keyId", secret
  from body b join body_key k on k.organisation_id = b.organisation_id and k.key_id = b.key_id`;

async function findFresh(store: Store): Promise<readonly Row[]> {
  const { rows } = await sql<Row>`select ${columns} where damaged_at is null and scanned_at is null
    and (scan_tried_at is null or scan_tried_at < case when scan_failure = 'too-large'
      then ${momentBefore(store, tooLargeAgainMs)}::timestamptz else ${momentBefore(store, againMs)}::timestamptz end)
    order by scan_tried_at nulls first, bytes, digest limit ${atOnce}`.execute(store.database);
  return rows;
}

async function findOlder(store: Store, scanner: string): Promise<readonly Row[]> {
  const before = momentBefore(store, renewMs);
  const { rows } = await sql<Row>`select ${columns} where damaged_at is null and scanned_by <> ${scanner}
    and scanned_at < ${before}::timestamptz and scan_tried_at < ${before}::timestamptz
    order by scan_tried_at, digest limit ${atOnce}`.execute(store.database);
  return rows;
}

const bodyOf = ({ keyId, secret, ...body }: Row): KeptBody => ({ ...body, key: { keyId, secret } });

/**
 * What the scanner says; `unread` where the body does not read back, which `hub check` tells of, `failed` where its place does
 * not answer, or fails at this one.
 */
async function look(
  objects: ObjectStore,
  scanner: Scanner,
  row: Row,
): Promise<Verdict | 'unread' | 'failed'> {
  try {
    return await scanner.scan(readBody(objects, bodyOf(row)));
  } catch (error) {
    if (error instanceof SealBrokenError || isMissing(error)) return 'unread';
    if (error instanceof StoreError) return 'failed';
    throw error;
  }
}

/** Whether it says nothing at all, rather than that one file takes it long. */
async function isSilent(scanner: Scanner): Promise<boolean> {
  try {
    await scanner.version();
    return false;
  } catch (error) {
    if (error instanceof ScannerAwayError) return true;
    throw error;
  }
}

export type ScanRound = {
  /** So many got a verdict. */
  readonly looked: number;
  /** The scanner cannot be reached, or says nothing: the rest waits. */
  readonly isAway: boolean;
};

/** @returns `failed` where the place of files does, `away` where the scanner says nothing any more */
async function scanOne(
  store: Store,
  objects: ObjectStore,
  scanner: Scanner,
  row: Row,
  version: string,
): Promise<'looked' | 'passed' | 'failed' | 'away'> {
  const verdict = await look(objects, scanner, row);
  const { organisationId } = row;
  if (typeof verdict === 'string' || verdict.outcome === 'none') {
    const why = typeof verdict === 'string' ? 'unread' : verdict.why;
    // Also where it is the place that fails: one that fails at this file only would keep all others waiting behind it.
    await noteNotScanned(store, row, why);
    logEvent(store.world, 'file-not-scanned', { organisationId, why });
    if (why === 'slow' && (await isSilent(scanner))) return 'away';
    return verdict === 'failed' ? 'failed' : 'passed';
  }
  const isChanged = await noteVerdict(store, row, verdict, version);
  if (isChanged)
    logEvent(store.world, verdict.outcome === 'found' ? 'file-marked' : 'file-mark-withdrawn', {
      organisationId,
    });
  return 'looked';
}

async function scanAll(
  store: Store,
  objects: ObjectStore,
  scanner: Scanner,
  renewBytes: number,
): Promise<ScanRound> {
  const version = await scanner.version();
  let looked = 0;
  let failedInRow = 0;
  /** @returns why the round ends here; null: it goes on */
  const scanRows = async (rows: readonly Row[]): Promise<'failed' | 'away' | null> => {
    for (const row of rows) {
      const outcome = await scanOne(store, objects, scanner, row, version);
      failedInRow = outcome === 'failed' ? failedInRow + 1 : 0;
      if (outcome === 'away') return 'away';
      if (failedInRow === mostUnread) return 'failed';
      if (outcome === 'looked') looked += 1;
    }
    return null;
  };
  for (let rows = await findFresh(store); rows.length > 0; rows = await findFresh(store)) {
    const ended = await scanRows(rows);
    if (ended) return { looked, isAway: ended === 'away' };
  }
  let left = renewBytes;
  const older = (await findOlder(store, version)).filter(({ bytes }) => {
    const isWithin = left > 0;
    left -= bytes;
    return isWithin;
  });
  return { isAway: (await scanRows(older)) === 'away', looked };
}

/**
 * One round: all that nobody looked at, and a part of what was looked at by older signatures. Rejects where the database does
 * not answer.
 * @param renewBytes of those, and one more
 */
export async function scanBodies(
  store: Store,
  objects: ObjectStore,
  scanner: Scanner,
  renewBytes: number = usualRenewBytes,
): Promise<ScanRound> {
  try {
    return await scanAll(store, objects, scanner, renewBytes);
  } catch (error) {
    if (error instanceof ScannerAwayError) return { looked: 0, isAway: true };
    throw error;
  }
}
