/**
 * One-time codes at the hub: made by its commands, or by an administrator in the application. Each is for one thing, and
 * is used up by it, within a quarter of an hour. The database holds only their hash.
 */
import { createHash } from 'node:crypto';
import type { OrganisationId, StaffId } from '../../shared/kernel/ids';
import { type Problem, problem } from '../../shared/kernel/problem';
import { err, ok, type Result } from '../../shared/kernel/result';
import {
  codeValidForMs,
  composeOneTimeCode,
  normaliseOneTimeCode,
} from '../../shared/protocol/one-time-code';
import type { OneTimeCode } from '../../shared/records/one-time-code';
import type { Database, DatabaseTransaction, Store } from '../store/open-store';

type Purpose = OneTimeCode['purpose'];

/** Whose it was, and who it is about. */
export type CodeGrant = { readonly organisationId: OrganisationId; readonly staffId: StaffId | null };

const hashCode = (typed: string): string =>
  createHash('sha256').update(normaliseOneTimeCode(typed)).digest('hex');

/** Lets a code count from now on, known by its hash; one that is known already stays what it is. */
export async function putCode(
  database: Database | DatabaseTransaction,
  organisationId: OrganisationId,
  code: { readonly hash: string; readonly purpose: Purpose; readonly staffId: StaffId | null },
  now: Date,
): Promise<void> {
  await database
    .insertInto('enrolment_code')
    .values({
      code_hash: code.hash,
      organisation_id: organisationId,
      purpose: code.purpose,
      staff_id: code.staffId,
      expires_at: new Date(now.getTime() + codeValidForMs),
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Makes a code for one device of the organisation; whoever it names may at once choose a PIN on it. */
export async function createEnrolmentCode(
  { database, world }: Pick<Store, 'database' | 'world'>,
  organisationId: OrganisationId,
  now: Date,
  staffId: StaffId | null = null,
): Promise<string> {
  const code = composeOneTimeCode(world, 'device');
  await putCode(database, organisationId, { hash: hashCode(code), purpose: 'device', staffId }, now);
  return code;
}

/** Makes a code by which the person gets a key. */
export async function createPersonalCode(
  { world }: Pick<Store, 'world'>,
  transaction: DatabaseTransaction,
  organisationId: OrganisationId,
  now: Date,
  staffId: StaffId,
): Promise<string> {
  const code = composeOneTimeCode(world, 'person');
  await putCode(transaction, organisationId, { hash: hashCode(code), purpose: 'person', staffId }, now);
  return code;
}

const problemsByPurpose = {
  device: ['enrolment-code-unknown', 'enrolment-code-used', 'enrolment-code-expired'],
  person: ['personal-code-unknown', 'personal-code-used', 'personal-code-expired'],
} as const;

async function whyNot(
  transaction: DatabaseTransaction,
  codeHash: string,
  purpose: Purpose,
  organisationId: OrganisationId | null,
): Promise<Problem> {
  const [unknown, used, expired] = problemsByPurpose[purpose];
  const row = await transaction
    .selectFrom('enrolment_code')
    .select(['used_at', 'organisation_id'])
    .where('code_hash', '=', codeHash)
    .where('purpose', '=', purpose)
    .executeTakeFirst();
  // A code of another organisation is answered like one that does not exist.
  if (!row || (organisationId !== null && row.organisation_id !== organisationId)) return problem(unknown);
  return problem(row.used_at ? used : expired);
}

/**
 * Uses up a code. One statement, so that of two that come with one code exactly one gets in.
 * @param organisationId where whoever asks belongs; null: anywhere, and the code says where
 */
export async function consumeCode(
  transaction: DatabaseTransaction,
  typed: string,
  purpose: Purpose,
  organisationId: OrganisationId | null,
  now: Date,
): Promise<Result<CodeGrant>> {
  const codeHash = hashCode(typed);
  const used = await transaction
    .updateTable('enrolment_code')
    .set({ used_at: now })
    .where('code_hash', '=', codeHash)
    .where('purpose', '=', purpose)
    .$if(organisationId !== null, (query) => query.where('organisation_id', '=', organisationId))
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .returning(['organisation_id', 'staff_id'])
    .executeTakeFirst();
  return used
    ? ok({ organisationId: used.organisation_id, staffId: used.staff_id })
    : err(await whyNot(transaction, codeHash, purpose, organisationId));
}
