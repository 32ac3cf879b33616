/**
 * Whether an exam is running on this device: assessments that were begun here, are not signed anywhere this device knows
 * of, and were worked on in the last day. A candidate who walked away weeks ago must not keep a device from its updates;
 * a clock that was set back counts as now.
 */
import type { ChangeFacts } from './read-change-facts';

const runningMs = 24 * 60 * 60 * 1000;
const signature = 'assessment-signed';
/** What is said of an assessment without working on it. */
const beside: ReadonlySet<string> = new Set(['sheet-issued', 'attendance-recorded']);

export type RunningExams = {
  readonly noteMade: (change: ChangeFacts) => void;
  /** A change that came from the hub, by page or first load. */
  readonly noteCame: (change: ChangeFacts) => void;
  /** Assessments that were worked on here and that nobody signed yet. */
  readonly unsigned: () => ReadonlySet<string>;
  /** How many are running at a moment. */
  readonly countAt: (nowMs: number) => number;
  readonly save: () => SavedRunningExams;
};

export type SavedRunningExams = {
  readonly lastWorkAt: readonly (readonly [assessmentId: string, at: string])[];
  readonly signed: readonly string[];
};

/** Whether a text that came from the hub can matter here at all; far cheaper than reading it. */
export const maySign = (text: string): boolean => text.includes(`"${signature}"`);

export function createRunningExams(saved: SavedRunningExams | null): RunningExams {
  const lastWorkAt = new Map(saved?.lastWorkAt);
  const signed = new Set(saved?.signed);
  const sign = (assessmentId: string): void => {
    signed.add(assessmentId);
    lastWorkAt.delete(assessmentId);
  };
  return {
    noteMade: ({ kind, subjectType, type, subjectId, occurredAt }) => {
      if (kind !== 'event' || subjectType !== 'assessment' || beside.has(type)) return;
      if (type === signature) sign(subjectId);
      else if (!signed.has(subjectId)) lastWorkAt.set(subjectId, occurredAt);
    },
    noteCame: ({ kind, subjectType, type, subjectId }) => {
      if (kind === 'event' && subjectType === 'assessment' && type === signature) sign(subjectId);
    },
    unsigned: () => new Set(lastWorkAt.keys()),
    countAt: (nowMs) => [...lastWorkAt.values()].filter((at) => nowMs - Date.parse(at) < runningMs).length,
    save: () => ({ lastWorkAt: [...lastWorkAt], signed: [...signed] }),
  };
}
