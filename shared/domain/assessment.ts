/**
 * An assessment is the fold over its events. Pure, and the same on every device that holds the same events, although
 * each journal may have received them in another order: which change stands is read from `upon`, not from the place in
 * the list (SPEC.md, A1 to A9, C1 to C5, E2 and W1 to W7).
 */
import { assertNever } from '../kernel/assert';
import type { AssessmentId, ChangeId, IndicatorId, StaffId } from '../kernel/ids';
import type { IdentificationMethod, PlanAtStart } from '../records/candidate-identified';
import type { MarkValue } from '../values/scale';
import type { AssessmentEvent, AssessmentEventOf, UnknownEvent } from './assessment-event';
import { type StandingAttendance, standingAttendance } from './attendance';
import { basisDigestOf } from './basis-digest';
import { findCovering } from './covering-signature';
import { type Doubts, findDoubts, isLeftOut } from './doubts';
import { type Evidence, type EvidenceEvent, gatherEvidence } from './evidence';
import { type Identification, standingIdentification } from './identification';
import { findRemarkLevels, type RemarkLevel } from './remark-level';
import { findToldReceipt, type ToldReceipt } from './told-receipt';
import type { Holder, TakeOver } from './writers';

type Standing = {
  readonly changeId: ChangeId;
  readonly at: string;
  /** Who gave or wrote it; null when the event does not say. */
  readonly by: StaffId | null;
};
export type Mark = Standing & { readonly value: MarkValue };
export type Remark = Standing & {
  readonly text: string;
  /** The mark it was written with (A10); null while there was none. */
  readonly level: MarkValue | null;
};

/** Events that an undo can take back. */
export type ReversibleEvent =
  | AssessmentEventOf<'mark-given'>
  | AssessmentEventOf<'mark-withdrawn'>
  | AssessmentEventOf<'remark-written'>;

/** Why an assessment began on another day or hour than planned. */
export type StartReason = Standing & {
  readonly reason: string;
  /** When it was planned, as whoever began knew it. */
  readonly plannedAt: string;
};

/** Two changes made upon the same one that say different things: both are kept, a person chooses, signing waits. */
export type Conflict = {
  readonly indicatorId: IndicatorId;
  readonly about: 'mark' | 'remark';
  readonly events: readonly ReversibleEvent[];
};

export type Assessment = {
  readonly assessmentId: AssessmentId;
  /** Whom the exam assigns it to; null when that is not known. */
  readonly examinerId: StaffId | null;
  /** Who writes on: the examiner, or who took over last; null when nobody is known to be assigned. */
  readonly holder: Holder | null;
  readonly takeOvers: readonly TakeOver[];
  /** By whoever has it, or when it is signed by anybody who had it; null when none of theirs stands (A5, W11). */
  readonly identifiedAt: string | null;
  readonly identifiedBy: IdentificationMethod | null;
  /** Every confirmation of who stood there that was not taken back, oldest first. */
  readonly identifications: readonly Identification[];
  /** The plan of the first of them (W12); null when nobody began, or by a program that did not say. */
  readonly planAtStart: PlanAtStart | null;
  /** Why it began on another day or hour than planned (W9); null when nobody said. The last one stands. */
  readonly startReason: StartReason | null;
  /** Whether the candidate was there, as it was said last (P1); null while nobody said. */
  readonly attendance: StandingAttendance | null;
  /** First mark or remark; null before. */
  readonly startedAt: string | null;
  readonly lastChangedAt: string | null;
  readonly marks: ReadonlyMap<IndicatorId, Mark>;
  readonly remarks: ReadonlyMap<IndicatorId, Remark>;
  /**
   * Per indicator and kind (`headKey`) the events that nothing has replaced yet, the one that stands last. More than
   * one means that two devices changed the same thing; the next change goes upon the last and settles the others.
   */
  readonly heads: ReadonlyMap<string, readonly ReversibleEvent[]>;
  readonly conflicts: readonly Conflict[];
  /** All that was attached, also what was removed again (E2). */
  readonly evidence: readonly Evidence[];
  /** Reversible events that stand, oldest first, each with what was there before it. */
  readonly undoable: readonly {
    readonly event: ReversibleEvent;
    readonly before: MarkValue | string | null;
    /** Of a remark: the mark that the one before it was written with. */
    readonly levelBefore: MarkValue | null;
  }[];
  readonly signed: {
    readonly at: string;
    readonly outcome: 'passed' | 'failed';
    readonly signedName: string;
    readonly changeId: ChangeId;
    /** Whether it is bound to just the events that this device holds (S6). */
    readonly fitsBasis: boolean;
  } | null;
  /** The hub's receipt for the signature, as the hub told it (A13); null while it told nothing. */
  readonly received: ToldReceipt | null;
  readonly sheets: readonly {
    readonly digest: string;
    readonly language: string;
    readonly at: string;
  }[];
  /** Indicator of the last mark or remark: where the examiner goes on after a restart. */
  readonly lastIndicatorId: IndicatorId | null;
  /** Sorted ids of the events that count, the signature itself and those that may be ignored left out: its basis (S6). */
  readonly changeIds: readonly ChangeId[];
  /** Last `deviceSeq` of each device among those events. */
  readonly seen: Readonly<Record<string, number>>;
  /** Events that the signature does not cover: kept, shown, not followed (A8). */
  readonly lateEvents: number;
  /** Events that this program cannot read and must not pass over: while there are any, the assessment is read-only. */
  readonly unknownEvents: number;
  /** Events that this program cannot read and need not (A9). */
  readonly ignoredEvents: number;
  /** Events by somebody whose assessment this was not: kept, counted, not followed (W2). */
  readonly eventsByOthers: number;
  /** Events that the hub doubts, and what was decided about them (W6). */
  readonly doubts: Doubts;
};

/** Key of `heads`. */
export const headKey = (about: 'mark' | 'remark', indicatorId: IndicatorId): string =>
  `${about} ${indicatorId}`;

type Draft = {
  -readonly [K in keyof Assessment]: Assessment[K] extends ReadonlyMap<infer A, infer B>
    ? Map<A, B>
    : Assessment[K] extends readonly (infer E)[]
      ? E[]
      : Assessment[K];
} & {
  readonly replaced: Set<ChangeId>;
  readonly takenBack: Set<ChangeId>;
  readonly levelOf: RemarkLevel;
  readonly filed: EvidenceEvent[];
};

const aboutOf = (event: ReversibleEvent): 'mark' | 'remark' =>
  event.type === 'remark-written' ? 'remark' : 'mark';

/** What the indicator has after this event: a mark, a remark text, or nothing. */
function saysOf(event: ReversibleEvent): MarkValue | string | null {
  switch (event.type) {
    case 'mark-given':
      return event.body.value;
    case 'mark-withdrawn':
      return null;
    case 'remark-written':
      return event.body.text.trim() === '' ? null : event.body.text;
    default:
      return assertNever(event);
  }
}

/** Puts what the event says into the assessment. */
function stand(state: Draft, event: ReversibleEvent): void {
  const { changeId, occurredAt: at, actorId: by } = event;
  const { indicatorId } = event.body;
  if (event.type === 'mark-given')
    state.marks.set(indicatorId, { value: event.body.value, changeId, at, by });
  else if (event.type === 'mark-withdrawn') state.marks.delete(indicatorId);
  else if (saysOf(event) === null) state.remarks.delete(indicatorId);
  else
    state.remarks.set(indicatorId, { text: event.body.text, level: state.levelOf(event), changeId, at, by });
}

/** Follows a mark or remark: keeps the heads (A4), sees and settles conflicts (C1 to C4), moves the undo list (A6). */
function followReversible(state: Draft, event: ReversibleEvent): void {
  const about = aboutOf(event);
  const { indicatorId, undoes, settles } = event.body;
  const key = headKey(about, indicatorId);
  const earlierHeads = state.heads.get(key) ?? [];
  const standing = earlierHeads.at(-1);
  const before = standing ? saysOf(standing) : null;
  const levelBefore = standing?.type === 'remark-written' ? state.levelOf(standing) : null;

  for (const id of [...(event.upon ? [event.upon] : []), ...settles]) state.replaced.add(id);
  const heads = [...earlierHeads, event]
    .filter((head) => !state.replaced.has(head.changeId))
    .sort((a, b) => (a.changeId < b.changeId ? -1 : 1));
  state.heads.set(key, heads);
  const winner = heads.at(-1);
  if (winner) stand(state, winner);

  const isOther = (c: { about: string; indicatorId: IndicatorId }) =>
    c.about !== about || c.indicatorId !== indicatorId;
  state.conflicts = state.conflicts.filter(isOther);
  const isConflict = new Set(heads.map(saysOf)).size > 1;
  if (isConflict) state.conflicts.push({ indicatorId, about, events: heads });

  const isOneLine = earlierHeads.length <= 1 && heads.length === 1 && winner === event;
  if (!isOneLine)
    state.undoable = state.undoable.filter((u) =>
      isOther({ about: aboutOf(u.event), indicatorId: u.event.body.indicatorId }),
    );
  else if (undoes) state.undoable = state.undoable.filter((u) => u.event.changeId !== undoes);
  else state.undoable.push({ event, before, levelBefore });

  state.startedAt ??= event.occurredAt;
  state.lastChangedAt = event.occurredAt;
  state.lastIndicatorId = indicatorId;
}

function follow(state: Draft, event: AssessmentEvent): void {
  const { occurredAt: at, changeId } = event;
  switch (event.type) {
    case 'candidate-identified':
      state.identifications.push({
        ...{ changeId, at, by: event.actorId, method: event.body.method },
        ...(event.body.plan && { plan: event.body.plan }),
      });
      return;
    case 'identification-withdrawn':
      for (const id of event.body.withdraws) state.takenBack.add(id);
      return;
    case 'started-off-plan':
      if (!state.startReason || state.startReason.changeId < changeId)
        state.startReason = { ...event.body, changeId, at, by: event.actorId };
      return;
    case 'mark-given':
    case 'mark-withdrawn':
    case 'remark-written':
      followReversible(state, event);
      return;
    case 'evidence-attached':
    case 'evidence-removed':
      state.filed.push(event);
      return;
    case 'assessment-signed':
      state.signed = {
        at,
        outcome: event.body.outcome,
        signedName: event.body.signedName,
        changeId,
        fitsBasis: false,
      };
      return;
    case 'sheet-issued':
      state.sheets.push({ digest: event.body.digest, language: event.body.language, at });
      return;
    case 'taken-over':
    case 'signature-received':
    case 'attendance-recorded':
    case 'doubted':
    case 'doubt-decided':
      // Who may write, who was there, what is doubted and what was received is found before anything is followed.
      return;
    default:
      assertNever(event);
  }
}

const isOfKnownKind = (event: AssessmentEvent | UnknownEvent): event is AssessmentEvent =>
  event.type !== 'unknown';

/** What says nothing of the candidate, only of other events. */
const isAboutDoubt = ({ type }: AssessmentEvent | UnknownEvent): boolean =>
  type === 'doubted' || type === 'doubt-decided';

/**
 * Folds the events of one assessment, in the order in which this device's journal has them.
 * @param examinerId whom the exam assigns it to, by the plan this device has
 */
export function foldAssessment(
  assessmentId: AssessmentId,
  events: readonly (AssessmentEvent | UnknownEvent)[],
  examinerId: StaffId | null,
): Assessment {
  const doubts = findDoubts(events);
  const counting = events.filter((event) => !isLeftOut(doubts, event.changeId));
  const { signature, writers, staffIds, isCovered } = findCovering(examinerId, counting);
  const isBy = (writerIds: ReadonlySet<string>, event: AssessmentEvent): boolean =>
    event.actorId !== null && writerIds.has(event.actorId);
  const state: Draft = {
    assessmentId,
    examinerId,
    holder: writers.holder,
    takeOvers: [...writers.takeOvers],
    identifiedAt: null,
    identifiedBy: null,
    identifications: [],
    planAtStart: null,
    startReason: null,
    attendance: standingAttendance(counting),
    startedAt: null,
    lastChangedAt: null,
    marks: new Map(),
    remarks: new Map(),
    heads: new Map(),
    replaced: new Set(),
    takenBack: new Set(),
    levelOf: findRemarkLevels(
      counting.filter(isOfKnownKind).filter((event) => isCovered(event) && isBy(writers.staffIds, event)),
    ),
    conflicts: [],
    evidence: [],
    filed: [],
    undoable: [],
    signed: null,
    received: findToldReceipt(counting, signature?.changeId ?? null),
    sheets: [],
    lastIndicatorId: null,
    changeIds: [],
    seen: {},
    lateEvents: 0,
    unknownEvents: 0,
    ignoredEvents: 0,
    eventsByOthers: 0,
    doubts: new Map(doubts),
  };
  const folded = new Set<ChangeId>();
  const seen: Record<string, number> = {};
  /** A newer program that signed upon these could read them: its signature is no wrong one (S6). */
  const unknownIds: ChangeId[] = [];
  for (const event of counting) {
    if (folded.has(event.changeId) || isAboutDoubt(event)) continue;
    folded.add(event.changeId);
    if (event.type === 'unknown') {
      if (event.needs === 'may-ignore') state.ignoredEvents += 1;
      else {
        state.unknownEvents += 1;
        unknownIds.push(event.changeId);
      }
    } else if (event.needs === 'may-ignore') follow(state, event);
    else if (event === signature) follow(state, event);
    else if (!isCovered(event) && isBy(staffIds, event)) state.lateEvents += 1;
    else if (!isBy(writers.staffIds, event)) state.eventsByOthers += 1;
    else {
      follow(state, event);
      state.changeIds.push(event.changeId);
      seen[event.deviceId] = Math.max(seen[event.deviceId] ?? 0, event.deviceSeq);
    }
  }
  state.changeIds.sort();
  // What the hub doubts was seen by whoever signed.
  const doubtedIds = events
    .filter(isOfKnownKind)
    .filter((event) => isLeftOut(doubts, event.changeId) && isCovered(event))
    .map((event) => event.changeId);
  if (state.signed && signature)
    state.signed = {
      ...state.signed,
      fitsBasis: [[], unknownIds, doubtedIds, [...unknownIds, ...doubtedIds]].some(
        (more) => basisDigestOf([...new Set([...state.changeIds, ...more])]) === signature.body.basisDigest,
      ),
    };
  const { replaced: _, levelOf: __, takenBack, filed, ...assessment } = state;
  const evidence = gatherEvidence(filed);
  return { ...assessment, ...standingIdentification(state, takenBack), evidence, seen };
}
