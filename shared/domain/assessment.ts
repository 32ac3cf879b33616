/**
 * An assessment is the fold over its events, in the order of the journal. Pure: same events, same assessment, on every
 * device. Rules A1 to A9 of SPEC.md.
 */
import { assertNever } from '../kernel/assert';
import type { AssessmentId, ChangeId, IndicatorId } from '../kernel/ids';
import type { AssessmentEvent, AssessmentEventOf, UnknownEvent } from './assessment-event';
import type { MarkValue } from './scale';

export type Mark = { readonly value: MarkValue; readonly eventId: ChangeId; readonly at: string };
export type Remark = { readonly text: string; readonly eventId: ChangeId; readonly at: string };

/** Events that an undo can take back. */
export type ReversibleEvent =
  | AssessmentEventOf<'mark-given'>
  | AssessmentEventOf<'mark-withdrawn'>
  | AssessmentEventOf<'remark-written'>;

/** Two changes made upon the same one: both are kept, a person chooses, signing waits. */
export type Conflict = {
  readonly indicatorId: IndicatorId;
  readonly about: 'mark' | 'remark';
  readonly events: readonly ReversibleEvent[];
};

export type Assessment = {
  readonly assessmentId: AssessmentId;
  readonly identifiedAt: string | null;
  /** First mark or remark; null before. */
  readonly startedAt: string | null;
  readonly lastChangedAt: string | null;
  readonly marks: ReadonlyMap<IndicatorId, Mark>;
  readonly remarks: ReadonlyMap<IndicatorId, Remark>;
  /** Last event per indicator and kind, withdrawn or blank ones included: what the next change goes upon. */
  readonly tips: ReadonlyMap<string, ChangeId>;
  readonly conflicts: readonly Conflict[];
  /** Reversible events that stand, oldest first, each with what was there before it. */
  readonly undoable: readonly {
    readonly event: ReversibleEvent;
    readonly before: MarkValue | string | null;
  }[];
  readonly signed: {
    readonly at: string;
    readonly outcome: 'passed' | 'failed';
    readonly signedName: string;
    readonly eventId: ChangeId;
  } | null;
  readonly sheets: readonly {
    readonly digest: string;
    readonly language: 'nl' | 'en';
    readonly at: string;
  }[];
  /** Indicator of the last mark or remark: where the examiner goes on after a restart. */
  readonly lastIndicatorId: IndicatorId | null;
  /** Ids of all events folded, in order: the basis that a signature binds. */
  readonly eventIds: readonly ChangeId[];
  /** Events of a newer program version: while there are any, the assessment is read-only. */
  readonly unknownEvents: number;
};

/** Key of `tips`. */
export const tipKey = (about: 'mark' | 'remark', indicatorId: IndicatorId): string =>
  `${about} ${indicatorId}`;

type Draft = {
  -readonly [K in keyof Assessment]: Assessment[K] extends ReadonlyMap<infer A, infer B>
    ? Map<A, B>
    : Assessment[K] extends readonly (infer E)[]
      ? E[]
      : Assessment[K];
};

/** Follows one reversible event: sees a fork (A5) and moves the undo stack (A6). */
function followReversible(state: Draft, event: ReversibleEvent): void {
  const about = event.type === 'remark-written' ? 'remark' : 'mark';
  const { indicatorId, undoes } = event.body;
  const key = tipKey(about, indicatorId);
  const tip = state.tips.get(key) ?? null;
  const before =
    about === 'mark'
      ? (state.marks.get(indicatorId)?.value ?? null)
      : (state.remarks.get(indicatorId)?.text ?? null);

  const open = state.conflicts.find((c) => c.about === about && c.indicatorId === indicatorId);
  if (event.upon !== tip) {
    const rival = state.undoable.findLast((u) => u.event.eventId === tip)?.event;
    const sides = [...(open?.events ?? (rival ? [rival] : [])), event];
    state.conflicts = state.conflicts.filter((c) => c !== open);
    state.conflicts.push({ indicatorId, about, events: sides });
  } else if (open) {
    // A change upon the last of the rivals, made with the conflict in sight, settles it.
    state.conflicts = state.conflicts.filter((c) => c !== open);
  }
  state.tips.set(key, event.eventId);
  state.undoable = undoes
    ? state.undoable.filter((u) => u.event.eventId !== undoes)
    : [...state.undoable, { event, before }];
  state.startedAt ??= event.occurredAt;
  state.lastChangedAt = event.occurredAt;
  state.lastIndicatorId = indicatorId;
}

function follow(state: Draft, event: AssessmentEvent): void {
  const { occurredAt: at, eventId } = event;
  switch (event.type) {
    case 'candidate-identified':
      state.identifiedAt ??= at;
      return;
    case 'mark-given':
      followReversible(state, event);
      state.marks.set(event.body.indicatorId, { value: event.body.value, eventId, at });
      return;
    case 'mark-withdrawn':
      followReversible(state, event);
      state.marks.delete(event.body.indicatorId);
      return;
    case 'remark-written':
      followReversible(state, event);
      if (event.body.text === '') state.remarks.delete(event.body.indicatorId);
      else state.remarks.set(event.body.indicatorId, { text: event.body.text, eventId, at });
      return;
    case 'assessment-signed':
      state.signed ??= { at, outcome: event.body.outcome, signedName: event.body.signedName, eventId };
      return;
    case 'sheet-issued':
      state.sheets.push({ digest: event.body.digest, language: event.body.language, at });
      return;
    default:
      assertNever(event);
  }
}

/**
 * Folds the events of one assessment, oldest first. An event that comes twice counts once (A2); marks and remarks
 * after the signature are not followed (A8).
 */
export function foldAssessment(
  assessmentId: AssessmentId,
  events: readonly (AssessmentEvent | UnknownEvent)[],
): Assessment {
  const state: Draft = {
    assessmentId,
    identifiedAt: null,
    startedAt: null,
    lastChangedAt: null,
    marks: new Map(),
    remarks: new Map(),
    tips: new Map(),
    conflicts: [],
    undoable: [],
    signed: null,
    sheets: [],
    lastIndicatorId: null,
    eventIds: [],
    unknownEvents: 0,
  };
  const seen = new Set<ChangeId>();
  for (const event of events) {
    if (seen.has(event.eventId)) continue;
    seen.add(event.eventId);
    if (event.type === 'unknown') {
      state.unknownEvents += 1;
      continue;
    }
    const isLate = state.signed !== null && event.type !== 'sheet-issued';
    if (isLate) continue;
    follow(state, event);
    if (event.type !== 'sheet-issued') state.eventIds.push(event.eventId);
  }
  return state;
}
