import type { Problem } from '../../shared/kernel/problem';
import type { Result } from '../../shared/kernel/result';

/** The value of a result that the test relies on. */
export const value = <T>(result: Result<T, Problem>): T => {
  if (!result.ok) throw new Error(`unexpected problem: ${JSON.stringify(result.problem)}`);
  return result.value;
};
