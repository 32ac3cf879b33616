/** Thrown where a journal is no longer ours alone: its lock is another's, or its file is not as long as we left it. */
import { type Problem, problem } from '../../shared/kernel/problem';
import { storageProblem } from '../disk/storage-problem';

export class JournalTaken extends Error {}

/** The problem that a failed write is told as. */
export const writeProblem = (error: unknown): Problem =>
  error instanceof JournalTaken ? problem('journal-taken') : storageProblem(error);
