/** Random but lawful continuations of an assessment, for property tests: a function from a story to a longer one. */
import fc from 'fast-check';
import type { Exam } from '../../shared/domain/exam';
import type { MarkValue } from '../../shared/values/scale';
import { type AssessmentStory, anAssessment } from './an-assessment';

type Step = (story: AssessmentStory) => AssessmentStory;

/** Values that may be given in this exam. */
export const valuesOf = (exam: Exam): readonly MarkValue[] => [
  ...exam.scale.levels.map((level) => level.code),
  'not-observed',
  ...(exam.scale.mayBeNotApplicable ? (['not-applicable'] as const) : []),
];

export const arbitraryStep = (exam: Exam): fc.Arbitrary<Step> => {
  const number = fc.constantFrom(...anAssessment(exam).numbers());
  return fc.oneof(
    {
      weight: 6,
      arbitrary: fc.tuple(number, fc.constantFrom(...valuesOf(exam))).map(
        ([n, value]): Step =>
          (story) =>
            story.marked(n, value),
      ),
    },
    {
      weight: 1,
      arbitrary: number.map(
        (n): Step =>
          (story) =>
            story.withdrawn(n),
      ),
    },
    {
      weight: 2,
      arbitrary: fc.tuple(number, fc.constantFrom('', 'te laat', 'goed uitgelegd')).map(
        ([n, text]): Step =>
          (story) =>
            story.remarked(n, text),
      ),
    },
    {
      weight: 1,
      arbitrary: fc.constant<Step>((story) =>
        story.assessment.undoable.length > 0 ? story.undone() : story,
      ),
    },
  );
};

export const arbitraryStory = (exam: Exam, maxLength = 25): fc.Arbitrary<Step> =>
  fc.array(arbitraryStep(exam), { maxLength }).map(
    (steps): Step =>
      (story) =>
        steps.reduce((told, step) => step(told), story),
  );
