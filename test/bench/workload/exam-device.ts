/**
 * The folder of a device that belongs to a centre and on which an examiner has a PIN, with exams of that examiner: the
 * candidates are identified, it was said why they begin off plan, and every indicator is open. Its hub never answers.
 */
import { join } from 'node:path';
import type { Exam } from '../../../shared/domain/exam';
import { present } from '../../../shared/kernel/assert';
import { realWorld } from '../../../shared/kernel/real-world';
import type { Draft } from '../../../shared/protocol/change';
import { composeEventDraft } from '../../../src-renderer/actions/compose-draft';
import { joinCentre } from '../../builders/join-centre';
import { openBenchDevice } from './bench-device';
import { composeDocumentDrafts, takeMarks } from './national-drafts';
import type { NationalSet } from './national-set';

/**
 * The candidate stands there, and why it begins on another day than planned is said: else no marking screen opens. Not by
 * the seed of the marks: the first of those would have the same ids.
 */
const begin = ({ examId, candidates, plannedAt }: Exam): readonly Draft[] => {
  const about = { examId, assessmentId: present(candidates[0], 'a candidate').assessmentId };
  const method = 'identity-document' as const;
  const offPlan = { plannedAt, reason: 'Verplaatst in overleg' };
  return [
    composeEventDraft(realWorld, about, { type: 'candidate-identified', upon: null, body: { method } }),
    composeEventDraft(realWorld, about, { type: 'started-off-plan', upon: null, body: offPlan }),
  ];
};

export type ExamDevice = {
  readonly exams: readonly Exam[];
  /** Gives marks of the first exam, one after the other, without end. */
  readonly nextMark: () => Draft;
};

const manyEvents = 1_000_000;

/** @param count exams to make ready */
export async function makeExamDevice(folder: string, set: NationalSet, count: number): Promise<ExamDevice> {
  const { staffId } = present(set.staff[0], 'an examiner');
  const exams = set.exams.slice(0, count).map((exam) => ({
    ...exam,
    examinerId: staffId,
    candidates: exam.candidates.map((candidate) => ({ ...candidate, examinerId: staffId })),
  }));
  const ofExam = (exam: Exam): NationalSet => ({ ...set, exams: [exam], eventCount: manyEvents });
  await joinCentre(folder, join(folder, 'state'), staffId);
  const device = await openBenchDevice(folder);
  await device.workAs(staffId);
  await device.record(composeDocumentDrafts({ ...set, exams }));
  await device.record(exams.flatMap(begin));
  await device.close();
  const nextMark = takeMarks(ofExam(present(exams[0], 'an exam')));
  nextMark();
  return { exams, nextMark };
}
