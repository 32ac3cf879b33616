/** A refusal that undoes what its transaction did before, such as using up a code. */
import type { Problem } from '../../shared/kernel/problem';
import { err, ok, type Result } from '../../shared/kernel/result';
import type { Database, DatabaseTransaction } from '../store/open-store';

/** Thrown within `inTransaction`. */
export class Refused extends Error {
  readonly reason: Problem;
  constructor(reason: Problem) {
    super(reason.code);
    this.reason = reason;
  }
}

/** The value, or the refusal of the whole transaction. */
export function orRefuse<T>(result: Result<T>): T {
  if (!result.ok) throw new Refused(result.problem);
  return result.value;
}

/** Runs it whole or not at all; a refusal is its answer. */
export async function inTransaction<T>(
  database: Database,
  run: (transaction: DatabaseTransaction) => Promise<T>,
): Promise<Result<T>> {
  try {
    return ok(await database.transaction().execute(run));
  } catch (error) {
    if (error instanceof Refused) return err(error.reason);
    throw error;
  }
}
