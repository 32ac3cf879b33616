/**
 * Enrolment codes: 80 random bits, typed by hand once, within a quarter of an hour. The database holds only their
 * hash. Letters that look like digits are not used, and are read as those digits when typed.
 */
import { createHash } from 'node:crypto';
import type { OrganisationId } from '../../shared/kernel/ids';
import { type Problem, problem } from '../../shared/kernel/problem';
import { err, ok, type Result } from '../../shared/kernel/result';
import type { World } from '../../shared/kernel/world';
import type { DatabaseTransaction, Store } from '../store/open-store';

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const codeLength = 16;
export const codeValidForMs = 15 * 60_000;

function composeCode(world: World): string {
  // 256 is a multiple of 32, so every letter is equally likely.
  const letters = Array.from(world.randomBytes(codeLength), (byte) => alphabet[byte % alphabet.length]);
  return [0, 4, 8, 12].map((start) => letters.slice(start, start + 4).join('')).join('-');
}

/** What the typed text means: any case, with or without dashes and spaces. */
const normaliseCode = (typed: string): string =>
  typed.toUpperCase().replace(/[\s-]/g, '').replaceAll('O', '0').replace(/[IL]/g, '1');

const hashCode = (typed: string): string => createHash('sha256').update(normaliseCode(typed)).digest('hex');

/** Makes a code for one device of the organisation. */
export async function createEnrolmentCode(
  { database, world }: Pick<Store, 'database' | 'world'>,
  organisationId: OrganisationId,
  now: Date,
): Promise<string> {
  const code = composeCode(world);
  await database
    .insertInto('enrolment_code')
    .values({
      code_hash: hashCode(code),
      organisation_id: organisationId,
      expires_at: new Date(now.getTime() + codeValidForMs),
    })
    .execute();
  return code;
}

async function whyNot(transaction: DatabaseTransaction, codeHash: string): Promise<Problem> {
  const row = await transaction
    .selectFrom('enrolment_code')
    .select('used_at')
    .where('code_hash', '=', codeHash)
    .executeTakeFirst();
  if (!row) return problem('enrolment-code-unknown');
  return problem(row.used_at ? 'enrolment-code-used' : 'enrolment-code-expired');
}

/** Uses up a code. One statement, so that of two devices with one code exactly one gets in. */
export async function consumeEnrolmentCode(
  transaction: DatabaseTransaction,
  typed: string,
  now: Date,
): Promise<Result<OrganisationId>> {
  const codeHash = hashCode(typed);
  const used = await transaction
    .updateTable('enrolment_code')
    .set({ used_at: now })
    .where('code_hash', '=', codeHash)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .returning('organisation_id')
    .executeTakeFirst();
  return used ? ok(used.organisation_id) : err(await whyNot(transaction, codeHash));
}
