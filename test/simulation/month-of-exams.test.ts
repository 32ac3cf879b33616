/**
 * A month of exams by robot: plans that move and are cancelled, candidates who are away, late, ill half-way or stop, take-overs,
 * resits, two devices that know nothing of each other, places in other zones. What the day, the troubles, the list and its filters,
 * and the files for other systems count is counted once more from the raw events by plain loops, at several moments of the month.
 */
import { describe, expect, it } from 'vitest';
import { foldAssessment } from '../../shared/domain/assessment';
import { recordOf } from '../../shared/domain/assessment-record';
import { decideIdentify } from '../../shared/domain/decide-mark';
import type { Exam } from '../../shared/domain/exam';
import { presenceOf } from '../../shared/formats/exchanged-result';
import type { ExamState } from '../../src-renderer/queries/use-exam-states';
import { exchangedOf } from '../../src-renderer/screens/admin/results/exchanged-of';
import { countDay, findTrouble } from '../../src-renderer/screens/admin/results/find-trouble';
import { composeResultRow, countByFilter } from '../../src-renderer/screens/admin/results/result-rows';
import { type AssessmentStory, anAssessment, type StoryEvent } from '../builders/an-assessment';
import { aCandidate, anExam, anId } from '../builders/an-exam';
import { value } from '../builders/value';
import { seedOfRun } from '../faults/seed-of-run';
import { type Seeded, seeded } from '../faults/seeded';
import { countPlainly, filtersPlainly, presencePlainly, type RawCandidate } from './count-plainly';

const hourMs = 3_600_000;
const zones = ['Europe/Amsterdam', 'America/Kralendijk', 'Europe/Lisbon'] as const;
const storyBegins = Date.UTC(2026, 10, 24, 8);
const stand = anId<'Staff'>(8002);

/** What becomes of a candidate; each begins with nothing said. */
const ways: Readonly<Record<string, (story: AssessmentStory) => AssessmentStory>> = {
  nothing: (s) => s,
  absent: (s) => s.attended('absent', 'Niet gekomen'),
  ill: (s) => s.attended('ill', 'Koorts'),
  refused: (s) => s.attended('refused', 'Geen legitimatie'),
  'after all': (s) => s.attended('absent', 'Niet gezien').attended('present'),
  identified: begun,
  'ill after it began': (s) => begun(s).attended('ill', 'Misselijk'),
  marked: (s) => begun(s).marked('1.1.1', 'met'),
  'ill while marked elsewhere': (s) => {
    const here = begun(s);
    return here.onDevice(1).marked('1.1.1', 'met').receiving(here.onDevice(2).attended('ill', 'Gebeld'));
  },
  stopped: (s) => begun(s).marked('1.1.1', 'met').attended('stopped', 'Brandalarm'),
  'late and passed': (s) => begun(s.attended('late', 'Trein')).markedAll('met').signed(),
  passed: (s) => begun(s).markedAll('met').signed(),
  failed: (s) =>
    begun(s)
      .markedAll('not-met')
      .remarked('1.1.1', 'Zonder bril')
      .remarked('1.1.2', 'Niet gecontroleerd')
      .remarked('1.2.1', 'Naad is open')
      .signed(),
  'taken over': (s) =>
    begun(begun(s).marked('1.1.1', 'met').by(stand).takenOver()).markedAll('met').signed('Piet'),
  'taken over before it began': (s) => s.by(stand).takenOver(),
  'said to be ill after it was signed elsewhere': (s) =>
    begun(s).markedAll('met').signed().receiving(s.onDevice(2).attended('ill', 'Gebeld')),
};

function begun(story: AssessmentStory): AssessmentStory {
  const intent = value(decideIdentify(story.desk, 'identity-document'));
  return intent ? story.recorded(intent) : story;
}

type Robot = { readonly state: ExamState; readonly events: readonly StoryEvent[]; readonly way: string };

function candidateOf(chance: Seeded, number: number, exam: Exam, moved: Exam): Robot {
  const way = chance.pick(Object.keys(ways));
  const candidate = {
    ...aCandidate(),
    assessmentId: anId<'Assessment'>(700_000 + number),
    participantId: anId<'Participant'>(600_000 + chance.int(800)),
  };
  const shift = Date.parse(exam.plannedAt) - storyBegins;
  const events = ways[way]!(anAssessment(exam)).events.map((event) => ({
    ...event,
    occurredAt: new Date(Date.parse(event.occurredAt) + shift).toISOString(),
  }));
  const assessment = recordOf(foldAssessment(candidate.assessmentId, events, exam.examinerId));
  const isWaiting = assessment.signed !== null && chance.int(4) === 0;
  return {
    way,
    events,
    state: {
      exam: moved,
      candidate,
      assessment,
      handIn: isWaiting ? { state: 'waiting' } : null,
      waiting: isWaiting ? 1 : 0,
    },
  };
}

function aMonth(seed: number, exams: number): readonly Robot[] {
  const chance = seeded(seed);
  let number = 0;
  return Array.from({ length: exams }, (_, at) => {
    const plannedAt = new Date(
      Date.UTC(2026, 9, 10 + chance.int(30), chance.int(24), 15 * chance.int(4)),
    ).toISOString();
    const exam = anExam({
      ...{ examId: anId(500_000 + at), plannedAt, durationMinutes: 60, timeZone: chance.pick(zones) },
    });
    const isMoved = chance.int(5) === 0;
    const moved: Exam = {
      ...exam,
      ...(isMoved && {
        version: 2,
        plannedAt: new Date(Date.parse(plannedAt) + 24 * hourMs * (1 + chance.int(3))).toISOString(),
      }),
      status: chance.int(12) === 0 ? 'cancelled' : 'planned',
    };
    return Array.from({ length: 1 + chance.int(9) }, () => {
      number += 1;
      return candidateOf(chance, number, exam, moved);
    });
  }).flat();
}

/** The same without anything that the product made of it. */
const rawOf = ({ state: { exam, candidate, waiting }, events }: Robot): RawCandidate => ({
  ...{ plan: exam, assessmentId: candidate.assessmentId, participantId: candidate.participantId },
  ...{ startsAt: candidate.startsAt, extraMinutes: candidate.extraMinutes, events, waiting },
  examinerId: exam.examinerId,
});

describe('a month of exams', () => {
  const seed = seedOfRun();
  const month = aMonth(seed, 120);
  const states = month.map(({ state }) => state);
  const zoneOf = ({ timeZone }: { timeZone?: string | undefined }): string => timeZone ?? 'Europe/Amsterdam';

  it.each([0, 10, 15, 15.9, 20, 25, 40])(
    `after %d days what the office sees is what the events say (seed ${seed})`,
    (days) => {
      const now = new Date(Date.UTC(2026, 9, 10) + days * 24 * hourMs + 10 * hourMs);
      const trouble: Record<string, number> = {};
      for (const line of findTrouble(states, now, zoneOf))
        trouble[line.trouble] = (trouble[line.trouble] ?? 0) + 1;
      expect({ day: countDay(states, now, zoneOf), trouble }).toEqual(countPlainly(month.map(rawOf), now));
    },
  );

  it('every filter of the list counts what the events say', () => {
    const counts = countByFilter(states.map((state) => composeResultRow(state)));
    expect(Object.fromEntries(counts)).toMatchObject(filtersPlainly(month.map(rawOf)));
  });

  it('what files for other systems say of presence is what the events say', () => {
    const about = { zoneOf, wordOf: (outcome: string) => outcome };
    for (const robot of month)
      expect([robot.way, presenceOf(exchangedOf(robot.state, about))]).toEqual([
        robot.way,
        presencePlainly(rawOf(robot)),
      ]);
  });
});
