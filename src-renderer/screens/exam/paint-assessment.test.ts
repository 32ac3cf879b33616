import { describe, expect, it } from 'vitest';
import { anAssessment } from '../../../test/builders/an-assessment';
import { anExam, anId, indicatorNumbered } from '../../../test/builders/an-exam';
import { paintAssessment, rowStateOf } from './paint-assessment';
import type { PendingChange } from './pending-changes';

const exam = anExam();
const indicatorId = indicatorNumbered(exam, '1.1.1');
const { assessment } = anAssessment(exam).identified().marked('1.1.1', 'met');
const pending = (part: Partial<PendingChange>): PendingChange => ({
  changeId: anId(1),
  assessmentId: assessment.assessmentId,
  paint: { kind: 'mark', indicatorId, value: 'not-met' },
  state: 'saving',
  problem: null,
  ...part,
});

describe('painting', () => {
  it('shows a tapped mark, a withdrawn one and a remark at once', () => {
    const valueWith = (change: PendingChange) =>
      paintAssessment(assessment, [change]).marks.get(indicatorId)?.value ?? null;
    expect(valueWith(pending({}))).toBe('not-met');
    expect(valueWith(pending({ paint: { kind: 'mark', indicatorId, value: null } }))).toBeNull();
    const remarked = paintAssessment(assessment, [
      pending({ paint: { kind: 'remark', indicatorId, text: 'x' } }),
    ]);
    expect(remarked.remarks.get(indicatorId)?.text).toBe('x');
  });

  it('leaves other assessments, and changes the record has already, alone', () => {
    expect(paintAssessment(assessment, [pending({ assessmentId: anId(5) })])).toBe(assessment);
    const known = assessment.changeIds.at(-1) ?? anId(0);
    expect(paintAssessment(assessment, [pending({ changeId: known, state: 'saved' })])).toBe(assessment);
  });

  it('gives the tick only to what is on disk', () => {
    expect(rowStateOf(assessment, [], indicatorId)).toBe('saved');
    expect(rowStateOf(assessment, [pending({})], indicatorId)).toBe('saving');
    expect(rowStateOf(assessment, [pending({ state: 'slow' })], indicatorId)).toBe('unsaved');
    expect(rowStateOf(assessment, [pending({ state: 'saved' })], indicatorId)).toBe('saved');
    expect(rowStateOf(assessment, [], indicatorNumbered(exam, '1.1.2'))).toBe('open');
  });
});
