/**
 * The folder of a device that belongs to a centre and on which an examiner has a PIN, with exams of that examiner: the
 * candidates are identified, and every indicator is open. Its hub never answers.
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

/** Not by the seed of the marks: the first of those would have the same ids. */
const identify = ({ examId, candidates }: Exam): Draft => {
  const { assessmentId } = present(candidates[0], 'a candidate');
  const body = { method: 'identity-document' as const };
  return composeEventDraft(
    realWorld,
    { examId, assessmentId },
    { type: 'candidate-identified', upon: null, body },
  );
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
  await device.record(exams.map(identify));
  await device.close();
  const nextMark = takeMarks(ofExam(present(exams[0], 'an exam')));
  nextMark();
  return { exams, nextMark };
}
