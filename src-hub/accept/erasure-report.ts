/**
 * Texts that are gone and that no erasure asked for: whoever can write in the database may empty a row, call it erased, and note
 * somebody as erased. None of that is believed here. A text is gone by right where an erasure names what it was about, whose bytes
 * the device of an administrator signed, or where the hub signed for that very change when it took the text out (`erasure-proof`).
 */
import { sql } from 'kysely';
import { type Erased, gatherErased } from '../../shared/domain/erased';
import { groupBy } from '../../shared/kernel/group-by';
import type { OrganisationId } from '../../shared/kernel/ids';
import { isWholeAndSignedBy, publicKeyOf } from '../../shared/node/ed25519';
import { readChange } from '../../shared/protocol/change';
import { openDocument } from '../../shared/records/open-record';
import type { Store } from '../store/open-store';
import { type GoneText, isAskedFor, isOfEarlier, namesNothing, provenBy, textKey } from './erasure-proof';

export type LostText = { readonly subjectType: string; readonly subjectId: string; readonly texts: number };

type Gone = GoneText & {
  readonly organisationId: OrganisationId;
  readonly isStanding: boolean;
};

/** What the erasures of each centre name, as far as the key of the device that is said to have asked signed them. */
async function loadNamed({ database }: Store): Promise<ReadonlyMap<string, Erased>> {
  const rows = await database
    .selectFrom('change')
    .innerJoin('device', (join) =>
      join
        .onRef('device.organisation_id', '=', 'change.organisation_id')
        .onRef('device.device_id', '=', 'change.device_id'),
    )
    .select(['change.organisation_id', 'change.device_id', 'text', 'hash', 'signature', 'public_key'])
    .where('subject_type', '=', 'erasure')
    .execute();
  const signed = rows.filter((row) => isWholeAndSignedBy(publicKeyOf(row.public_key), row));
  const read = signed.flatMap((row) => {
    const change = readChange(row);
    const isTheirs = change?.organisationId === row.organisation_id && change.deviceId === row.device_id;
    const opened = change && isTheirs ? openDocument('erasure', change) : null;
    return opened?.state === 'read' ? [{ organisationId: row.organisation_id, body: opened.body }] : [];
  });
  const byCentre = groupBy(read, ({ organisationId }) => organisationId);
  return new Map([...byCentre].map(([id, all]) => [id, gatherErased(all.map(({ body }) => body))]));
}

/** The changes for which the hub itself signed, by centre. */
async function loadProven({ database, identity }: Store): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const proofs = await database.selectFrom('erasure_proof').selectAll().execute();
  const byCentre = groupBy(proofs, (proof) => proof.organisation_id);
  return new Map(
    [...byCentre].map(([id, all]) => [
      id,
      new Set(all.flatMap((proof) => provenBy(proof, identity.publicKey))),
    ]),
  );
}

async function loadGone({ database }: Store): Promise<readonly Gone[]> {
  const found = await sql<Gone>`
    select c.organisation_id as "organisationId", seq, hash, subject_type as "subjectType", subject_id as "subjectId", type,
      exists (select 1 from document_head h where h.organisation_id = c.organisation_id
        and h.change_id = c.change_id) as "isStanding"
    from change c where erased_at is not null or text = '' order by subject_type, subject_id`.execute(
    database,
  );
  return found.rows;
}

/** A plan that stands is others', too: no erasure takes it (`erase-texts`). */
const isTheOthers = ({ isStanding, subjectType }: Gone): boolean => isStanding && subjectType === 'exam';

/** Gone, and nobody's signature says by what right. */
export async function findUnproven(store: Store): Promise<readonly Gone[]> {
  const gone = await loadGone(store);
  if (gone.length === 0) return [];
  const [named, proven] = [await loadNamed(store), await loadProven(store)];
  return gone.filter(
    (one) =>
      isTheOthers(one) ||
      (!isAskedFor(one, named.get(one.organisationId) ?? namesNothing) &&
        !proven.get(one.organisationId)?.has(textKey(one.seq, one.hash))),
  );
}

/** How many were taken out, by centre, before the hub signed for what it takes out: nobody can tell by what right. */
export async function countUnsigned({
  database,
  identity,
}: Store): Promise<ReadonlyMap<OrganisationId, number>> {
  const proofs = await database.selectFrom('erasure_proof').selectAll().execute();
  const earlier = proofs.flatMap((proof) =>
    isOfEarlier(proof)
      ? provenBy(proof, identity.publicKey).map(() => ({ organisationId: proof.organisation_id }))
      : [],
  );
  const byCentre = groupBy(earlier, ({ organisationId }) => organisationId);
  return new Map([...byCentre].map(([id, all]) => [id, all.length]));
}

/** By what they are about. */
export async function findLostTexts(store: Store): Promise<readonly LostText[]> {
  const lost = await findUnproven(store);
  const bySubject = groupBy(lost, ({ subjectType, subjectId }) => `${subjectType} ${subjectId}`);
  return [...bySubject.values()].flatMap((all) => {
    const [one] = all;
    return one ? [{ subjectType: one.subjectType, subjectId: one.subjectId, texts: all.length }] : [];
  });
}
