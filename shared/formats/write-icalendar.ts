/**
 * The plan as iCalendar (RFC 5545): an event per exam, from its first candidate to its last, in UTC, so that no calendar needs
 * rules of a zone. It names the examiner and no candidate: a calendar is shared further than the plan.
 *
 * A later version of the plan has the same UID and a higher SEQUENCE, so that a calendar that imports it again moves what it
 * has; a cancelled exam is sent as CANCELLED.
 */
import type { ExamHead } from '../domain/exam';
import { examInterval } from '../domain/plan-time';

export type CalendarTexts = {
  /** Name of the calendar. */
  readonly name: string;
  /** What stands below an exam: its qualification, its examiner, how many candidates. */
  readonly describe: (exam: ExamHead) => string;
};

const productId = '-//Vakproef//Vakproef//NL';
/** RFC 5545, 3.1: a line has no more octets than this, without its end. */
const lineOctets = 75;

const escapeText = (text: string): string =>
  text
    .replaceAll('\\', '\\\\')
    .replaceAll(';', '\\;')
    .replaceAll(',', '\\,')
    .replaceAll(/\r\n|[\n\r\u0085\u2028\u2029]/g, '\\n')
    // Other signs that steer a terminal are no text (3.3.11).
    .replaceAll(/(?!\t)\p{Cc}/gu, '');

/** Parts a line so that no part is too long and no letter is cut; every part but the first begins with a space. */
function fold(line: string): string {
  const encoder = new TextEncoder();
  const parts: string[] = [];
  let part = '';
  let octets = 0;
  for (const letter of line) {
    const size = encoder.encode(letter).length;
    if (octets + size > lineOctets) {
      parts.push(part);
      part = ' ';
      octets = 1;
    }
    part += letter;
    octets += size;
  }
  return [...parts, part].join('\r\n');
}

/** A moment in UTC, to the second. */
const stamp = (moment: string | number): string =>
  `${new Date(moment).toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`;

function eventLines(exam: ExamHead, madeAt: string, texts: CalendarTexts): string[] {
  const { start, end } = examInterval(exam);
  const isCancelled = exam.status === 'cancelled' || exam.isRemoved === true;
  const changedAt = exam.changes?.at(-1)?.at;
  return [
    'BEGIN:VEVENT',
    `UID:${exam.examId}@vakproef`,
    `DTSTAMP:${stamp(madeAt)}`,
    `SEQUENCE:${exam.version - 1}`,
    ...(changedAt ? [`LAST-MODIFIED:${stamp(changedAt)}`] : []),
    `DTSTART:${stamp(start)}`,
    `DTEND:${stamp(end)}`,
    `STATUS:${isCancelled ? 'CANCELLED' : 'CONFIRMED'}`,
    `SUMMARY:${escapeText(`${exam.title} (${exam.code})`)}`,
    ...(exam.place.trim() === '' ? [] : [`LOCATION:${escapeText(exam.place)}`]),
    `DESCRIPTION:${escapeText(texts.describe(exam))}`,
    'TRANSP:OPAQUE',
    'END:VEVENT',
  ];
}

/**
 * @param exams whole, as they are planned: one that lacks candidates would move what a calendar has
 * @param madeAt ISO moment at which it is written
 * @returns UTF-8
 */
export function writeICalendar(
  exams: readonly ExamHead[],
  madeAt: string,
  texts: CalendarTexts,
): Uint8Array<ArrayBuffer> {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    `PRODID:${productId}`,
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `X-WR-CALNAME:${escapeText(texts.name)}`,
    ...exams.flatMap((exam) => eventLines(exam, madeAt, texts)),
    'END:VCALENDAR',
  ];
  return new TextEncoder().encode(lines.map((line) => `${fold(line)}\r\n`).join(''));
}
