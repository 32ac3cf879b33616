/** Which rows of the results count in figures, and as what (F4). */
import { expect, it } from 'vitest';
import { recordOf } from '../../../../shared/domain/assessment-record';
import type { Exam } from '../../../../shared/domain/exam';
import { type AssessmentStory, anAssessment } from '../../../../test/builders/an-assessment';
import { aCandidate, anExam, anId } from '../../../../test/builders/an-exam';
import { composeResultRow } from '../results/result-rows';
import { figureLineOf } from './figure-lines';

const lineOf = (story: AssessmentStory, exam: Exam = story.exam) => {
  const candidate = exam.candidates[0] ?? aCandidate();
  const row = composeResultRow({
    exam,
    candidate,
    assessment: recordOf(story.assessment),
    handIn: null,
    waiting: 0,
  });
  return figureLineOf(row, { cohortOf: () => '2026-2027', zoneOf: () => 'Europe/Amsterdam' });
};
const exam = anExam();
const signed = anAssessment(exam).identified().markedAll('met').signed();

it('a cancelled exam counts with what was signed in it, and not with whom it was planned for', () => {
  const cancelled = { ...exam, status: 'cancelled' as const };
  expect(lineOf(anAssessment(exam), cancelled)).toBeNull();
  expect(lineOf(signed, cancelled)).toMatchObject({ standing: 'signed', outcome: 'passed' });
});

it('no outcome counts before the signature', () => {
  expect(lineOf(anAssessment(exam).identified().markedAll('met'))).toMatchObject({
    standing: 'running',
    outcome: null,
  });
});

it('cohorts of one code are one qualification, and each without a code is its own', () => {
  const of = (code: string, number: number) =>
    lineOf(
      anAssessment(
        anExam({ about: { ...exam.about, code, qualificationId: anId<'Qualification'>(number) } }),
      ),
    )?.qualification.key;
  expect(of('25168', 2001)).toBe(of('25168', 2002));
  expect(of('', 2001)).not.toBe(of('', 2002));
});
