/**
 * One gave an exam to another examiner, the other added a candidate who was still to be examined by the first: an examiner who is
 * named nowhere else any more. Field by field that is no conflict, and read together it is.
 */
import type { PlannedExam } from '../records/exam';
import { type DocumentWays, type FieldConflict, type Merged, mergeDocuments } from './merge-documents';

type Ways = DocumentWays<PlannedExam>;

/** To whom the other one gave what that examiner had; null: to nobody, or to several. */
function successorOf(examinerId: string, base: PlannedExam, other: PlannedExam) {
  const had = new Set(
    base.assessments.flatMap((one) => (one.examinerId === examinerId ? [one.assessmentId] : [])),
  );
  const next = new Set(
    other.assessments.flatMap((one) => (had.has(one.assessmentId) ? [one.examinerId] : [])),
  );
  const [only] = next;
  return only && next.size === 1 && only !== examinerId ? only : null;
}

/**
 * Whom nobody received yet follows the exam to its new examiner. Whom the hub had already may have been begun: they keep their
 * examiner, who is named again, and somebody decides.
 */
function alignExaminers({ base, standing, displaced }: Ways, merged: PlannedExam): Merged<PlannedExam> {
  if (!base) return { document: merged, conflicts: [] };
  const known = new Set<string>(base.assessments.map(({ assessmentId }) => assessmentId));
  const stood = new Set<string>(standing.assessments.map(({ assessmentId }) => assessmentId));
  const named = new Set<string>(merged.examiners.map(({ staffId }) => staffId));
  const conflicts: FieldConflict[] = [];
  const back = new Set<string>();
  const assessments = merged.assessments.map((one) => {
    if (known.has(one.assessmentId) || named.has(one.examinerId)) return one;
    const isReceived = stood.has(one.assessmentId);
    const next = successorOf(one.examinerId, base, isReceived ? displaced : standing);
    if (next && named.has(next) && !isReceived) return { ...one, examinerId: next };
    back.add(one.examinerId);
    const path = ['assessments', one.assessmentId, 'examinerId'];
    if (next) conflicts.push({ path, base: undefined, standing: one.examinerId, displaced: next });
    return one;
  });
  const all = [...standing.examiners, ...displaced.examiners];
  const again = [...back].flatMap((id) => all.find(({ staffId }) => staffId === id) ?? []);
  return { document: { ...merged, assessments, examiners: [...merged.examiners, ...again] }, conflicts };
}

/** Field by field, and then read together. The same three versions give the same everywhere. */
export function mergeExam(ways: Ways): Merged<PlannedExam> {
  const merged = mergeDocuments('exam', ways);
  const aligned = alignExaminers(ways, merged.document);
  return { ...aligned, conflicts: [...merged.conflicts, ...aligned.conflicts] };
}
