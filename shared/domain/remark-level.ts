/**
 * A remark belongs to the mark it was written with: "not worn" explains a fail and says the wrong thing beside a pass.
 * Found from all events that count, whatever their order, so it is the same on every device (SPEC.md, A10 to A12).
 */
import type { ChangeId, IndicatorId } from '../kernel/ids';
import type { MarkValue } from '../values/scale';
import type { AssessmentEvent, AssessmentEventOf } from './assessment-event';

type MarkEvent = AssessmentEventOf<'mark-given'> | AssessmentEventOf<'mark-withdrawn'>;
type RemarkEvent = AssessmentEventOf<'remark-written'>;

/** The mark a remark was written with; null while there was none. */
export type RemarkLevel = (remark: RemarkEvent) => MarkValue | null;

const isMark = (event: AssessmentEvent): event is MarkEvent =>
  event.type === 'mark-given' || event.type === 'mark-withdrawn';

/** On one device its numbers say what came first; between two there is nothing better than the time in the ids. */
const isBefore = (mark: MarkEvent, remark: RemarkEvent): boolean =>
  mark.deviceId === remark.deviceId ? mark.deviceSeq < remark.deviceSeq : mark.changeId < remark.changeId;

const byId = (a: MarkEvent, b: MarkEvent): number => (a.changeId < b.changeId ? -1 : 1);

/** A11: what stood when an older program wrote the remark, which did not say. */
function stoodThen(marks: readonly MarkEvent[], remark: RemarkEvent): MarkValue | null {
  const earlier = marks.filter((mark) => isBefore(mark, remark));
  const replaced = new Set(earlier.flatMap(({ upon, body }) => [upon, ...body.settles]));
  const last = earlier.filter(({ changeId }) => !replaced.has(changeId)).at(-1);
  return last?.type === 'mark-given' ? last.body.value : null;
}

/** A10: who writes first and judges then has written for the mark that comes; one that was undone never came. */
function cameAfter(marks: readonly MarkEvent[], remark: RemarkEvent): MarkValue | null {
  const undone = new Set(marks.map(({ body }) => body.undoes));
  const given = marks.filter((mark) => mark.type === 'mark-given' && !isBefore(mark, remark));
  const next = given.find(({ changeId, body }) => !undone.has(changeId) && body.undoes === null);
  return next?.type === 'mark-given' ? next.body.value : null;
}

/** @param events those that count, in any order */
export function findRemarkLevels(events: readonly AssessmentEvent[]): RemarkLevel {
  const remarks = new Map<ChangeId, RemarkEvent>();
  const marksOf = new Map<IndicatorId, MarkEvent[]>();
  for (const event of events) {
    if (event.type === 'remark-written') remarks.set(event.changeId, event);
    else if (isMark(event))
      marksOf.set(event.body.indicatorId, [...(marksOf.get(event.body.indicatorId) ?? []), event]);
  }
  for (const marks of marksOf.values()) marks.sort(byId);
  return (remark) => {
    // An undo brings a remark back as it was: with the mark it was written with then (A12).
    let written = remark;
    const seen = new Set<ChangeId>();
    while (written.body.undoes && !seen.has(written.changeId)) {
      seen.add(written.changeId);
      const undone = remarks.get(written.body.undoes);
      const before = undone?.upon ? remarks.get(undone.upon) : undefined;
      if (!before) break;
      written = before;
    }
    const marks = marksOf.get(written.body.indicatorId) ?? [];
    const { level } = written.body;
    return (level === undefined ? stoodThen(marks, written) : level) ?? cameAfter(marks, written);
  };
}

/** What stands, of an assessment or of what is painted of it. */
type Standing = {
  readonly marks: ReadonlyMap<IndicatorId, { readonly value: MarkValue }>;
  readonly remarks: ReadonlyMap<IndicatorId, { readonly level: MarkValue | null }>;
};

/** S7: the remark that stands was written with another mark than the one that stands now. */
export function isRemarkStale({ marks, remarks }: Standing, indicatorId: IndicatorId): boolean {
  const mark = marks.get(indicatorId);
  const level = remarks.get(indicatorId)?.level ?? null;
  return mark !== undefined && level !== null && level !== mark.value;
}
