/** Whether a centre may bring so much more: where a hub serves many, none of them fills it for the others. */
import { sql } from 'kysely';
import type { Database, DatabaseTransaction } from '../store/open-store';
import type { Bodies } from './object-store';
import type { UploadName } from './upload-pieces';

/** What it has and what is on its way, this one counted once, is within what the hub is set to keep for each. */
export async function hasRoom(
  database: Database | DatabaseTransaction,
  { centreBytes }: Pick<Bodies, 'centreBytes'>,
  { organisationId, digest }: Pick<UploadName, 'organisationId' | 'digest'>,
  bytes: number,
): Promise<boolean> {
  if (centreBytes === undefined) return true;
  const found = await sql<{ bytes: number }>`
    select coalesce(sum(bytes), 0)::bigint as bytes from (
      select digest, bytes from body where organisation_id = ${organisationId}
      union select digest, bytes from body_upload where organisation_id = ${organisationId}
    ) kept where digest <> ${digest}`.execute(database);
  return Number(found.rows[0]?.bytes ?? 0) + bytes <= centreBytes;
}
