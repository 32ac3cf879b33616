/**
 * Takes the import of a roster back, in one append, all or none: who it brought is shown no more, what it changed is what it
 * was. Only while nobody went on from it: somebody who was changed, linked, grouped or planned since keeps all of it.
 */
import type { Result } from '../../shared/kernel/result';
import type { ActionDeps } from './action';
import type { RunUndo } from './record-run';
import { type Undone, undoRun } from './undo-run';

/** `import-undo-too-late` with how many were touched since; then nothing is changed. */
export const undoRoster = (deps: ActionDeps, undo: RunUndo): Promise<Result<Undone>> =>
  undoRun(deps, { undo, isWhole: true });
