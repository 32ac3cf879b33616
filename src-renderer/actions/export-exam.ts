/** Saves the exam of one candidate as a data file. */
import { ok, type Result } from '../../shared/kernel/result';
import type { ActionDeps } from './action';
import type { AssessmentTarget } from './load-assessment';
import { loadExamFile } from './load-exam-file';

export type ExportedExam =
  | { readonly outcome: 'cancelled' }
  | { readonly outcome: 'saved'; readonly place: string };

/** `cancelled` when the user closed the dialog; nothing is recorded of an export. */
export async function exportExam(deps: ActionDeps, target: AssessmentTarget): Promise<Result<ExportedExam>> {
  const loaded = await loadExamFile(deps, target);
  if (!loaded.ok) return loaded;
  const { name, bytes } = loaded.value;
  const saved = await deps.host.files.save({ suggestedName: `${name}.json`, bytes });
  return saved.ok ? ok(saved.value) : saved;
}
