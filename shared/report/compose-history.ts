/**
 * Everything that was recorded of an assessment, as a table that people read without this program: when by which clock, who, on
 * which device, what stood before and what after. In the order of the record. Pure.
 */
import type { AssessmentEvent, UnknownEvent } from '../domain/assessment-event';
import { indicatorsOf } from '../domain/decide-mark';
import type { Exam } from '../domain/exam';
import { outcomeWord } from '../domain/outcome-word';
import type { IndicatorId, StaffId } from '../kernel/ids';
import type { Texts } from '../texts/create-texts';
import type { Language } from '../texts/languages';
import { describeEvidencePlace, describeFile } from './describe-evidence';
import { describeMark } from './describe-mark';
import { formatMoment } from './format-moment';

/** An event with what its envelope says, also of one that this program cannot read. */
export type HistoryEntry = {
  readonly event: AssessmentEvent | UnknownEvent;
  readonly type: string;
  readonly changeId: string;
  readonly upon: string | null;
  readonly actorId: StaffId | null;
  readonly deviceId: string;
  readonly deviceSeq: number;
  /** Clock of the device, ISO 8601, UTC. */
  readonly occurredAt: string;
};

export type HistoryInput = {
  readonly exam: Exam;
  /** Its words for an outcome; null: not known here. */
  readonly organisation: Parameters<typeof outcomeWord>[2];
  readonly entries: readonly HistoryEntry[];
  /** Null: not known here. */
  readonly nameOf: (staffId: StaffId | null) => string | null;
  readonly deviceOf: (deviceId: string) => string | null;
  readonly language: Language;
  readonly texts: Texts;
  readonly timeZone: string;
};

export const historyColumns = [
  ...['number', 'when', 'clock', 'who', 'device', 'device-number', 'what', 'about'],
  ...['before', 'after', 'reason', 'change'],
] as const;
/** In characters, per column. */
export const historyWidths: readonly number[] = [6, 24, 26, 24, 24, 10, 26, 44, 28, 28, 36, 38];

type Said = {
  readonly after: string;
  readonly reason?: string;
  readonly about?: string;
  readonly before?: string;
};

/** What an event says, in words; of what is not about marks it says who and how. */
function said(event: AssessmentEvent | UnknownEvent, input: HistoryInput): Said {
  const { exam, language, texts, timeZone, nameOf } = input;
  const outcome = (one: 'passed' | 'failed'): string =>
    outcomeWord(one, texts(`domain:outcome.${one}`), input.organisation, language);
  const mark = (value: Parameters<typeof describeMark>[0]): string =>
    describeMark(value, exam.scale, language, texts);
  switch (event.type) {
    case 'mark-given':
      return { after: mark(event.body.value) };
    case 'remark-written':
      return { after: event.body.text };
    case 'candidate-identified':
      return { after: texts(`sheet:history.method.${event.body.method}`) };
    case 'assessment-signed':
      return { after: outcome(event.body.outcome), about: event.body.signedName };
    case 'taken-over':
      return {
        before: nameOf(event.body.fromStaffId) ?? event.body.fromStaffId,
        after: nameOf(event.actorId) ?? event.actorId ?? '',
        reason: event.body.reason,
      };
    case 'started-off-plan':
      return {
        before: formatMoment(event.body.plannedAt, language, timeZone),
        after: '',
        reason: event.body.reason,
      };
    case 'attendance-recorded':
      return { after: texts(`sheet:history.attendance.${event.body.attendance}`), reason: event.body.reason };
    case 'evidence-attached':
      return {
        after: describeFile(event.body.file),
        about: describeEvidencePlace(event.body, exam, texts),
        reason: event.body.word,
      };
    case 'evidence-removed':
      return { after: '', reason: event.body.reason };
    case 'doubted':
      return {
        after: texts(`sheet:history.doubt.${event.body.reason}`),
        about: event.body.changeIds.join(' '),
      };
    case 'doubt-decided':
      return {
        after: texts(event.body.counts ? 'sheet:history.counts' : 'sheet:history.counts-not'),
        reason: event.body.reason,
        about: event.body.changeIds.join(' '),
      };
    case 'sheet-issued':
      return { after: event.body.digest, about: event.body.language };
    case 'signature-received':
      return { after: event.body.number, about: event.body.changeId };
    case 'identification-withdrawn':
      return { after: '', about: event.body.withdraws.join(' ') };
    default:
      return { after: '' };
  }
}

/** The indicator that a mark, remark or evidence is about; null: the event is about none. */
const indicatorOf = (event: AssessmentEvent | UnknownEvent): IndicatorId | null =>
  event.type === 'mark-given' ||
  event.type === 'mark-withdrawn' ||
  event.type === 'remark-written' ||
  event.type === 'evidence-attached'
    ? event.body.indicatorId
    : null;

/** The headings first, then a row per event. */
export function composeHistory(input: HistoryInput): readonly (readonly string[])[] {
  const { exam, entries, nameOf, deviceOf, language, texts, timeZone } = input;
  const indicators = new Map(indicatorsOf(exam).map((one) => [one.indicatorId, one]));
  const byId = new Map(entries.map((entry) => [entry.changeId, entry]));
  const rows = entries.map((entry, index) => {
    const { event } = entry;
    const indicator = indicators.get(indicatorOf(event) ?? ('' as IndicatorId));
    const before = entry.upon ? byId.get(entry.upon) : undefined;
    const words = said(event, input);
    return [
      String(index + 1),
      formatMoment(entry.occurredAt, language, timeZone),
      entry.occurredAt,
      nameOf(entry.actorId) ?? entry.actorId ?? texts('sheet:history.hub'),
      deviceOf(entry.deviceId) ?? entry.deviceId,
      String(entry.deviceSeq),
      event.type === 'unknown'
        ? texts('sheet:history.unknown', { type: entry.type })
        : texts(`sheet:history.event.${event.type}`),
      indicator ? `${indicator.number} ${indicator.text}` : (words.about ?? ''),
      words.before ?? (before ? said(before.event, input).after : ''),
      words.after,
      words.reason ?? '',
      entry.changeId,
    ];
  });
  return [historyColumns.map((column) => texts(`sheet:history.column.${column}`)), ...rows];
}
