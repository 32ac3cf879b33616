/** Which indicators were often insufficient (F1, F5). */
import { expect, it } from 'vitest';
import { anAssessment } from '../../../test/builders/an-assessment';
import { anExam, anId } from '../../../test/builders/an-exam';
import { countIndicators, type JudgedResult } from './count-indicators';

const exam = anExam();
const result = (
  number: number,
  marks: Readonly<Record<string, 'met' | 'not-met' | 'not-observed'>>,
): JudgedResult => {
  const story = Object.entries(marks).reduce(
    (told, [indicator, value]) => told.marked(indicator, value),
    anAssessment(exam).identified(),
  );
  return { participantId: anId(90_000 + number), exam, assessment: story.assessment };
};

it('gives the share of those who were seen, the worst first, and nothing of fewer than ten people (F1, F5)', () => {
  const results = Array.from({ length: 12 }, (_, at) =>
    result(at, {
      '1.1.1': at < 3 ? 'not-met' : 'met',
      '1.1.2': at < 6 ? 'not-met' : 'met',
      // Seen of nine only.
      '1.2.1': at < 9 ? 'not-met' : 'not-observed',
    }),
  );
  const { figures, tooFew } = countIndicators(results);
  expect(figures.map(({ number, sufficient, insufficient }) => [number, sufficient, insufficient])).toEqual([
    ['1.1.2', 6, 6],
    ['1.1.1', 9, 3],
  ]);
  expect(tooFew).toBe(1);
  // The same nine twice are nine.
  expect(countIndicators([...results.slice(0, 9), ...results.slice(0, 9)]).figures).toEqual([]);
});
