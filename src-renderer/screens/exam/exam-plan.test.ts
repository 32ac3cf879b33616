import { describe, expect, it } from 'vitest';
import { anAssessment } from '../../../test/builders/an-assessment';
import { anExam } from '../../../test/builders/an-exam';
import { nextOpenStep, planOf, resumeStep } from './exam-plan';

const exam = anExam();
const plan = planOf(exam);
const story = anAssessment(exam).identified();

describe('the walk through an exam', () => {
  it('has every indicator in order', () => {
    expect(plan.map((s) => [s.index, s.indicator.number, s.workProcess.code, s.place])).toEqual([
      [0, '1.1.1', 'B1-K1-W1', 1],
      [1, '1.1.2', 'B1-K1-W1', 2],
      [2, '1.2.1', 'B1-K1-W2', 1],
    ]);
  });

  it('goes to the next open one and comes round to one that was left', () => {
    const { marks } = story.marked('1.1.2', 'met').assessment;
    expect(nextOpenStep(plan, marks, 0)?.indicator.number).toBe('1.2.1');
    expect(nextOpenStep(plan, marks, 2)?.indicator.number).toBe('1.1.1');
    expect(nextOpenStep(plan, story.markedAll('met').assessment.marks, 0)).toBeNull();
  });

  it('goes on after a restart behind the one that was changed last', () => {
    expect(resumeStep(plan, story.assessment)?.indicator.number).toBe('1.1.1');
    expect(resumeStep(plan, story.marked('1.1.2', 'met').assessment)?.indicator.number).toBe('1.2.1');
    expect(resumeStep(plan, story.markedAll('met').assessment)?.indicator.number).toBe('1.2.1');
  });
});
