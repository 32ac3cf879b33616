/**
 * What a device may see, worked out when it asks, from what is noted beside the changes (`note-members`): so nobody who
 * hands something in waits for the devices of others. It is worked out anew only after something moved it.
 *
 * Who is on a device: whoever has a key on it and works at the centre. That a certificate ran out takes nothing away: the
 * hub vouches on for it at this very contact, and an examiner's exams would leave the tablet over every holiday.
 */
import { sql } from 'kysely';
import { seesEverything } from '../../shared/domain/sight';
import type { DeviceId, OrganisationId, StaffId } from '../../shared/kernel/ids';
import type { Sees } from '../../shared/values/sees';
import { isSampleCentre } from '../authorise/is-sample-centre';
import { rolesOf } from '../authorise/staff-standing';
import type { DatabaseTransaction, Store } from '../store/open-store';
import { readHeads } from '../store/read-heads';

export type Sight = {
  readonly sees: Sees;
  /** A device that sees some and was loaded before this number holds what is not its any more. */
  readonly anewSeq: number;
};

/** Who asks, as it stands with the one look at the database that every request begins with. */
export type Looker = {
  readonly organisationId: OrganisationId;
  readonly deviceId: DeviceId;
  /** Null when it was never worked out, or not since something moved it. */
  readonly sight: Sight | null;
};

/** How a hub knows what a device sees. */
export type WorkOutSight = (store: Pick<Store, 'database'>, looker: Looker) => Promise<Sight>;

type Asker = Pick<Looker, 'organisationId' | 'deviceId'>;

/** Who has a key on the device and works here, with what they are. */
async function findPeople(
  transaction: DatabaseTransaction,
  { organisationId, deviceId }: Asker,
): Promise<readonly { readonly staffId: StaffId; readonly roles: readonly string[] }[]> {
  const keys = await transaction
    .selectFrom('person_key')
    .select('staff_id')
    .distinct()
    .where('organisation_id', '=', organisationId)
    .where('device_id', '=', deviceId)
    .where('ended_at', 'is', null)
    .execute();
  const staffIds = keys.map((row) => row.staff_id);
  if (staffIds.length === 0) return [];
  const staff = await readHeads(transaction, organisationId, 'staff', staffIds);
  return staffIds
    .map((staffId) => ({ staffId, roles: rolesOf(staff.get(staffId) ?? null) }))
    .filter(({ roles }) => roles.length > 0);
}

/** Gives what is new from `seq` on and takes what is gone. True when something of a person was taken. */
async function moveSubjects(
  transaction: DatabaseTransaction,
  { organisationId, deviceId }: Asker,
  viewers: readonly string[],
  seq: number,
): Promise<boolean> {
  const found = await sql<{ isTaken: boolean }>`
    with exam as (
      select distinct exam_id from exam_viewer
      where organisation_id = ${organisationId} and viewer_id = any(${viewers}::uuid[])
    ), direct as (
      select 'exam' as subject_type, exam_id as subject_id from exam
      union
      select b.subject_type, b.subject_id from belonging b join exam on b.owner_id = exam.exam_id
      where b.organisation_id = ${organisationId} and b.owner_type = 'exam'
    ), wanted as (
      select * from direct
      union
      select b.subject_type, b.subject_id from belonging b
        join direct on b.owner_type = direct.subject_type and b.owner_id = direct.subject_id
      where b.organisation_id = ${organisationId} and b.owner_type = 'participant'
    ), given as (
      insert into sight (organisation_id, device_id, subject_type, subject_id, seq)
      select ${organisationId}::uuid, ${deviceId}::uuid, subject_type, subject_id, ${seq}::bigint from wanted
      on conflict do nothing
    ), taken as (
      delete from sight s where s.organisation_id = ${organisationId} and s.device_id = ${deviceId}
        and not exists (select 1 from wanted w where w.subject_type = s.subject_type and w.subject_id = s.subject_id)
      returning subject_type
    )
    select exists (select 1 from taken where subject_type <> 'exam-definition') as "isTaken"`.execute(
    transaction,
  );
  return found.rows[0]?.isTaken ?? false;
}

/**
 * Works it out and keeps it. The number under which something is given is one that the device has not read past: it names
 * a change that moved what is seen since this was worked out last.
 */
function workOutAnew({ database }: Pick<Store, 'database'>, asker: Asker): Promise<Sight> {
  const { organisationId, deviceId } = asker;
  return database.transaction().execute(async (transaction) => {
    const device = await transaction
      .selectFrom('device')
      .select(['sees', 'anew_seq'])
      .where('organisation_id', '=', organisationId)
      .where('device_id', '=', deviceId)
      .forUpdate()
      .executeTakeFirstOrThrow();
    const { sight_seq: seq, last_seq: lastSeq } = await transaction
      .selectFrom('organisation')
      .select(['sight_seq', 'last_seq'])
      .where('organisation_id', '=', organisationId)
      .executeTakeFirstOrThrow();
    const people = await findPeople(transaction, asker);
    const isAll =
      people.some(({ roles }) => seesEverything(roles)) ||
      (await isSampleCentre(transaction, organisationId));
    const viewers = [deviceId, ...people.map(({ staffId }) => staffId)];
    const isTaken = !isAll && (await moveSubjects(transaction, asker, viewers, seq));
    // Of one that asks for the first time nobody knows what it was given before: it may be a copy of another's folder.
    const knownSeq = device.sees === null ? lastSeq : device.anew_seq;
    const sight: Sight = { sees: isAll ? 'all' : 'some', anewSeq: isTaken ? seq : knownSeq };
    await transaction
      .updateTable('device')
      .set({ sees: sight.sees, sees_at: seq, anew_seq: sight.anewSeq })
      .where('organisation_id', '=', organisationId)
      .where('device_id', '=', deviceId)
      .execute();
    return sight;
  });
}

/** What the device may see now. */
export const workOutSight: WorkOutSight = async (store, { sight, ...asker }) =>
  sight ?? workOutAnew(store, asker);
