/**
 * A planned exam upon another version of its qualification: the same work processes, scale and rule, with the texts as they
 * are now. Nobody has to: an exam keeps what it pinned (M51). One that was begun is never planned anew.
 */

import type { WorkProcessId } from '../kernel/ids';
import type { PlannedExam } from '../records/exam';
import type { ExamDefinition } from '../records/exam-definition';
import type { Terms } from '../values/terms';
import { composeSnapshot } from './compose-exam';
import { contentDigestOf } from './content-digest';
import type { Qualification } from './qualification';

export type Replanned =
  /** What it pins says the same already. */
  | { readonly outcome: 'same' }
  /** `nothing-left`: none of its work processes is there any more; `without-indicator`: in one there is nothing to mark. */
  | { readonly outcome: 'impossible'; readonly why: 'nothing-left' | 'without-indicator' }
  | {
      readonly outcome: 'replanned';
      readonly planned: PlannedExam;
      readonly definition: ExamDefinition;
      /** How many of its work processes are not there any more. */
      readonly gone: number;
    };

/** So long before its time an exam is begun without a reason having to be given (W9). */
const beginsBeforeMs = 3_600_000;

/** Whether a device without contact may have begun it already: its time has come. Then it is not planned anew. */
export const mayHaveBegun = ({ plannedAt }: Pick<PlannedExam, 'plannedAt'>, now: Date): boolean =>
  Date.parse(plannedAt) - beginsBeforeMs <= now.getTime();

/**
 * @param planned the exam as it is planned
 * @param definition what it pins
 * @param qualification as it is now
 * @param centreTerms the words of the centre
 */
export function replanExam(
  planned: PlannedExam,
  definition: ExamDefinition,
  qualification: Qualification,
  centreTerms: Terms | undefined,
): Replanned {
  const wanted = definition.parts.flatMap(({ workProcessIds }) => workProcessIds);
  const snapshot = composeSnapshot(qualification, wanted, centreTerms);
  const workProcesses = snapshot.coreTasks.flatMap((coreTask) => coreTask.workProcesses);
  const left = new Set<WorkProcessId>(workProcesses.map(({ workProcessId }) => workProcessId));
  const parts = definition.parts.map((part) => ({
    ...part,
    workProcessIds: part.workProcessIds.filter((id) => left.has(id)),
  }));
  if (parts.some(({ workProcessIds }) => workProcessIds.length === 0))
    return { outcome: 'impossible', why: 'nothing-left' };
  if (workProcesses.some(({ indicators }) => indicators.length === 0))
    return { outcome: 'impossible', why: 'without-indicator' };
  const next = { ...definition, snapshot, parts };
  const definitionDigest = contentDigestOf(next);
  if (definitionDigest === planned.definitionDigest) return { outcome: 'same' };
  const about = {
    ...planned.about,
    name: qualification.name,
    code: qualification.code,
    workProcesses: workProcesses.length,
    indicators: workProcesses.reduce((sum, { indicators }) => sum + indicators.length, 0),
  };
  return {
    outcome: 'replanned',
    planned: { ...planned, version: planned.version + 1, about, definitionDigest },
    definition: next,
    gone: new Set(wanted).size - left.size,
  };
}
