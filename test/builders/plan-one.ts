/** Plans one exam, for tests that are about one. */
import { present } from '../../shared/kernel/assert';
import { ok, type Result } from '../../shared/kernel/result';
import type { PlannedExam } from '../../shared/records/exam';
import type { ActionDeps } from '../../src-renderer/actions/action';
import { type ExamRequest, planExams } from '../../src-renderer/actions/plan-exam';

export async function planExam(deps: ActionDeps, request: ExamRequest): Promise<Result<PlannedExam>> {
  const planned = await planExams(deps, [request]);
  return planned.ok ? ok(present(planned.value[0], 'the planned exam')) : planned;
}
