/** An exam with a scale that no line of the program knows of is marked, judged, signed, printed and exported. */
import { describe, expect, it } from 'vitest';
import { decideMark } from '../../shared/domain/decide-mark';
import { decideSign, listStillNeeded } from '../../shared/domain/decide-sign';
import { decideResult } from '../../shared/domain/result';
import { checkExamExport, parseExamExport } from '../../shared/formats/check-exam-export';
import { composeExamExport } from '../../shared/formats/compose-exam-export';
import { writeExamExport } from '../../shared/formats/write-exam-export';
import { examDefinitionSchema } from '../../shared/records/exam-definition';
import { drawSheet } from '../../shared/report/draw-sheet';
import { answerOfKey, answersOf, markSignOf, toneOf } from '../../src-renderer/screens/exam/marks/answers';
import { stockPhrases } from '../../src-renderer/screens/exam/remarks/remark-phrases';
import { asSigned } from '../builders/a-change';
import { twoToTen } from '../builders/a-scale';
import { anOrganisation, aSheet, loadFont } from '../builders/a-sheet';
import { anAssessment } from '../builders/an-assessment';
import { aCandidate, anExam, indicatorNumbered, recordsOf } from '../builders/an-exam';
import { readPdf, squeezed } from '../builders/read-pdf';
import { textsOf } from '../builders/texts-of';

const exam = anExam({ scale: twoToTen });
const records = recordsOf(exam);
const marked = anAssessment(exam)
  .identified()
  .marked('1.1.1', '6')
  .marked('1.1.2', '10')
  .marked('1.2.1', '4');
const signed = marked.remarked('1.1.2', 'Werkt anderen in.').signed();
const answers = answersOf(twoToTen, 'nl', textsOf('nl'));

describe('a scale that the program has never heard of', () => {
  it('opens as it was written, with every word of it', () => {
    const travelled = examDefinitionSchema.parse(JSON.parse(JSON.stringify(records.definition)));
    expect(travelled.parts[0]?.scale).toEqual(twoToTen);
  });

  it('has its own words, letters and order on the buttons', () => {
    expect(answers.map(({ word, letter }) => `${letter} ${word}`)).toEqual([
      'E 10 · voorbeeldig',
      'F 8 · vlot',
      'Z 6 · zelfstandig',
      'H 4 · met hulp',
      'P 2 · niet getoond',
      'W Niet waargenomen',
      'X Niet van toepassing',
    ]);
    expect(answersOf(twoToTen, 'en', textsOf('en'))[1]?.word).toBe('8 · smoothly');
    expect(answerOfKey('z', answers)).toBe('6');
    expect(answerOfKey('1', answers)).toBe('10');
  });

  it('is told apart by shape and tone, and a sign that nobody can draw is a neutral shape', () => {
    const signs = twoToTen.levels.map(
      ({ code }) => `${markSignOf(twoToTen, code)} ${toneOf(twoToTen, code)}`,
    );
    expect(signs).toEqual(['cross bad', 'half bad', 'tick good', 'double-tick good', 'other good']);
  });

  it('offers the phrases that fit each level', () => {
    const first = (value: string) => stockPhrases(value, twoToTen, 'nl')[0];
    expect(first('2')).toBe(first('4'));
    expect(first('6')).toBe(first('8'));
    expect(new Set([first('2'), first('6'), first('10')]).size).toBe(3);
  });

  it('M3, R1, S2: only its levels can be given; it says which are sufficient and which are explained', () => {
    const indicatorId = indicatorNumbered(exam, '1.1.1');
    expect(decideMark(marked.desk, indicatorId, '8')).toMatchObject({ ok: true });
    expect(decideMark(marked.desk, indicatorId, 'met')).toMatchObject({
      problem: { code: 'level-unknown' },
    });
    expect(decideResult(exam, marked.assessment).workProcesses.map((w) => w.outcome)).toEqual([
      'sufficient',
      'insufficient',
    ]);
    expect(listStillNeeded(exam, marked.assessment).remarks.map((i) => i.number)).toEqual(['1.1.2']);
    expect(decideSign(marked.desk, 'Joke Wierda')).toMatchObject({
      problem: { code: 'remarks-needed' },
    });
    expect(signed.assessment.signed).toMatchObject({ outcome: 'failed', fitsBasis: true });
  });

  it.each([
    ['nl', 'Cijfers 2 tot 10', ['6 · zelfstandig', '10 · voorbeeldig', '4 · met hulp']],
    ['en', 'Figures 2 to 10', ['6 · on their own', '10 · exemplary', '4 · with help']],
  ] as const)('is printed with its own words and signs (%s)', async (language, name, words) => {
    const sheet = aSheet(signed, { language });
    const results = sheet.details.coreTasks[0]?.workProcesses.flatMap((w) =>
      w.indicators.map((i) => i.result),
    );
    expect(results).toEqual(
      words.map((word, index) => ({ symbol: ['check', 'other', 'half'][index], word })),
    );
    const { bytes } = await drawSheet(sheet, loadFont, '2026-11-24T10:30:00.000Z');
    const paper = squeezed((await readPdf(bytes)).pages.join(' '));
    for (const text of [name, ...words]) expect(paper).toContain(squeezed(text));
  });

  it('stands in the exported file with its words, and the file follows from its record', async () => {
    const text = writeExamExport(
      composeExamExport({
        ...records,
        candidate: aCandidate(),
        assessment: signed.assessment,
        organisation: anOrganisation(),
        receipt: null,
        changes: signed.events.map(asSigned),
        exportedAt: '2026-11-24T12:00:00.000Z',
        exportedBy: null,
      }),
    );
    const read = parseExamExport(text);
    if (!read.ok) throw new Error(read.problem.code);
    expect(read.value.definition.parts[0]?.scale).toEqual(twoToTen);
    expect(read.value.marks.map((mark) => mark.value)).toEqual(['6', '10', '4']);
    expect(await checkExamExport(read.value)).toMatchObject({ ok: true });
  });
});

describe('a scale whose letters are of no use', () => {
  const letters = ['J', '', 'é', '6', 'O'];
  const scale = {
    ...twoToTen,
    bestFirst: false,
    levels: twoToTen.levels.map((level, index) => ({ ...level, letter: { nl: letters[index] ?? '' } })),
  };

  it('is answered by numbers, and no key means two things', () => {
    const offered = answersOf(scale, 'nl', textsOf('nl'));
    expect(offered.map(({ letter }) => letter)).toEqual(['', '', 'É', '', '', 'W', 'X']);
    expect(answerOfKey('j', offered)).toBeNull();
    expect(answerOfKey('6', offered)).toBeNull();
    expect(answerOfKey('0', offered)).toBe('not-observed');
  });
});
