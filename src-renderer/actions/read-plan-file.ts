/** Opens a table of exams to plan; reading changes nothing. What reads it is fetched when somebody has such a file. */

import type { PlanTable } from '../../shared/formats/read-plan-table';
import { problem } from '../../shared/kernel/problem';
import { err, type Result } from '../../shared/kernel/result';
import type { ActionDeps } from './action';

/** A month of a large centre is some hundreds of rows; a megabyte holds ten thousand. */
const mostBytes = 5_000_000;

export async function readPlanFile(_deps: ActionDeps, file: File): Promise<Result<PlanTable>> {
  if (file.size > mostBytes) return err(problem('too-large'));
  const { readPlanTable } = await import('../../shared/formats/read-plan-table');
  return readPlanTable(new Uint8Array(await file.arrayBuffer()));
}
