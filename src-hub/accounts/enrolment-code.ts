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
import { describeCode } from '../audit/told';
import { writeAudit } from '../audit/write-audit';
import type { Database, DatabaseTransaction, Store } from '../store/open-store';

type Purpose = OneTimeCode['purpose'];

/** Whose it was, and who it is about. */
export type CodeGrant = { readonly organisationId: OrganisationId; readonly staffId: StaffId | null };

/** What is kept of a code: the digest that stands in its document, too. */
export const hashCode = (typed: string): string =>
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

type Kept = { readonly hash: string; readonly purpose: Purpose; readonly staffId: StaffId | null };

const aboutStaff = (staffId: StaffId | null) => (staffId ? ({ kind: 'staff', id: staffId } as const) : null);

const tellMade = ({ hash, purpose, staffId }: Kept) =>
  ({ what: 'code-made', about: aboutStaff(staffId), detail: describeCode(purpose, hash) }) as const;

/** Makes a code for one device of the organisation; whoever it names may at once choose a PIN on it. */
export async function createEnrolmentCode(
  { database, world }: Pick<Store, 'database' | 'world'>,
  organisationId: OrganisationId,
  now: Date,
  staffId: StaffId | null = null,
): Promise<string> {
  const code = composeOneTimeCode(world, 'device');
  const kept = { hash: hashCode(code), purpose: 'device', staffId } as const;
  await database.transaction().execute(async (transaction) => {
    await writeAudit(transaction, organisationId, [{ ...tellMade(kept), origin: 'command' }], now);
    await putCode(transaction, organisationId, kept, now);
  });
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
  const kept = { hash: hashCode(code), purpose: 'person', staffId } as const;
  await putCode(transaction, organisationId, kept, now);
  await writeAudit(transaction, organisationId, [tellMade(kept)], now);
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
  if (!used) return err(await whyNot(transaction, codeHash, purpose, organisationId));
  const { organisation_id: owner, staff_id: staffId } = used;
  const about = aboutStaff(staffId);
  const told = { what: 'code-used', about, detail: describeCode(purpose, codeHash) } as const;
  await writeAudit(transaction, owner, [told], now);
  return ok({ organisationId: owner, staffId });
}

/** Whose code for a device this is or was; null when it never was one. */
export async function findCodeOwner(database: Database, typed: string): Promise<OrganisationId | null> {
  const row = await database
    .selectFrom('enrolment_code')
    .select('organisation_id')
    .where('code_hash', '=', hashCode(typed))
    .where('purpose', '=', 'device')
    .executeTakeFirst();
  return row?.organisation_id ?? null;
}
