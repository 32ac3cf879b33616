/** Problems of the moment: the same change may succeed when it is offered again. Any other one is a refusal for good. */
import type { Problem, ProblemCode } from '../../shared/kernel/problem';

const passing: ReadonlySet<ProblemCode> = new Set([
  'host-unreachable',
  'internal',
  'disk-full',
  'storage-failed',
  'journal-closed',
  'cache-unusable',
  'cache-building',
  'device-locked',
  'device-handed-over',
]);

/** @returns whether the writer offers the change again by itself; any other problem is shown and waits for a person */
export const isPassing = (problem: Problem): boolean => passing.has(problem.code);
