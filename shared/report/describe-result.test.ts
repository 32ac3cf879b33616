import { describe, expect, it, test } from 'vitest';
import { anExam } from '../../test/builders/an-exam';
import type { ExamReason, WorkProcessReason } from '../domain/result';
import { languageCodes } from '../texts/languages';
import { describeExamReason, describeRule, describeWorkProcessReason } from './describe-result';
import { sheetTexts } from './sheet-texts';

const exam = anExam({ shape: [['a'], ['b']] });

const workProcessReasons: readonly (readonly [WorkProcessReason, nl: string, en: string])[] = [
  [{ kind: 'open', count: 1 }, 'Nog 1 indicator zonder beoordeling.', '1 indicator still has no mark.'],
  [{ kind: 'open', count: 3 }, 'Nog 3 indicatoren zonder beoordeling.', '3 indicators still have no mark.'],
  [
    { kind: 'critical-insufficient', numbers: ['1.1.2'] },
    'Kritisch punt 1.1.2 is niet gehaald. Daardoor is het werkproces als geheel onvoldoende.',
    'Critical point 1.1.2 was not achieved. This makes the whole work process insufficient.',
  ],
  [
    { kind: 'critical-insufficient', numbers: ['1.1.2', '1.1.4'] },
    'De kritische punten 1.1.2 en 1.1.4 zijn niet gehaald. Daardoor is het werkproces als geheel onvoldoende.',
    'Critical points 1.1.2 and 1.1.4 were not achieved. This makes the whole work process insufficient.',
  ],
  [
    { kind: 'critical-not-observed', numbers: ['1.1.3'] },
    'Kritisch punt 1.1.3 is niet waargenomen en telt daardoor als onvoldoende. Daardoor is het werkproces als geheel onvoldoende.',
    'Critical point 1.1.3 was not observed and therefore counts as insufficient. This makes the whole work process insufficient.',
  ],
  [
    { kind: 'share', sufficient: 7, counted: 8, percent: 87, minimum: 75 },
    '7 van de 8 indicatoren voldoende (87%). Nodig: minstens 75%.',
    '7 of 8 indicators sufficient (87%). Needed: at least 75%.',
  ],
  [
    { kind: 'share', sufficient: 7, counted: 8, percent: 87, minimum: 100 },
    '7 van de 8 indicatoren voldoende. Ze moeten alle voldoende zijn.',
    '7 of 8 indicators sufficient. All of them must be sufficient.',
  ],
  [
    { kind: 'nothing-counted' },
    'Geen indicator telt mee. Daarom is het werkproces onvoldoende.',
    'No indicator counts. That is why the work process is insufficient.',
  ],
];

const workProcesses = (sufficient: number, total: number, minimum: number): ExamReason => ({
  kind: 'work-processes',
  sufficient,
  total,
  percent: Math.floor((sufficient * 100) / total),
  minimum,
});

const examReasons: readonly (readonly [ExamReason, nl: string, en: string])[] = [
  [{ kind: 'open', count: 1 }, 'Er is nog 1 indicator zonder beoordeling.', '1 indicator still has no mark.'],
  [
    { kind: 'open', count: 2 },
    'Er zijn nog 2 indicatoren zonder beoordeling.',
    '2 indicators still have no mark.',
  ],
  [
    workProcesses(2, 3, 60),
    '2 van de 3 werkprocessen zijn voldoende (66%). Nodig is minstens 60%.',
    '2 of the 3 work processes are sufficient (66%). At least 60% is needed.',
  ],
  [
    workProcesses(1, 3, 60),
    '1 van de 3 werkprocessen is voldoende (33%). Nodig is minstens 60%.',
    '1 of the 3 work processes is sufficient (33%). At least 60% is needed.',
  ],
  [
    workProcesses(2, 3, 100),
    '2 van de 3 werkprocessen zijn voldoende. Ze moeten alle voldoende zijn.',
    '2 of the 3 work processes are sufficient. All of them must be sufficient.',
  ],
  [
    workProcesses(1, 3, 100),
    '1 van de 3 werkprocessen is voldoende. Ze moeten alle voldoende zijn.',
    '1 of the 3 work processes is sufficient. All of them must be sufficient.',
  ],
  [
    workProcesses(1, 1, 100),
    'Het werkproces van dit examen is voldoende.',
    'The only work process of this exam is sufficient.',
  ],
  [
    workProcesses(0, 1, 100),
    'Het werkproces van dit examen is niet voldoende.',
    'The only work process of this exam is not sufficient.',
  ],
  [
    { kind: 'insufficient-work-process', code: 'B1-K1-W2' },
    'Onvoldoende: B1-K1-W2 Werkproces 2.',
    'Insufficient: B1-K1-W2 Werkproces 2.',
  ],
];

describe('reasons in words', () => {
  it('M23 take the words of the exam, with the article that goes with them', () => {
    const fase = { singular: 'fase', plural: 'fasen', gender: 'common' };
    const stage = { singular: 'stage', plural: 'stages' };
    const texts = (language: 'nl' | 'en' | 'de') =>
      sheetTexts(language, { 'work-process': { nl: fase, en: stage } });
    const only = workProcesses(1, 1, 100);
    expect(describeExamReason(only, exam, texts('nl'))).toBe('De fase van dit examen is voldoende.');
    expect(describeExamReason(only, exam, texts('en'))).toBe('The only stage of this exam is sufficient.');
    // Nobody gave a word for it in German.
    expect(describeExamReason(only, exam, texts('de'))).toBe(
      'Der Arbeitsprozess dieser Prüfung ist ausreichend.',
    );
    expect(describeExamReason(workProcesses(2, 3, 100), exam, texts('nl'))).toBe(
      '2 van de 3 fasen zijn voldoende. Ze moeten alle voldoende zijn.',
    );
  });

  test.each(workProcessReasons)('a work process says why: %j', (reason, nl, en) => {
    expect(describeWorkProcessReason(reason, sheetTexts('nl'))).toBe(nl);
    expect(describeWorkProcessReason(reason, sheetTexts('en'))).toBe(en);
  });

  test.each(examReasons)('an exam says why: %j', (reason, nl, en) => {
    expect(describeExamReason(reason, exam, sheetTexts('nl'))).toBe(nl);
    expect(describeExamReason(reason, exam, sheetTexts('en'))).toBe(en);
  });

  test('the rule is said with its own percentages, in every language', () => {
    const rule = {
      workProcessMinimumPercent: 75,
      criticalKnocksOut: false,
      examMinimumPercent: 80,
      notObserved: 'left-out',
    } as const;
    for (const language of languageCodes) {
      const lines = describeRule(rule, sheetTexts(language));
      expect(lines).toHaveLength(4);
      expect(lines[0]).toMatch(/75 ?%/);
      expect(lines[3]).toMatch(/80 ?%/);
      expect(lines.join(' ')).not.toContain('{{');
      const strict = describeRule(
        {
          ...rule,
          workProcessMinimumPercent: 100,
          examMinimumPercent: 100,
          criticalKnocksOut: true,
          notObserved: 'insufficient',
        },
        sheetTexts(language),
      );
      for (const [index, line] of strict.entries()) expect(line).not.toBe(lines[index]);
      expect(strict.join(' ')).not.toContain('%');
    }
  });

  test('a text that does not exist is a bug', () => {
    expect(() => sheetTexts('nl')('sheet:nonsense')).toThrow('no text for sheet:nonsense in nl');
  });
});
