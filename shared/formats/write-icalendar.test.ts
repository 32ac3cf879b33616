/** The plan in a calendar, read back by a reader written from RFC 5545 alone. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aCandidate, anExam, anId } from '../../test/builders/an-exam';
import { anyText } from '../../test/builders/any-text';
import type { ExamHead } from '../domain/exam';
import { writeICalendar } from './write-icalendar';

type Line = readonly [name: string, value: string];
type Property = 'UID' | 'DTSTAMP' | 'DTSTART' | 'DTEND' | 'STATUS' | 'SEQUENCE' | 'SUMMARY' | 'DESCRIPTION';
type Event = Partial<Record<Property, string>>;

/** RFC 5545, 3.1: unfolds, and parts name and value at the first colon. */
function readLines(bytes: Uint8Array): Line[] {
  const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  expect(text.endsWith('\r\n')).toBe(true);
  return text
    .slice(0, -2)
    .replaceAll('\r\n ', '')
    .split('\r\n')
    .map((line) => {
      const colon = line.indexOf(':');
      return [line.slice(0, colon), line.slice(colon + 1)] as const;
    });
}
const unescaped = (text: string): string =>
  text.replaceAll(/\\([\\;,nN])/g, (_, sign: string) => (sign.toLowerCase() === 'n' ? '\n' : sign));

function readEvents(bytes: Uint8Array): Event[] {
  const events: Event[] = [];
  let open: Event | null = null;
  for (const [name, value] of readLines(bytes))
    if (name === 'BEGIN' && value === 'VEVENT') open = {};
    else if (name === 'END' && value === 'VEVENT' && open) {
      events.push(open);
      open = null;
    } else if (open) open[name as Property] = unescaped(value);
  expect(open).toBeNull();
  return events;
}

const texts = { name: 'Examens', describe: (exam: ExamHead) => `${exam.about.name}\n${exam.examinerName}` };
const madeAt = '2026-11-27T10:00:00.000Z';
const written = (...exams: ExamHead[]) => writeICalendar(exams, madeAt, texts);

describe('the plan as iCalendar', () => {
  it('has an event from the first candidate to the end of the last, in UTC, over the night in which the clock goes back', () => {
    const exam = anExam({
      plannedAt: '2026-10-24T23:30:00.000Z',
      durationMinutes: 60,
      candidates: [
        aCandidate({ startsAt: '2026-10-25T00:30:00.000Z' }),
        aCandidate({ assessmentId: anId(7002), startsAt: '2026-10-25T01:30:00.000Z', extraMinutes: 30 }),
      ],
    });
    expect(readEvents(written(exam))).toMatchObject([
      {
        UID: `${exam.examId}@vakproef`,
        DTSTAMP: '20261127T100000Z',
        DTSTART: '20261025T003000Z',
        DTEND: '20261025T030000Z',
        STATUS: 'CONFIRMED',
        SEQUENCE: '0',
        SUMMARY: `${exam.title} (${exam.code})`,
        DESCRIPTION: `${exam.about.name}\n${exam.examinerName}`,
      },
    ]);
  });

  it('moves and cancels what a calendar has: one UID, a higher number each time', () => {
    const exam = anExam();
    const [first] = readEvents(written(exam));
    const [moved] = readEvents(written({ ...exam, version: 2, plannedAt: '2026-12-01T08:00:00.000Z' }));
    const [cancelled] = readEvents(written({ ...exam, version: 3, status: 'cancelled' }));
    const [takenBack] = readEvents(written({ ...exam, version: 4, isRemoved: true }));
    expect(new Set([first, moved, cancelled, takenBack].map((event) => event?.UID)).size).toBe(1);
    expect([first, moved, cancelled, takenBack].map((event) => event?.SEQUENCE)).toEqual([
      '0',
      '1',
      '2',
      '3',
    ]);
    expect([cancelled, takenBack].map((event) => event?.STATUS)).toEqual(['CANCELLED', 'CANCELLED']);
  });

  it('names no candidate', () => {
    const exam = anExam({ candidates: [aCandidate({ name: 'Kanarie Vogel', number: 'K-77' })] });
    expect(new TextDecoder().decode(written(exam))).not.toMatch(/Kanarie|K-77/);
  });

  it('keeps any text whole, in lines of at most 75 octets, and lets none become a line of its own', () => {
    fc.assert(
      fc.property(
        anyText(200),
        fc.constantFrom('', '\r\nATTENDEE:mailto:x@y.z\r\n', '😀'.repeat(60), 'a;b,c\\n\n'),
        (any, odd) => {
          const title = `${odd}${any}`.replaceAll(/\p{Surrogate}/gu, '');
          const bytes = written(anExam({ title, code: 'C' }));
          const raw = new TextDecoder().decode(bytes).split('\r\n');
          for (const line of raw) expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
          const [event] = readEvents(bytes);
          const kept = title
            .replaceAll(/\r\n|[\n\r\u0085\u2028\u2029]/g, '\n')
            .replaceAll(/(?!\t|\n)\p{Cc}/gu, '');
          expect(event?.SUMMARY).toBe(`${kept} (C)`);
          expect(Object.keys(event ?? {})).not.toContain('ATTENDEE');
        },
      ),
      { numRuns: 60 },
    );
  });
});
