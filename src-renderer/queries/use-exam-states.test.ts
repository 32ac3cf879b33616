/** The list of candidates says of each what is true: the fold, the result, and how far it is handed in. */
import { describe, expect, it } from 'vitest';
import type { AssessmentId } from '../../shared/kernel/ids';
import { aCacheLab, ownEntry, pulledEntry, receiptsEntry } from '../../test/builders/a-cache-lab';
import { aVersion } from '../../test/builders/a-change';
import { anAssessment } from '../../test/builders/an-assessment';
import { aCandidate, anExam, anId } from '../../test/builders/an-exam';
import { loadExamStates } from './use-exam-states';

const exam = anExam({
  candidates: [aCandidate(), aCandidate({ assessmentId: anId(7002), name: 'Null, Nora', number: '2' })],
});
describe('the states of all exams', () => {
  it('come per candidate, with fold, result and hand-in', async () => {
    const lab = await aCacheLab();
    const story = anAssessment(exam).identified().markedAll('met').signed();
    const changes = story.events;
    await lab.add(pulledEntry([[aVersion('exam', exam.examId, exam), 1]]), ...changes.map(ownEntry));

    const [first, second] = await loadExamStates(lab.cache);
    expect(first?.candidate.assessmentId).toBe(anId<'Assessment'>(7001));
    expect(first?.result.outcome).toBe('passed');
    expect(first?.assessment.signed?.outcome).toBe('passed');
    expect(first?.handIn).toEqual({ state: 'waiting' });
    expect(first?.waiting).toBe(changes.length);
    expect(second).toMatchObject({ handIn: null, waiting: 0, result: { outcome: 'undecided' } });

    await lab.add(receiptsEntry(changes.map((change, i) => [change.changeId, i + 2])));
    const [handedIn] = await loadExamStates(lab.cache);
    expect(handedIn?.handIn).toMatchObject({ state: 'received' });
    expect(handedIn?.waiting).toBe(0);
  });

  it('fold only what changed', async () => {
    const lab = await aCacheLab();
    await lab.add(pulledEntry([[aVersion('exam', exam.examId, exam), 1]]));
    const before = await loadExamStates(lab.cache);
    const identified = anAssessment(exam).identified();
    await lab.add(...identified.events.map(ownEntry));
    const after = await loadExamStates(lab.cache);
    expect(after[1]?.assessment).toBe(before[1]?.assessment);
    expect(after[1]?.result).toBe(before[1]?.result);
    expect(after[0]?.assessment.identifiedAt).not.toBeNull();
  });

  it('stand in order of time, then code', async () => {
    const lab = await aCacheLab();
    const at = (number: number, plannedAt: string) =>
      aVersion('exam', anId(5000 + number), {
        ...anExam({
          candidates: [aCandidate({ assessmentId: anId<'Assessment'>(7100 + number) as AssessmentId })],
        }),
        examId: anId(5000 + number),
        plannedAt,
      });
    await lab.add(
      pulledEntry([
        [at(11, '2026-11-25T08:00:00.000Z'), 1],
        [at(12, '2026-11-24T08:00:00.000Z'), 2],
      ]),
    );
    expect((await loadExamStates(lab.cache)).map((state) => state.exam.examId)).toEqual([
      anId(5012),
      anId(5011),
    ]);
  });
});
