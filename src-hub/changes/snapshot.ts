/**
 * The first load of a device in one piece: the latest version of every document, every event, and whatever change is
 * the last, in order, as deflate-raw of a `SnapshotBody`. It is made by pages, so that memory holds little more than the compressed bytes,
 * and kept per organisation: a class of laptops costs one. The kept one may be a little behind, because the device
 * pulls on from its cursor; any hub can make it anew, so keeping it is only for speed.
 */
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createDeflateRaw } from 'node:zlib';
import { sql } from 'kysely';
import type { OrganisationId } from '../../shared/kernel/ids';
import type { SequencedChange } from '../../shared/protocol/change';
import type { Store } from '../store/open-store';

export type Snapshot = {
  readonly epoch: string;
  readonly cursor: number;
  readonly bytes: Buffer;
  /** SHA-256 in hex over `bytes`. */
  readonly digest: string;
};

type Place = { readonly organisationId: OrganisationId; readonly epoch: string; readonly lastSeq: number };

const pageCount = 2000;
/** So many changes a kept snapshot may be behind; one page of the feed brings the rest. */
const mayBeBehind = 1000;

async function composeSnapshot(store: Store, { organisationId }: Place): Promise<Snapshot> {
  const deflate = createDeflateRaw({ level: 6 });
  const chunks: Buffer[] = [];
  deflate.on('data', (chunk: Buffer) => chunks.push(chunk));
  const ended = once(deflate, 'end');
  const write = async (text: string): Promise<void> => {
    if (!deflate.write(text)) await once(deflate, 'drain');
  };
  const head = await store.database
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (transaction) => {
      const { epoch, cursor } = await transaction
        .selectFrom('organisation')
        .innerJoin('hub', (join) => join.onTrue())
        .select(['epoch', 'last_seq as cursor'])
        .where('organisation_id', '=', organisationId)
        .executeTakeFirstOrThrow();
      await write(`{"epoch":${JSON.stringify(epoch)},"cursor":${cursor},"changes":[`);
      let after = 0;
      for (;;) {
        const page = await sql<SequencedChange>`
          select c.seq, c.text, c.hash, c.signature from change c
          where c.organisation_id = ${organisationId} and c.seq > ${after} and (c.kind <> 'document' or c.seq = ${cursor} or exists (
            select 1 from document_head h
            where h.organisation_id = c.organisation_id and h.change_id = c.change_id))
          order by c.seq limit ${pageCount}`.execute(transaction);
        const last = page.rows.at(-1);
        if (!last) break;
        await write((after === 0 ? '' : ',') + page.rows.map((row) => JSON.stringify(row)).join(','));
        after = last.seq;
      }
      return { epoch, cursor };
    });
  deflate.end(']}');
  await ended;
  const bytes = Buffer.concat(chunks);
  return { ...head, bytes, digest: createHash('sha256').update(bytes).digest('hex') };
}

/** Gives snapshots, making one only when the kept one is of another epoch or too far behind. */
export function createSnapshots(store: Store): (place: Place) => Promise<Snapshot> {
  const keptByOrganisation = new Map<OrganisationId, Promise<Snapshot>>();
  return async (place) => {
    const kept = await keptByOrganisation.get(place.organisationId)?.catch(() => null);
    if (
      kept &&
      kept.epoch === place.epoch &&
      kept.cursor + mayBeBehind >= place.lastSeq &&
      kept.cursor <= place.lastSeq
    )
      return kept;
    const made = composeSnapshot(store, place);
    keptByOrganisation.set(place.organisationId, made);
    made.catch(() => keptByOrganisation.delete(place.organisationId));
    return made;
  };
}
