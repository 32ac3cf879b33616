import { describe, expect, it } from 'vitest';
import { standardScales } from '../../../../shared/records/standard-scales';
import { languageCodes } from '../../../../shared/texts/languages';
import { anAssessment } from '../../../../test/builders/an-assessment';
import { anExam, indicatorNumbered } from '../../../../test/builders/an-exam';
import { joinPhrase, ownPhrases, stockPhrases } from './remark-phrases';

describe('phrases', () => {
  it('are six for each kind of mark, in every language', () => {
    const values = ['sufficient', 'insufficient', 'good', 'not-observed', 'not-applicable'] as const;
    const scale = standardScales['o-v-g'];
    const all = languageCodes.flatMap((language) => values.map((v) => stockPhrases(v, scale, language)));
    expect(all.map((phrases) => phrases.length)).toEqual(all.map(() => 6));
    expect(new Set(all.flat()).size).toBe(30 * languageCodes.length);
  });

  it('fit a pass of a scale that has only one, and there are none before there is a mark', () => {
    const scale = standardScales['met-not-met'];
    expect(stockPhrases('met', scale, 'nl')).not.toEqual(stockPhrases('not-met', scale, 'nl'));
    expect(stockPhrases(null, scale, 'nl')).toEqual([]);
  });

  it('of the examiner come newest first, once, short, of the same mark, and without any stock phrase', () => {
    const exam = anExam({ shape: [Array.from({ length: 9 }, (_, i) => `last naad ${i + 1}`)] });
    const story = anAssessment(exam)
      .identified()
      .marked('1.1.1', 'not-met')
      .remarked('1.1.1', 'bril vergeten')
      .marked('1.1.2', 'not-met')
      .remarked('1.1.2', 'bril vergeten')
      .marked('1.1.3', 'not-met')
      .remarked('1.1.3', 'handschoen kapot')
      .marked('1.1.4', 'not-observed')
      .remarked('1.1.4', 'stond achter de cabine')
      .marked('1.1.5', 'not-met')
      .remarked('1.1.5', 'x'.repeat(100))
      .marked('1.1.6', 'not-met')
      .remarked('1.1.6', 'Examinator kon dit niet zien.')
      .marked('1.1.7', 'not-met')
      .marked('1.1.8', 'not-observed')
      .marked('1.1.9', 'met');
    const own = (number: string) => ownPhrases(story.assessment, indicatorNumbered(exam, number));
    expect(own('1.1.7')).toEqual(['handschoen kapot', 'bril vergeten']);
    expect(own('1.1.8')).toEqual(['stond achter de cabine']);
    expect(own('1.1.9')).toEqual([]);
  });

  it('are put behind each other, and not twice', () => {
    expect(joinPhrase('', 'Te laat.')).toBe('Te laat.');
    expect(joinPhrase('Te laat. ', 'Niet veilig.')).toBe('Te laat. Niet veilig.');
    expect(joinPhrase('Te laat. Niet veilig.', 'Te laat.')).toBe('Te laat. Niet veilig.');
  });
});
