import { describe, expect, it } from 'vitest';
import { recordOf } from '../../../../shared/domain/assessment-record';
import { decideIdentify } from '../../../../shared/domain/decide-mark';
import { problem } from '../../../../shared/kernel/problem';
import { type AssessmentStory, anAssessment } from '../../../../test/builders/an-assessment';
import { aCandidate, anExam, anId } from '../../../../test/builders/an-exam';
import { value } from '../../../../test/builders/value';
import type { ExamState } from '../../../queries/use-exam-states';
import { countDay, findTrouble } from './find-trouble';

const zoneOf = (): string => 'Europe/Amsterdam';
const plannedAt = '2026-11-24T08:00:00.000Z';
const exam = anExam({ plannedAt, durationMinutes: 60 });
/** So long after the beginning. */
const hoursOn = (hours: number): Date => new Date(Date.parse(plannedAt) + hours * 3_600_000);

const stateOf = (story: AssessmentStory, changes: Partial<ExamState> = {}): ExamState => ({
  exam: story.exam,
  candidate: story.exam.candidates[0] ?? aCandidate(),
  assessment: recordOf(story.assessment),
  handIn: null,
  waiting: 0,
  ...changes,
});
const found = (states: readonly ExamState[], now: Date) =>
  findTrouble(states, now, zoneOf).map((line) => line.trouble);
const record = (state: ExamState, changes: Partial<ExamState['assessment']>): ExamState => ({
  ...state,
  assessment: { ...state.assessment, ...changes },
});

const untouched = stateOf(anAssessment(exam));
const running = record(stateOf(anAssessment(exam).identified().marked('1.1.1', 'met')), {
  lastChangedAt: hoursOn(0.5).toISOString(),
});
const signed = stateOf(anAssessment(exam).identified().markedAll('met').signed());
const signedAt = (hours: number): ExamState =>
  record(signed, {
    signed: signed.assessment.signed && { ...signed.assessment.signed, at: hoursOn(hours).toISOString() },
  });
const away = record(untouched, {
  attendance: {
    changeId: anId(1),
    at: hoursOn(0).toISOString(),
    by: null,
    attendance: 'absent',
    reason: 'Niet gekomen',
  },
});

describe('what the office has to see to', () => {
  it('tells that nothing has begun a quarter of an hour after its time, and not before', () => {
    expect(found([untouched], hoursOn(-1))).toEqual([]);
    expect(found([untouched], hoursOn(0.25))).toEqual([]);
    expect(found([untouched], hoursOn(0.26))).toEqual(['not-started']);
    expect(found([untouched], hoursOn(29 * 24))).toEqual(['not-started']);
    expect(found([untouched], hoursOn(31 * 24))).toEqual([]);
  });

  it('counts from the own beginning and the extra time of a candidate', () => {
    const candidate = aCandidate({ startsAt: hoursOn(3).toISOString(), extraMinutes: 60 });
    expect(found([{ ...untouched, candidate }], hoursOn(2))).toEqual([]);
    expect(found([{ ...untouched, candidate }], hoursOn(3.5))).toEqual(['not-started']);
    // Over after two hours of its own; two more without a word.
    expect(found([{ ...running, candidate }], hoursOn(6.9))).toEqual([]);
    expect(found([{ ...running, candidate }], hoursOn(7))).toEqual(['not-signed']);
  });

  it('tells of what was begun and left only when it is over for two hours, and quiet as long', () => {
    expect(found([running], hoursOn(2.9))).toEqual([]);
    expect(found([running], hoursOn(3))).toEqual(['not-signed']);
    const busy = record(running, { lastChangedAt: hoursOn(2).toISOString() });
    expect(found([busy], hoursOn(3))).toEqual([]);
  });

  it('tells of a signature without a receipt after two hours, and of a refused one at once', () => {
    const waits = { ...signedAt(1), handIn: { state: 'waiting' } as const, waiting: 1 };
    expect(found([waits], hoursOn(2.9))).toEqual([]);
    expect(found([waits], hoursOn(3))).toEqual(['not-handed-in']);
    const refused = { ...waits, handIn: { state: 'refused', problem: problem('hash-wrong') } as const };
    expect(found([refused], hoursOn(1.1))).toEqual(['refused']);
    const received = {
      state: 'received',
      receiptNumber: '8F2C',
      receivedAt: hoursOn(1).toISOString(),
    } as const;
    expect(found([{ ...signedAt(1), handIn: received }], hoursOn(99))).toEqual([]);
  });

  it('tells of whoever was not examined until something is planned for them again', () => {
    expect(found([away], hoursOn(1))).toEqual(['away']);
    const later = anExam({ examId: anId(5011), plannedAt: hoursOn(24 * 7).toISOString() });
    const again = stateOf(anAssessment(later));
    expect(found([away, again], hoursOn(1))).toEqual([]);
    const cancelled = { ...again, exam: { ...again.exam, status: 'cancelled' as const } };
    expect(found([away, cancelled], hoursOn(1))).toEqual(['away']);
  });

  it('waits for no signature of who stopped: something is to be planned for them', () => {
    const stopped = stateOf(
      anAssessment(exam).identified().marked('1.1.1', 'met').attended('stopped', 'Brandalarm'),
    );
    expect(found([stopped], hoursOn(1))).toEqual(['away']);
    expect(found([stopped], hoursOn(9 * 24))).toEqual(['away']);
    const later = stateOf(
      anAssessment(anExam({ examId: anId(5011), plannedAt: hoursOn(24 * 7).toISOString() })),
    );
    expect(found([stopped, later], hoursOn(24))).toEqual([]);
    const wentOn = stateOf(
      anAssessment(exam)
        .identified()
        .attended('stopped', 'Brandalarm')
        .attended('present')
        .marked('1.1.1', 'met'),
    );
    expect(found([record(wentOn, { lastChangedAt: hoursOn(0.5).toISOString() })], hoursOn(3))).toEqual([
      'not-signed',
    ]);
  });

  it('says nothing of what was cancelled', () => {
    const cancelled = anExam({ plannedAt, status: 'cancelled' });
    expect(found([stateOf(anAssessment(cancelled))], hoursOn(5))).toEqual([]);
  });

  it('counts who was begun on the day of then, in their own slot until the exam moves', () => {
    const slot = hoursOn(3).toISOString();
    const begun = stateOf(
      anAssessment(exam).recorded(value(decideIdentify(anAssessment(exam).desk, 'identity-document'))!),
    );
    const moved = { ...exam, version: 2, plannedAt: hoursOn(48).toISOString() };
    const later = aCandidate({ startsAt: hoursOn(51).toISOString() });
    const running = { planned: 1, signed: 0, running: 1, away: 0 };
    expect(countDay([{ ...begun, exam: moved, candidate: later }], hoursOn(1), zoneOf)).toEqual(running);
    expect(countDay([{ ...begun, exam: moved, candidate: later }], hoursOn(48), zoneOf).planned).toBe(0);
    // By a program that did not write the slot down.
    const { startsAt: _, ...earlier } = begun.assessment.planAtStart!;
    const unsaid = { ...record(begun, { planAtStart: earlier }), candidate: aCandidate({ startsAt: slot }) };
    expect(found([unsaid], hoursOn(5.9))).toEqual([]);
    expect(found([unsaid], hoursOn(6))).toEqual(['not-signed']);
  });

  it('tells an open one by the plan it was begun on: its time, place and code, also the slot that was written down', () => {
    const begun = stateOf(
      anAssessment(exam).recorded(value(decideIdentify(anAssessment(exam).desk, 'identity-document'))!),
    );
    const { planAtStart } = begun.assessment;
    if (!planAtStart) throw new Error('a beginning without its plan');
    const slot = hoursOn(1).toISOString();
    const then = record(begun, { planAtStart: { ...planAtStart, code: 'THEN', startsAt: slot } });
    const moved = { ...exam, version: 2, plannedAt: hoursOn(48).toISOString(), code: 'NOW', place: 'Hal 9' };
    const [line] = findTrouble([{ ...then, exam: moved }], hoursOn(30), zoneOf);
    expect(line).toMatchObject({
      trouble: 'not-signed',
      startsAt: slot,
      exam: { code: 'THEN', place: exam.place },
    });
  });

  it('puts the worst first, and within a trouble the latest exam', () => {
    const doubted = record(running, { undecidedDoubts: 1 });
    const older = stateOf(anAssessment(anExam({ plannedAt: hoursOn(-24).toISOString() })));
    const refused = { ...signedAt(1), handIn: { state: 'refused', problem: problem('hash-wrong') } as const };
    const lines = findTrouble([older, untouched, away, doubted, refused], hoursOn(4), zoneOf);
    expect(lines.map(({ trouble }) => trouble)).toEqual([
      'refused',
      'decision',
      'not-started',
      'not-started',
      'away',
    ]);
    expect(lines.map(({ isToday }) => isToday)).toEqual([true, true, true, false, true]);
  });

  it('asks for the day where the exam is held, also in the night that the clock goes back', () => {
    // Half past one in Bonaire is half past six in Amsterdam; 01:30 UTC on 25 October is the second 02:30 there.
    const [late, clockNight] = ['2026-11-25T03:30:00.000Z', '2026-10-25T01:30:00.000Z'];
    const there = stateOf(anAssessment(anExam({ plannedAt: late, timeZone: 'America/Kralendijk' })));
    const now = new Date('2026-11-25T03:50:00.000Z');
    const zone = ({ timeZone }: { timeZone?: string | undefined }): string => timeZone ?? 'Europe/Amsterdam';
    expect(findTrouble([there], now, zone)).toMatchObject([{ trouble: 'not-started', isToday: true }]);
    const afterMidnight = new Date('2026-11-25T04:10:00.000Z');
    expect(findTrouble([there], afterMidnight, zone)).toMatchObject([{ isToday: false }]);
    expect(countDay([there], afterMidnight, zone).planned).toBe(0);
    const atNight = stateOf(anAssessment(anExam({ plannedAt: clockNight })));
    expect(found([atNight], new Date('2026-10-25T01:44:00.000Z'))).toEqual([]);
    expect(found([atNight], new Date('2026-10-25T01:46:00.000Z'))).toEqual(['not-started']);
  });

  it('counts the candidates of today by how far they are', () => {
    const tomorrow = stateOf(anAssessment(anExam({ plannedAt: hoursOn(24).toISOString() })));
    expect(countDay([untouched, running, signed, away, tomorrow], hoursOn(1), zoneOf)).toEqual({
      planned: 4,
      signed: 1,
      running: 1,
      away: 1,
    });
  });

  it.each([
    ['identified and ill afterwards', anAssessment(exam).identified().attended('ill', 'Koorts'), 'away'],
    [
      'marked and stopped',
      anAssessment(exam).identified().marked('1.1.1', 'met').attended('stopped', 'Brand'),
      'away',
    ],
    ['late and going on', anAssessment(exam).attended('late', 'Trein').identified(), 'running'],
    [
      'ill, and signed without knowing of it',
      anAssessment(exam)
        .identified()
        .markedAll('met')
        .signed()
        .receiving(anAssessment(exam).onDevice(2).attended('ill', 'Koorts')),
      'signed',
    ],
  ] as const)('counts who is %s once', (_, story, as) => {
    const none = { planned: 1, signed: 0, running: 0, away: 0 };
    expect(countDay([stateOf(story)], hoursOn(1), zoneOf)).toEqual({ ...none, [as]: 1 });
  });
});
