/** The assessment as the examiner sees it: what is recorded, with the changes on top that are still being saved. */
import type { Assessment } from '../../../../shared/domain/assessment';
import type { IndicatorId } from '../../../../shared/kernel/ids';
import type { PendingChange } from '../../../writer/pending-change';

/**
 * Paints the changes that are on their way over the assessment, in order. Without any it is the same object; so is a signed one, because
 * what was signed does not change.
 */
export function paintAssessment(assessment: Assessment, changes: readonly PendingChange[]): Assessment {
  if (changes.length === 0 || assessment.signed) return assessment;
  const marks = new Map(assessment.marks);
  const remarks = new Map(assessment.remarks);
  for (const { changeId, paint } of changes) {
    const at = assessment.lastChangedAt ?? '';
    // Only who holds it writes.
    const by = assessment.holder?.staffId ?? null;
    if (paint.kind === 'mark' && paint.value === null) marks.delete(paint.indicatorId);
    else if (paint.kind === 'mark' && paint.value !== null)
      marks.set(paint.indicatorId, { value: paint.value, changeId, at, by });
    else if (paint.kind === 'remark' && paint.text.trim() === '') remarks.delete(paint.indicatorId);
    else if (paint.kind === 'remark') {
      const { indicatorId, text } = paint;
      const level = paint.level === undefined ? (marks.get(indicatorId)?.value ?? null) : paint.level;
      remarks.set(indicatorId, { text, level, changeId, at, by });
    }
  }
  return { ...assessment, marks, remarks };
}

export type RowState = 'open' | 'saved' | 'saving' | 'unsaved';

/** Whether what stands at this indicator is on disk. */
export function rowStateOf(
  assessment: Assessment,
  changes: readonly PendingChange[],
  indicatorId: IndicatorId,
): RowState {
  const here = changes.filter(({ paint }) => paint.kind !== 'other' && paint.indicatorId === indicatorId);
  if (here.some((change) => change.state !== 'saving')) return 'unsaved';
  if (here.length > 0) return 'saving';
  return assessment.marks.has(indicatorId) ? 'saved' : 'open';
}
