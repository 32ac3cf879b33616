/** The list of candidates says of each what is true: how far the assessment is, and how far it is handed in. */
import { describe, expect, it } from 'vitest';
import type { AssessmentId } from '../../shared/kernel/ids';
import type { Participant } from '../../shared/records/participant';
import {
  aCacheLab,
  type CacheLab,
  ownEntry,
  pulledEntry,
  receiptsEntry,
} from '../../test/builders/a-cache-lab';
import { aVersion } from '../../test/builders/a-change';
import { anAssessment } from '../../test/builders/an-assessment';
import { aCandidate, anExam, anId, recordsOf } from '../../test/builders/an-exam';
import { createExamStateComposer } from './compose-exam-states';

const exam = anExam({
  candidates: [aCandidate(), aCandidate({ assessmentId: anId(7002), name: 'Null, Nora', number: '2' })],
});

/** Composes again and again from what the lab's cache holds. */
function statesOf(lab: CacheLab, personOf: () => Participant | undefined = () => undefined) {
  const compose = createExamStateComposer();
  const { registers } = lab.cache;
  return () =>
    compose({
      exams: (registers.documents('exam').get()?.stored ?? []).map(({ document }) => document),
      assessments: registers.assessments.get() ?? new Map(),
      handIns: registers.handIns.streams.get() ?? new Map(),
      personOf,
    });
}

describe('the states of all exams', () => {
  it('come per candidate, with the record of the assessment and its hand-in', async () => {
    const lab = await aCacheLab();
    const states = statesOf(lab);
    const changes = anAssessment(exam).identified().markedAll('met').signed().events;
    await lab.add(
      pulledEntry([[aVersion('exam', exam.examId, recordsOf(exam).planned), 1]]),
      ...changes.map(ownEntry),
    );

    const [first, second] = states();
    expect(first?.candidate.assessmentId).toBe(anId<'Assessment'>(7001));
    expect(first?.assessment.signed?.outcome).toBe('passed');
    expect(first?.handIn).toEqual({ state: 'waiting' });
    expect(first?.waiting).toBe(changes.length);
    expect(second).toMatchObject({ handIn: null, waiting: 0, assessment: { marked: 0, signed: null } });

    await lab.add(receiptsEntry(changes.map((change, i) => [change.changeId, i + 2])));
    const [handedIn] = states();
    expect(handedIn?.handIn).toMatchObject({ state: 'received' });
    expect(handedIn?.waiting).toBe(0);
  });

  it('stay the same objects where nothing changed', async () => {
    const lab = await aCacheLab();
    const states = statesOf(lab);
    await lab.add(pulledEntry([[aVersion('exam', exam.examId, recordsOf(exam).planned), 1]]));
    const before = states();
    await lab.add(...anAssessment(exam).identified().events.map(ownEntry));
    const after = states();
    expect(before[1]).toBeDefined();
    expect(after[1]).toBe(before[1]);
    expect(after[0]?.assessment.identifiedAt).not.toBeNull();
  });

  it('need no stream of events', async () => {
    const lab = await aCacheLab();
    await lab.add(
      pulledEntry([[aVersion('exam', exam.examId, recordsOf(exam).planned), 1]]),
      ...anAssessment(exam).identified().marked('1.1.1', 'met').events.map(ownEntry),
    );
    await lab.database.streams.clear();
    expect(statesOf(lab)()[0]?.assessment.marked).toBe(1);
  });

  it('stand in order of time, then code', async () => {
    const lab = await aCacheLab();
    const at = (number: number, plannedAt: string) =>
      aVersion(
        'exam',
        anId(5000 + number),
        recordsOf(
          anExam({
            candidates: [aCandidate({ assessmentId: anId<'Assessment'>(7100 + number) as AssessmentId })],
            examId: anId(5000 + number),
            plannedAt,
          }),
        ).planned,
      );
    await lab.add(
      pulledEntry([
        [at(11, '2026-11-25T08:00:00.000Z'), 1],
        [at(12, '2026-11-24T08:00:00.000Z'), 2],
      ]),
    );
    expect(statesOf(lab)().map((state) => state.exam.examId)).toEqual([anId(5012), anId(5011)]);
  });

  it('W1 keep whoever was begun while the planning was taken back, or while they were taken out of it', async () => {
    const { planned } = recordsOf(exam);
    const [first] = planned.candidates;
    for (const plan of [
      { ...planned, isRemoved: true },
      { ...planned, candidates: planned.candidates.filter((one) => one !== first) },
    ]) {
      const lab = await aCacheLab();
      const states = statesOf(lab);
      await lab.add(pulledEntry([[aVersion('exam', exam.examId, plan), 1]]));
      expect(states().map(({ candidate }) => candidate.assessmentId)).not.toContain(anId(7001));
      await lab.add(...anAssessment(exam).identified().markedAll('met').signed().events.map(ownEntry));
      const begun = states().find(({ candidate }) => candidate.assessmentId === anId(7001));
      expect(begun?.assessment.signed?.outcome).toBe('passed');
    }
  });

  it('W1 name whoever was taken out as soon as the people are there, and by a new name when there is one', async () => {
    const { planned } = recordsOf(exam);
    const lab = await aCacheLab();
    let person: Participant | undefined;
    const states = statesOf(lab, () => person);
    await lab.add(
      pulledEntry([
        [aVersion('exam', exam.examId, { ...planned, candidates: planned.candidates.slice(1) }), 1],
      ]),
      ...anAssessment(exam).identified().markedAll('met').signed().events.map(ownEntry),
    );
    const nameOf = () =>
      states().find(({ candidate }) => candidate.assessmentId === anId(7001))?.candidate.name;
    // The people come after what the first screen shows.
    expect(nameOf()).toBe('');
    const named = {
      participantId: exam.candidates[0]!.participantId,
      number: '1',
      birthDate: null,
      group: '',
    };
    person = { ...named, givenName: 'Sanne', namePrefix: '', familyName: 'Hoff' };
    expect(nameOf()).toBe('Sanne Hoff');
    const [before] = states();
    expect(states()[0]).toBe(before);
    person = { ...person, familyName: 'Vos' };
    expect(nameOf()).toBe('Sanne Vos');
  });
});
