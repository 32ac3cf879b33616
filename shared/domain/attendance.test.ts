/** Rules P1 to P5 of SPEC.md. */
import { describe, expect, it } from 'vitest';
import { anAssessment } from '../../test/builders/an-assessment';
import { anExam, anId } from '../../test/builders/an-exam';
import { foldAssessment } from './assessment';
import { recordOf } from './assessment-record';
import { attendanceHistory, isUnexamined } from './attendance';
import { decideAttendance } from './decide-attendance';
import { decideIdentify } from './decide-mark';

const exam = anExam();
const office = anId<'Staff'>(8009);
const code = (result: ReturnType<typeof decideAttendance>) => (result.ok ? null : result.problem.code);

describe('whether the candidate was there', () => {
  it('P1 what was said last stands, and all of it stays with who said it and why', () => {
    const story = anAssessment(exam)
      .attended('late', 'Trein viel uit')
      .by(office)
      .attended('absent', 'Toch niet');
    expect(story.assessment.attendance).toMatchObject({
      attendance: 'absent',
      by: office,
      reason: 'Toch niet',
    });
    expect(attendanceHistory(story.events).map(({ attendance }) => attendance)).toEqual(['late', 'absent']);
    expect(recordOf(story.assessment).attendance?.attendance).toBe('absent');
  });

  it('P1 of two that knew nothing of each other the later one stands, in whatever order they come', () => {
    const start = anAssessment(exam);
    const here = start.onDevice(1).attended('late', 'Om 09:20 gekomen');
    const there = start.onDevice(2).by(office).attended('ill', 'Ziek gemeld');
    for (const events of [here.receiving(there).events, there.receiving(here).events])
      expect(foldAssessment(anId(7001), events, exam.examinerId).attendance?.attendance).toBe('ill');
  });

  it('P1 what replaced another stands also when it has an earlier id, as of a clock that was set back', () => {
    const story = anAssessment(exam).attended('absent', 'Niet gekomen').attended('present');
    const [first, second] = story.events;
    const events = [
      first!,
      { ...second!, changeId: anId<'Change'>(50), occurredAt: '2026-11-23T08:00:00.000Z' },
    ];
    expect(foldAssessment(anId(7001), events, exam.examinerId).attendance?.attendance).toBe('present');
  });

  it('P2 the office may say it; marks, signature and what it covers stay the same', () => {
    const marked = anAssessment(exam).identified().markedAll('met');
    const said = marked.by(office).attended('stopped', 'Brandalarm');
    expect(said.assessment.marks).toEqual(marked.assessment.marks);
    expect(said.assessment.changeIds).toEqual(marked.assessment.changeIds);
    expect(said.assessment.eventsByOthers).toBe(0);
    expect(said.by(exam.examinerId).signed().assessment.signed).toMatchObject({ fitsBasis: true });
  });

  it('P3 asks why, but not of who is there after all; the same again is no event; after the signature nothing', () => {
    const { assessment } = anAssessment(exam);
    expect(code(decideAttendance({ assessment }, 'absent', '  '))).toBe('attendance-reason-needed');
    expect(code(decideAttendance({ assessment }, 'ill', 'x'.repeat(501)))).toBe('text-too-long');
    expect(decideAttendance({ assessment }, 'present', '')).toEqual({ ok: true, value: null });
    const ill = anAssessment(exam).attended('ill', 'Koorts').assessment;
    expect(decideAttendance({ assessment: ill }, 'ill', ' Koorts ')).toEqual({ ok: true, value: null });
    expect(decideAttendance({ assessment: ill }, 'present', '')).toMatchObject({
      value: { upon: ill.attendance?.changeId },
    });
    const signed = anAssessment(exam).identified().markedAll('met').signed().assessment;
    expect(code(decideAttendance({ assessment: signed }, 'stopped', 'Te laat'))).toBe('assessment-signed');
  });

  it.each(['absent', 'ill', 'refused'] as const)(
    'P4 nobody who is %s is identified before they are there',
    (away) => {
      const story = anAssessment(exam).attended(away, 'Niet gezien');
      expect(decideIdentify(story.desk, 'identity-document')).toMatchObject({
        problem: { code: 'candidate-said-away' },
      });
      expect(decideIdentify(story.attended('present').desk, 'identity-document').ok).toBe(true);
    },
  );

  it('P4 who came late or stopped goes on, and what was recorded without knowing of it counts', () => {
    expect(decideIdentify(anAssessment(exam).attended('late', 'Trein').desk, 'identity-document').ok).toBe(
      true,
    );
    const start = anAssessment(exam).identified();
    const marks = start.onDevice(1).marked('1.1.1', 'met');
    const said = start.onDevice(2).by(office).attended('absent', 'Niet gekomen');
    expect(marks.receiving(said).assessment.marks.size).toBe(1);
  });

  it.each([
    ['absent', true],
    ['ill', true],
    ['refused', true],
    ['stopped', true],
    ['late', false],
    ['present', false],
  ] as const)('P5 of who is %s nothing more is waited for: %s', (attendance, expected) => {
    expect([isUnexamined({ attendance }), isUnexamined(null)]).toEqual([expected, false]);
  });
});
