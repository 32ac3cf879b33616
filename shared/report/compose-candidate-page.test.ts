import { describe, expect, test } from 'vitest';
import { anOrganisation, aSheet } from '../../test/builders/a-sheet';
import { anAssessment } from '../../test/builders/an-assessment';
import { aCandidate, anExam } from '../../test/builders/an-exam';
import { standardScales } from '../records/standard-scales';
import { languageCodes } from '../texts/languages';
import { standardRules } from '../values/pass-rule';

const exam = anExam();
const passed = anAssessment(exam).identified().markedAll('met').signed();
const failed = anAssessment(exam)
  .identified()
  .markedAll('met')
  .marked('1.1.1', 'not-met')
  .remarked('1.1.1', 'Geen veiligheidsbril gedragen.')
  .signed();
const draft = anAssessment(exam).identified().marked('1.1.1', 'met');

describe('the candidate’s page', () => {
  test('tells what must be better with the whole text of the indicator and the remark, not with a number', () => {
    const { better } = aSheet(failed).candidatePage;
    expect(better).toEqual({
      title: 'Dit moet beter',
      lines: [],
      points: [
        expect.objectContaining({
          number: '1.1.1',
          text: 'draagt beschermende kleding',
          result: { symbol: 'cross', word: 'Niet voldaan' },
          critical: 'Kritisch punt: hierdoor is het werkproces als geheel onvoldoende.',
          remark: 'Geen veiligheidsbril gedragen.',
        }),
      ],
    });
  });

  test('has a bar per work process: how many are good, in parts and in words, and why when it is not sufficient', () => {
    const [first, second] = aSheet(failed).candidatePage.bars.items;
    expect(first).toMatchObject({
      parts: { sufficient: 1, insufficient: 1, open: 0, leftOut: 0 },
      words: '1 van de 2',
      result: { word: 'Onvoldoende' },
    });
    expect(first?.reasons[0]).toContain('Kritisch punt 1.1.1');
    expect(second).toMatchObject({ parts: { sufficient: 1, insufficient: 0 }, reasons: [] });
  });

  test('a critical point that nobody saw is not said to be done badly', () => {
    const unseen = anAssessment(exam)
      .identified()
      .markedAll('met')
      .marked('1.1.1', 'not-observed')
      .remarked('1.1.1', 'Niet aan toegekomen.')
      .signed();
    expect(aSheet(unseen).candidatePage.better?.points[0]).toMatchObject({
      result: { symbol: 'dash', word: 'Niet waargenomen' },
      critical:
        'Kritisch punt: niet waargenomen telt hier als onvoldoende. Daardoor is het werkproces als geheel onvoldoende.',
    });
  });

  test('tells what went well, and says so in one line when everything did', () => {
    expect(aSheet(passed).candidatePage.well?.lines).toEqual([
      '3 van de 3 punten zijn goed.',
      'Alles goed, in alle 2 werkprocessen.',
      'Het kritische punt is goed.',
    ]);
    expect(aSheet(passed).candidatePage.better).toBeNull();
    expect(aSheet(failed).candidatePage.well?.lines).toEqual([
      '2 van de 3 punten zijn goed.',
      'Alles goed in 1 van de 2 werkprocessen.',
    ]);
  });

  test('tells praise in the examiner’s own words', () => {
    const story = anAssessment(anExam({ scale: standardScales['o-v-g'] }))
      .identified()
      .markedAll('sufficient')
      .marked('1.1.2', 'good')
      .remarked('1.1.2', 'Heel zorgvuldig.')
      .signed();
    expect(aSheet(story).candidatePage.well?.points).toMatchObject([
      { number: '1.1.2', text: 'controleert de lasmachine', remark: 'Heel zorgvuldig.' },
    ]);
  });

  test('says "could be better" when the exam is met all the same', () => {
    const lenient = anExam({
      rule: standardRules['three-quarters'],
      shape: [['a', 'b', 'c', 'd']],
    });
    const story = anAssessment(lenient)
      .identified()
      .markedAll('met')
      .marked('1.1.4', 'not-met')
      .remarked('1.1.4', 'Vergeten.')
      .signed();
    expect(aSheet(story).outcome.result.word).toBe('Behaald');
    expect(aSheet(story).candidatePage.better?.title).toBe('Dit kan nog beter');
  });

  test('what now: the centre’s own words after a result that is not met, else who to ask for a talk and a resit', () => {
    const organisation = anOrganisation({ afterwardsText: { nl: 'Herkansing in week 8, bel Joke.' } });
    expect(aSheet(failed, { organisation }).candidatePage.next[0]?.lines).toEqual([
      'Herkansing in week 8, bel Joke.',
    ]);
    expect(aSheet(failed).candidatePage.next[0]?.lines[0]).toContain('opnieuw kunt doen');
    expect(aSheet(passed, { organisation }).candidatePage.next[0]?.lines.join(' ')).toContain(
      'Voor een diploma is meer nodig dan dit examen.',
    );
  });

  test('how to object stands on every result, also when the centre wrote nothing about it', () => {
    expect(aSheet(failed).candidatePage.next[1]?.lines).toEqual([
      'Bezwaar maken kan binnen twee weken bij de examencommissie.',
    ]);
    const silent = anOrganisation({ objectionText: { nl: ' ' } });
    expect(aSheet(failed, { organisation: silent }).candidatePage.next[1]?.lines[0]).toContain(
      'tot welke dag dat kan',
    );
  });

  test('a draft promises nothing: no objection, and what is not marked is white in its bar', () => {
    const { next, bars } = aSheet(draft).candidatePage;
    expect(next.map(({ lines }) => lines[0])).toEqual([expect.stringContaining('nog geen uitslag')]);
    expect(bars.items[0]?.parts).toEqual({ sufficient: 1, insufficient: 0, open: 1, leftOut: 0 });
    const empty = aSheet(anAssessment(exam)).candidatePage;
    expect([empty.well, empty.better]).toEqual([null, null]);
  });

  test.each(languageCodes)(
    'the result is called as the centre calls it, else never a bare "passed" (%s)',
    (language) => {
      const organisation = anOrganisation({
        resultWords: {
          met: { [language]: 'Proeve gehaald' },
          notMet: { [language]: 'Proeve niet gehaald' },
        },
      });
      expect(aSheet(passed, { organisation, language }).outcome.result.word).toBe('Proeve gehaald');
      expect(aSheet(failed, { organisation, language }).signatures.statement).toContain(
        'Proeve niet gehaald',
      );
      const plain = JSON.stringify([aSheet(passed, { language }), aSheet(failed, { language })]);
      expect(plain).not.toMatch(/geslaagd|gezakt|\bpassed\b|\bpasses\b|bestanden/i);
    },
  );
});

describe('the record', () => {
  test('tells learning path, attempt, adjustments, and the zone of its times, and leaves out what is not said', () => {
    const told = anExam({
      candidates: [aCandidate({ learningPath: 'BBL', attempt: 2, adjustments: 'extra tijd' })],
    });
    const values = (story: Parameters<typeof aSheet>[0]) =>
      aSheet(story).fieldGroups.flatMap(({ fields }) =>
        fields.map(({ label, value }) => `${label}: ${value}`),
      );
    expect(values(anAssessment(told))).toEqual(
      expect.arrayContaining([
        'Leerweg: BBL',
        'Poging: 2',
        'Aanpassingen: extra tijd',
        'Tijden in: Midden-Europese standaardtijd (Europe/Amsterdam)',
      ]),
    );
    expect(values(passed).join()).not.toMatch(/Leerweg|Poging|Aanpassingen/);
  });

  test('says with which mark a remark was written, when another one stands now', () => {
    const story = anAssessment(exam)
      .identified()
      .marked('1.1.2', 'not-met')
      .remarked('1.1.2', 'Niet veilig gewerkt.')
      .marked('1.1.2', 'met');
    const [, second] = aSheet(story).details.coreTasks[0]?.workProcesses[0]?.indicators ?? [];
    expect(second?.writers).toBe('Geschreven toen de beoordeling “Niet voldaan” was.');
    expect(aSheet(failed).details.coreTasks[0]?.workProcesses[0]?.indicators[0]?.writers).toBeNull();
  });

  test('calls the code what it is called now: recognised programme code', () => {
    const labels = aSheet(passed).fieldGroups.flatMap(({ fields }) => fields.map(({ label }) => label));
    expect(labels).toContain('Erkende opleidingscode (voorheen crebo)');
  });

  test('explains nothing of a work process where all is well: one short line', () => {
    const [first, second] = aSheet(failed).details.coreTasks[0]?.workProcesses ?? [];
    expect(first?.reasons).not.toEqual([]);
    expect(second).toMatchObject({ reasons: [], count: '1 van de 1' });
  });
});
