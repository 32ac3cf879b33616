import { describe, expect, it } from 'vitest';
import { anAssessment } from '../../../../test/builders/an-assessment';
import { anExam, anId, indicatorNumbered } from '../../../../test/builders/an-exam';
import type { PendingChange } from '../../../writer/pending-change';
import { paintAssessment, rowStateOf } from './paint-assessment';

const exam = anExam();
const indicatorId = indicatorNumbered(exam, '1.1.1');
const { assessment } = anAssessment(exam).identified().marked('1.1.1', 'met');
const pending = (part: Partial<PendingChange>): PendingChange => ({
  changeId: anId(1),
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

  it('leaves an assessment without changes, and a signed one, alone', () => {
    expect(paintAssessment(assessment, [])).toBe(assessment);
    const signed = anAssessment(exam).identified().markedAll('met').signed().assessment;
    expect(paintAssessment(signed, [pending({})])).toBe(signed);
  });

  it('gives the tick only to what is on disk', () => {
    expect(rowStateOf(assessment, [], indicatorId)).toBe('saved');
    expect(rowStateOf(assessment, [pending({})], indicatorId)).toBe('saving');
    expect(rowStateOf(assessment, [pending({ state: 'slow' })], indicatorId)).toBe('unsaved');
    expect(rowStateOf(assessment, [pending({ state: 'unsaved' })], indicatorId)).toBe('unsaved');
    expect(rowStateOf(assessment, [], indicatorNumbered(exam, '1.1.2'))).toBe('open');
  });
});
