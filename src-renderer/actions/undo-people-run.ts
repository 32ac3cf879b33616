/**
 * Takes back what stands in the list of what was done with people: on any device of the centre and after any time. An import
 * goes back whole or not at all, a Run as far as nobody went on from it.
 */
import type { PeopleRunId } from '../../shared/kernel/ids';
import { problem } from '../../shared/kernel/problem';
import { err, type Result } from '../../shared/kernel/result';
import { type DocumentType, documentRecords } from '../../shared/records/all-records';
import type { ActionDeps } from './action';
import type { OnProgress } from './record-run';
import type { UndoStep } from './run-step';
import { type Undone, undoRun } from './undo-run';

type Request = { readonly runId: PeopleRunId; readonly onProgress?: OnProgress };

const isKnown = (type: string): type is DocumentType => Object.hasOwn(documentRecords, type);

/** `document-missing` where a part of it is not on this device, `run-too-old` where it was erased: then nothing is changed. */
export async function undoPeopleRun(
  deps: ActionDeps,
  { runId, onProgress }: Request,
): Promise<Result<Undone>> {
  const run = await deps.cache.document('people-run', runId);
  if (!run) return err(problem('document-missing', { documentId: runId }));
  const erasures = await deps.cache.documents('erasure');
  const gone = new Set(erasures.flatMap(({ document }) => document.partIds));
  const steps: UndoStep[] = [];
  for (const partId of run.document.parts) {
    const part = await deps.cache.document('people-run-part', partId);
    if (!part) return err(problem('document-missing', { documentId: partId }));
    // One that was about somebody of whom nothing stays is empty too: the others in the Run go back.
    if (part.document.steps.length === 0 && gone.has(partId)) return err(problem('run-too-old'));
    // A kind of document that only a later program knows is left as it is.
    for (const { type, ...step } of part.document.steps) if (isKnown(type)) steps.push({ ...step, type });
  }
  return undoRun(deps, {
    ...{ undo: { runId, steps }, isWhole: run.document.kind === 'import' },
    ...(onProgress ? { onProgress } : {}),
  });
}
