import { describe, expect, test } from 'vitest';
import { aNamedFile } from '../../test/builders/a-named-file';
import { anOrganisation, aSheet } from '../../test/builders/a-sheet';
import { type AssessmentStory, anAssessment } from '../../test/builders/an-assessment';
import { aCandidate, anExam, anId, recordsOf } from '../../test/builders/an-exam';
import { decideIdentify } from '../domain/decide-mark';
import type { Doubt } from '../domain/doubts';
import { joinExam } from '../domain/exam';
import type { StaffId } from '../kernel/ids';
import { problem } from '../kernel/problem';
import { standardScales } from '../records/standard-scales';
import { type Language, languageCodes } from '../texts/languages';
import { formNumberOf } from './form-number';

const exam = anExam();
const passed = anAssessment(exam).identified().markedAll('met').signed();
const failed = anAssessment(exam)
  .identified()
  .markedAll('met')
  .marked('1.1.1', 'not-met')
  .remarked('1.1.1', 'Geen veiligheidsbril gedragen.')
  .signed();
const draft = anAssessment(exam).identified().marked('1.1.1', 'met');

const labels = (sheet: ReturnType<typeof aSheet>): string[] =>
  sheet.fieldGroups.flatMap((group) => group.fields.map((field) => field.label));
/** Everything in the sheet that is text, wherever it stands. */
const allTexts = (value: unknown): string[] => {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(allTexts);
};

describe('composeSheet', () => {
  test('a passed exam says so, in the language of the sheet', () => {
    expect(aSheet(passed).outcome.result).toEqual({ symbol: 'check', word: 'Behaald' });
    expect(aSheet(passed, { language: 'en' }).outcome.result).toEqual({ symbol: 'check', word: 'Achieved' });
  });

  test('E8 tells what was attached by name, size and SHA-256, and leaves out what was removed', () => {
    const [, workProcess] = exam.snapshot.coreTasks.flatMap((one) => one.workProcesses);
    const story = anAssessment(exam)
      .identified()
      .attached('1.1.1', 'las.jpg', 'De naad is poreus')
      .attachedTo({
        ...{ indicatorId: null, workProcessId: workProcess?.workProcessId ?? null },
        ...{ file: aNamedFile({ name: 'geluid.m4a', bytes: 812 }), word: '' },
      })
      .attached(null, 'onscherp.jpg')
      .evidenceRemoved(2)
      .attached(null, 'lokaal.jpg')
      .markedAll('met')
      .signed();
    const plain = (text: string) => text.replaceAll(/[\u2066-\u2069]/g, '');
    const lines = aSheet(story).evidence?.lines.map(plain) ?? [];
    expect(lines).toHaveLength(4);
    expect(lines[0]).toMatch(
      /^1\.1\.1 · De naad is poreus · 24 november 2026 .+ · 2,4 MB · las\.jpg · SHA-256 [0-9a-f]{64}$/,
    );
    expect(lines[1]).toMatch(/^B1-K1-W2 · .+ · 812 byte · geluid\.m4a · /);
    expect(lines[2]).toMatch(/^hele examen · .+ · lokaal\.jpg · /);
    expect(lines.join()).not.toContain('onscherp');
    expect(aSheet(passed).evidence).toBeNull();
    expect(allTexts(aSheet(story, { language: 'de' })).join()).toContain('2,4 MB');
  });

  test('W12 prints the plan that it was begun on, whatever the plan became since', () => {
    const decided = decideIdentify(anAssessment(exam).desk, 'identity-document');
    if (!decided.ok || !decided.value) throw new Error('begins');
    const begun = anAssessment(exam).recorded(decided.value).markedAll('met').signed();
    const moved = {
      ...{ ...exam, version: exam.version + 4, code: 'ZZ-999', title: 'Heel iets anders' },
      ...{ plannedAt: '2031-03-04T09:00:00.000Z', timeZone: 'Asia/Tokyo', place: 'Lokaal Elders' },
    };
    expect(aSheet(begun, { exam: moved })).toEqual(aSheet(begun));
    const others = allTexts(aSheet(passed, { exam: moved })).join(' ');
    expect(others).toContain('ZZ-999');
  });

  test('names whose the candidate is, also where the plan gave the others of the exam to somebody else', () => {
    const karel = { staffId: anId<'Staff'>(8002), name: 'Karel Smit', jobTitle: 'docent' };
    const { planned, definition } = recordsOf(
      anExam({ candidates: [aCandidate({ assessmentId: anId(7002), number: '2' }), aCandidate()] }),
    );
    const [first, second] = planned.assessments.toReversed();
    if (!first || !second) throw new Error('two candidates');
    const split = joinExam(
      {
        ...planned,
        examiners: [...planned.examiners, karel],
        assessments: [{ ...first, examinerId: karel.staffId }, second],
      },
      definition,
    );
    const other = anAssessment(split).identified();
    const examinerOn = (sheet: ReturnType<typeof aSheet>) =>
      sheet.fieldGroups.flatMap(({ fields }) => fields.filter(({ label }) => label === 'Examinator'));
    const printed = split.candidates.map(
      (candidate) => examinerOn(aSheet(other, { exam: split, candidate }))[0]?.value,
    );
    expect(printed.toSorted()).toEqual(['Karel Smit', planned.examiners[0]!.name].toSorted());
  });

  test('a failed exam says which work process and which critical point', () => {
    const sheet = aSheet(failed);
    expect(sheet.outcome.result).toEqual({ symbol: 'cross', word: 'Niet behaald' });
    expect(sheet.outcome.reasons).toContain('Onvoldoende: B1-K1-W1 Werkproces 1.');
    const [first] = sheet.details.coreTasks[0]?.workProcesses ?? [];
    expect(first?.result.word).toBe('Onvoldoende');
    expect(first?.reasons[0]).toContain('Kritisch punt 1.1.1');
  });

  test('a remark stands there without empty lines around it, and with one where there were several', () => {
    const remarkOf = (text: string) =>
      aSheet(anAssessment(exam).identified().marked('1.1.1', 'not-met').remarked('1.1.1', text)).details
        .coreTasks[0]?.workProcesses[0]?.indicators[0]?.remark;
    expect(remarkOf('\n \nEerst.\n\n\t\n\n\n  Dan.\u2028Later.\n\n\n')).toBe('Eerst.\n\n  Dan.\nLater.');
    expect(remarkOf('Eerst.\nDan.\n\nLater.')).toBe('Eerst.\nDan.\n\nLater.');
    expect(remarkOf(' \n\n ')).toBeNull();
  });

  test('each indicator carries number, text, critical mark, result word and remark', () => {
    const [first] = aSheet(failed).details.coreTasks[0]?.workProcesses[0]?.indicators ?? [];
    expect(first).toMatchObject({
      number: '1.1.1',
      text: 'draagt beschermende kleding',
      critical: 'Kritisch punt',
      result: { symbol: 'cross', word: 'Niet voldaan' },
      remark: 'Geen veiligheidsbril gedragen.',
    });
  });

  test('an unsigned sheet is a draft, never a result, even when everything is marked', () => {
    for (const story of [draft, anAssessment(exam).identified().markedAll('met')]) {
      const sheet = aSheet(story);
      expect(sheet.isDraft).toBe(true);
      expect(sheet.watermarks).toEqual(['CONCEPT']);
      expect(sheet.status).toBe('Concept');
      expect(sheet.outcome.result.word).toBe('Nog geen uitslag');
      expect(sheet.notes).toHaveLength(1);
      expect(sheet.fileName).toContain('concept');
    }
  });

  test('W9 a reason for another moment than planned is told', () => {
    const rules = {
      policy: 'reason',
      timeZone: 'Europe/Amsterdam',
      now: new Date('2026-12-01T08:00:00.000Z'),
      toleranceMinutes: 60,
    } as const;
    const sheet = aSheet(anAssessment(exam).startedOffPlan('De machine was stuk', rules).identified());
    const fields = sheet.fieldGroups.flatMap((group) => group.fields);
    expect(fields).toContainEqual({ label: 'Ander moment dan gepland', value: 'De machine was stuk' });
  });

  test('W10 where two examiners looked who stands there, it names both', () => {
    const pim = anId<'Staff'>(8003);
    const taken = anAssessment(exam).identified().marked('1.1.1', 'met').by(pim).takenOver();
    const fields = aSheet(taken.identified()).fieldGroups.flatMap((group) => group.fields);
    const said = fields.filter(({ label }) => label === 'Identiteit gecontroleerd').map(({ value }) => value);
    expect(said).toEqual([
      expect.stringMatching(/^Joke Wierda: .*, met identiteitsbewijs$/),
      expect.stringMatching(/^een andere examinator: .*, met identiteitsbewijs$/),
    ]);
  });

  test('W4 after a take-over it says who took over and why, and at every indicator who marked it', () => {
    const pim = anId<'Staff'>(8003);
    const nameOf = (staffId: StaffId) => (staffId === pim ? 'Pim Bakker' : null);
    const begun = anAssessment(exam).identified().marked('1.1.1', 'met').marked('1.1.2', 'not-met');
    const taken = begun
      .by(pim)
      .takenOver('Joke is ziek')
      .markedAll('met')
      .remarked('1.1.2', 'tweede keer goed');
    const said = (story: AssessmentStory, language: Language = 'nl') => {
      const sheet = aSheet(story, { nameOf, language });
      const indicators = sheet.details.coreTasks.flatMap(({ workProcesses }) =>
        workProcesses.flatMap((workProcess) => workProcess.indicators),
      );
      return { writers: indicators.map(({ writers }) => writers), session: sheet.fieldGroups[2]?.fields };
    };
    expect(new Set(said(begun).writers)).toEqual(new Set([null]));
    const half = begun.by(pim).takenOver('Joke is ziek').remarked('1.1.2', 'gebroken').marked('1.2.1', 'met');
    expect(said(half).writers.slice(0, 3)).toEqual([
      'Beoordeeld door Joke Wierda.',
      'Beoordeeld door Joke Wierda. Toelichting van Pim Bakker.',
      'Beoordeeld door Pim Bakker.',
    ]);
    expect(said(taken).writers.every((line) => line === null)).toBe(true);
    for (const [language, line] of [
      ['nl', 'nam over van Joke Wierda. Reden: Joke is ziek'],
      ['en', 'Pim Bakker took over from Joke Wierda. Reason: Joke is ziek'],
      ['de', 'Pim Bakker hat übernommen, vorher Joke Wierda. Grund: Joke is ziek'],
    ] as const)
      expect(
        said(taken, language)
          .session?.map(({ value }) => value)
          .join(),
      ).toContain(line);
    const stranger = aSheet(half, { nameOf: () => null });
    expect(JSON.stringify(stranger.details)).toContain('Beoordeeld door een andere examinator.');
  });

  test('an indicator without a mark is shown as not yet marked', () => {
    const indicators = aSheet(draft).details.coreTasks[0]?.workProcesses.flatMap((w) => w.indicators) ?? [];
    expect(indicators.map((i) => i.result.symbol)).toEqual(['check', 'open', 'open']);
    expect(indicators[1]?.result.word).toBe('Nog niet beoordeeld');
  });

  test('a sheet of the sample centre says so', () => {
    const organisation = anOrganisation({ isSample: true });
    expect(aSheet(passed, { organisation }).watermarks).toEqual(['OEFENING']);
    expect(aSheet(draft, { organisation, language: 'en' }).watermarks).toEqual(['DRAFT', 'PRACTICE']);
    expect(aSheet(passed, { organisation }).notes[0]).toContain('oefencentrum');
    expect(aSheet(passed).watermarks).toEqual([]);
  });

  test('what is blank is left out, never printed empty', () => {
    const bare = anExam({
      place: '',
      examinerJobTitle: '',
      candidates: [aCandidate({ birthDate: null, group: '' })],
    });
    const sheet = aSheet(
      anAssessment({ ...bare, snapshot: { ...bare.snapshot, cohort: null, level: null, code: '' } }),
    );
    expect(labels(sheet)).not.toContain('Cohort');
    expect(labels(sheet)).not.toContain('Niveau');
    expect(labels(sheet)).not.toContain('Geboortedatum');
    expect(labels(sheet)).not.toContain('Groep');
    expect(labels(sheet)).not.toContain('Plaats');
    expect(sheet.fieldGroups.flatMap((g) => g.fields).every((f) => f.value.trim() !== '')).toBe(true);
    expect(sheet.running.qualification).toBe('Allround lasser');
    expect(sheet.signatures.places[0]?.lines.map((line) => line.label)).not.toContain('Functie');
  });

  test('another examiner who signs does not get the job title of the planned one', () => {
    const lines = (name: string) =>
      aSheet(anAssessment(exam).identified().markedAll('met').signed(name)).signatures.places[0]?.lines ?? [];
    expect(lines('Joke Wierda').map((line) => line.value)).toEqual([
      'Joke Wierda',
      'docent lastechniek',
      null,
      null,
    ]);
    expect(lines('Iemand Anders').map((line) => line.value)).toEqual(['Iemand Anders', null, null]);
  });

  test('changes after the signature are told, and not followed', () => {
    const late = passed.marked('1.1.1', 'not-met');
    const sheet = aSheet(late);
    expect(sheet.outcome.result.word).toBe('Behaald');
    expect(sheet.notes.join()).toContain('1 wijziging kwam na de handtekening');
  });

  test('the running header names school, exam, version, definition, qualification and candidate', () => {
    const { running } = aSheet(passed);
    expect(running.organisation).toBe('Vakcollege De Werf · Zwolle');
    expect(running.exam).toBe(
      `LAS-PROEVE-1 · Lassen, proeve 1 · versie 1 · kenmerk ${anExam().definitionDigest.slice(0, 8)}`,
    );
    expect(running.qualification).toBe('Allround lasser · opleidingscode 25684 · niveau 3');
    expect(running.candidate).toBe('Şeyma van der Łąk · 2024-0117');
  });

  test('times stand in the zone of the exam, days have none', () => {
    const values = aSheet(passed).fieldGroups.flatMap((group) => group.fields.map((field) => field.value));
    expect(values).toContain('24 november 2026 om 09:00');
    expect(values).toContain('14 maart 2007');
    expect(aSheet(passed, { timeZone: 'Asia/Tokyo' }).fieldGroups[2]?.fields[0]?.value).toContain('17:00');
  });

  test('the form number belongs to the signature, and changes with every event before it', () => {
    expect(formNumberOf(passed.assessment)).toMatch(/^[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{4}$/);
    expect(formNumberOf(passed.sheetIssued().assessment)).toBe(formNumberOf(passed.assessment));
    expect(formNumberOf(draft.marked('1.1.2', 'met').assessment)).not.toBe(formNumberOf(draft.assessment));
    expect(formNumberOf(anAssessment(exam).assessment)).toMatch(/^[0-9A-F-]{14}$/);
  });

  test('it says how far the signature has come, and never more than is true', () => {
    const first = (handIn: Parameters<typeof aSheet>[1]): string | undefined =>
      aSheet(passed, handIn).verification.lines[0];
    expect(first({ handIn: { state: 'waiting' } })).toContain('Nog niet ontvangen door de hub');
    expect(first({ handIn: { state: 'refused', problem: problem('hash-wrong') } })).toContain(
      'niet aangenomen',
    );
    expect(first({ handIn: null })).toContain('via de hub');
    const received = {
      state: 'received',
      receiptNumber: '8F2C-19A0',
      receivedAt: '2026-11-24T11:00:00.000Z',
    } as const;
    expect(first({ handIn: received })).toBe(
      'Ontvangen door de hub op 24 november 2026 om 12:00, bonnummer 8F2C-19A0.',
    );
    expect(aSheet(draft, { handIn: received }).verification.lines[0]).toContain('nog geen ondertekende');
  });

  test('not observed and not applicable are dashes with their own words', () => {
    const story = anAssessment(anExam({ scale: { ...standardScales['o-v-g'], mayBeNotApplicable: true } }))
      .identified()
      .marked('1.1.1', 'not-observed')
      .marked('1.1.2', 'not-applicable')
      .marked('1.2.1', 'good');
    const results = aSheet(story).details.coreTasks[0]?.workProcesses.flatMap((w) =>
      w.indicators.map((i) => i.result),
    );
    expect(results).toEqual([
      { symbol: 'dash', word: 'Niet waargenomen' },
      { symbol: 'dash', word: 'Niet van toepassing' },
      { symbol: 'double-check', word: 'Goed' },
    ]);
  });

  test('two devices that marked the same indicator differently are reported', () => {
    const one = anAssessment(exam).identified();
    const other = one.onDevice(2).marked('1.1.1', 'not-met');
    const both = one.marked('1.1.1', 'met').receiving(other);
    expect(aSheet(both).notes).toContain(
      'Bij 1 indicator staan twee verschillende beoordelingen. De examinator moet nog kiezen.',
    );
  });

  test('a sheet says that changes came after the signature and do not count', () => {
    const sheet = aSheet(passed, { assessment: { ...passed.assessment, lateEvents: 1 } });
    expect(sheet.notes.filter((note) => note.includes('na de handtekening'))).toHaveLength(1);
    expect(aSheet(passed).notes.join()).not.toContain('na de handtekening');
  });

  test('a sheet that comes from a newer version says what is missing', () => {
    const sheet = aSheet(passed, { assessment: { ...passed.assessment, unknownEvents: 2 } });
    expect(sheet.notes.join()).toContain('2 gegevens komen uit een nieuwere versie');
  });

  test('the file name holds the candidate number, not the name, and nothing a file system refuses', () => {
    const odd = anExam({ code: 'LAS:1/2*?"<>|\\' });
    const { fileName } = aSheet(anAssessment(odd).identified().markedAll('met').signed());
    expect(fileName).toMatch(/^[\p{L}\p{N} ._-]+$/u);
    expect(fileName).toContain('2024-0117');
    expect(fileName).not.toContain('Şeyma');
  });

  test('it is plain data: nothing is lost on the way to a worker', () => {
    const sheet = aSheet(failed);
    expect(JSON.parse(JSON.stringify(sheet))).toEqual(sheet);
  });

  test.each(languageCodes)('no placeholder and no blank text is left in %s', (language) => {
    for (const story of [draft, passed, failed]) {
      const texts = allTexts(aSheet(story, { language }));
      expect(texts.filter((text) => text.includes('{{'))).toEqual([]);
      expect(texts.filter((text) => text.trim() === '')).toEqual([]);
    }
  });
});

describe('doubts of the hub about what stands behind a sheet', () => {
  const [one, two, three] = [anId<'Change'>(701), anId<'Change'>(702), anId<'Change'>(703)];
  const board = anId<'Staff'>(77);
  const sheetWith = (doubts: readonly Doubt[]) =>
    aSheet(passed, {
      language: 'en',
      nameOf: (staffId) => (staffId === board ? 'B. Board' : null),
      assessment: { ...passed.assessment, doubts: new Map(doubts.map((doubt) => [doubt.changeId, doubt])) },
    }).notes.join(' | ');
  const open = (changeId: Doubt['changeId']): Doubt => ({
    changeId,
    reason: 'certificate',
    about: null,
    decision: null,
  });
  const decided = (changeId: Doubt['changeId'], counts: boolean): Doubt => ({
    ...open(changeId),
    decision: { counts, reason: 'seen in the room', by: board, at: '2026-11-24T12:00:00.000Z' },
  });

  test('are not spoken of where there are none', () => {
    expect(sheetWith([])).not.toContain('doubt');
  });

  test('are told while nobody has decided, and with the decision, who, when and why after that', () => {
    expect(sheetWith([open(one)])).toContain('For 1 change it is in doubt');
    const both = sheetWith([decided(one, true), decided(two, true), decided(three, false)]);
    expect(both).toContain('2 changes were in doubt. On');
    expect(both).toContain('B. Board decided that they count. Reason: seen in the room');
    expect(both).toContain('B. Board decided that it does not count.');
    expect(both).not.toContain('it is in doubt');
  });
});
