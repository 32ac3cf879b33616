/** One thing that the live check of a tree says: what, where, and whether it keeps the qualification from something. */

export type FindingCode =
  /** M49: nothing is there yet. */
  | 'no-core-tasks'
  /** M47: of a core task; when none has a work process, the qualification cannot be activated. */
  | 'core-task-without-work-process'
  | 'work-process-without-indicator'
  | 'work-process-without-competence'
  | 'competence-not-offered'
  | 'no-critical'
  | 'too-long'
  | 'name-missing'
  | 'text-missing'
  | 'code-missing'
  | 'code-twice'
  /** A work process has the number of another core task than its own. */
  | 'code-of-another'
  | 'text-twice'
  | 'two-things'
  | 'long-text'
  | 'ends-in-colon';

export type TreeFinding = {
  readonly code: FindingCode;
  /** Where to go; null: the qualification itself. */
  readonly nodeId: string | null;
  /** Own field of the node that it is about. */
  readonly field: string | null;
  /** What it keeps the qualification from; null: it is only unwise. */
  readonly blocks: 'publish' | 'activate' | null;
  /** Other nodes that it goes with, e.g. those with the same number. */
  readonly otherIds?: readonly string[];
  /** Of a text that is too long: signs it has, and may have. */
  readonly length?: number;
  readonly limit?: number;
};
