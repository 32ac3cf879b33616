/** What an import decides per code, and that a second one keeps what people have built upon the first. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { present } from '../kernel/assert';
import { composeUuid7 } from '../kernel/ids';
import { qualificationHeadSchema } from '../records/qualification';
import { qualificationVersionSchema } from '../records/qualification-version';
import { standardCompetences } from '../records/standard-competences';
import { cohortOfYear } from './cohort';
import { codesIn, decideImport, type ImportItem, type ImportQuestion } from './decide-import';
import { type Qualification, splitQualification } from './qualification';
import type {
  FileCoreTask,
  FileProfile,
  FileWarning,
  FileWorkProcess,
  QualificationFile,
  QualificationFileReadout,
} from './qualification-file';

let born = 0;
const newId = () => composeUuid7(1_700_000_000_000 + born++, new Uint8Array(10));

const plain = (text: string) => ({ text, additions: [] });
const aWorkProcess = (key: string, code: string, lines: readonly string[]): FileWorkProcess => ({
  key,
  code,
  name: `Werkproces ${key}`,
  description: plain(`Omschrijving ${key}`),
  desiredResult: plain(`Resultaat ${key}`),
  behaviour: { intro: 'De vakman:', lines },
  behaviourAdditions: [],
  competenceCodes: { items: ['K', 'L'], additions: [] },
  line: Number(key),
});
const aCoreTask = (key: string, code: string, workProcesses: readonly FileWorkProcess[]): FileCoreTask => ({
  key,
  code,
  name: `Kerntaak ${key}`,
  description: plain('Complexiteit'),
  responsibility: plain('Verantwoordelijkheid'),
  knowledgeAndSkills: { items: ['kent de regels'], additions: [] },
  workProcesses,
  line: Number(key),
});
const aProfile = (key: string, code: string, over: Partial<FileProfile> = {}): FileProfile => ({
  key,
  name: `Profiel ${key}`,
  level: '3',
  codes: [{ code, validFrom: '2024-08-01', intakeEnd: null, trainingEnd: null }],
  coreTasks: [],
  line: Number(key),
  ...over,
});
const aFile = (over: Partial<QualificationFile> = {}): QualificationFile => ({
  key: '100',
  title: 'Metaalwerk',
  codes: [{ code: '23990', validFrom: '2024-08-01', intakeEnd: null, trainingEnd: null }],
  baseCoreTasks: [
    aCoreTask('110', 'B1-K1', [
      aWorkProcess('111', 'B1-K1-W1', ['leest de tekening', 'kiest gereedschap']),
      aWorkProcess('112', 'B1-K1-W2', ['zaagt op de lijn']),
    ]),
  ],
  profiles: [
    aProfile('201', '25990'),
    aProfile('202', '25991', {
      coreTasks: [aCoreTask('210', 'P2-K1', [aWorkProcess('211', 'P2-K1-W1', ['legt de las'])])],
    }),
  ],
  line: 1,
  ...over,
});
const readoutOf = (
  files: readonly QualificationFile[],
  warnings: readonly FileWarning[] = [],
): QualificationFileReadout => ({ files, warnings });

const aQuestion = (over: Partial<ImportQuestion> = {}): ImportQuestion => ({
  readout: readoutOf([aFile()]),
  codes: ['25990', '25991'],
  cohort: cohortOfYear(2026),
  chosenEditions: {},
  answeredDates: {},
  existing: [],
  competences: standardCompetences,
  newId,
  ...over,
});

const decideOne = (over: Partial<ImportQuestion> = {}): ImportItem =>
  present(decideImport(aQuestion({ codes: ['25991'], ...over })).items[0], 'item');
const imported = (over: Partial<ImportQuestion> = {}): Qualification =>
  present(decideImport(aQuestion({ codes: ['25991'], ...over })).toWrite[0], 'qualification');
const indicatorsOf = (qualification: Qualification) =>
  qualification.coreTasks.flatMap((c) => c.workProcesses.flatMap((w) => w.indicators));
const withIndicators = (
  qualification: Qualification,
  change: (indicator: ReturnType<typeof indicatorsOf>[number]) => ReturnType<typeof indicatorsOf>[number],
): Qualification => ({
  ...qualification,
  coreTasks: qualification.coreTasks.map((coreTask) => ({
    ...coreTask,
    workProcesses: coreTask.workProcesses.map((workProcess) => ({
      ...workProcess,
      indicators: workProcess.indicators.map(change),
    })),
  })),
});

describe('decideImport per code', () => {
  it('keeps what a later program said of where it came from', () => {
    const first = imported();
    const source = { ...present(first.source, 'source'), later: 1 };
    expect(imported({ existing: [{ ...first, name: 'Anders', source }] }).source).toEqual(source);
  });

  it('M29 M62 makes new qualifications inactive, for the cohort, valid by the schema', () => {
    const plan = decideImport(aQuestion());
    expect(plan.items.map((item) => [item.code, item.outcome])).toEqual([
      ['25990', 'new'],
      ['25991', 'new'],
    ]);
    for (const qualification of plan.toWrite) {
      const { head, version } = splitQualification(qualification, null);
      expect(qualificationHeadSchema.parse(head)).toEqual(head);
      expect(qualificationVersionSchema.parse(version)).toEqual(version);
    }
    expect(plan.toWrite[1]).toMatchObject({
      name: 'Profiel 202',
      code: '25991',
      cohort: '2026-2027',
      level: '3',
      language: 'nl',
      status: 'inactive',
      source: {
        system: 'sbb',
        profileKey: '202',
        fileKey: '100',
        fileTitle: 'Metaalwerk',
        fileCode: '23990',
      },
    });
    expect(plan.toWrite[1]?.coreTasks.map((c) => [c.code, c.part])).toEqual([
      ['B1-K1', 'base'],
      ['P2-K1', 'profile'],
    ]);
  });

  it('counts what each holds', () => {
    const item = decideOne();
    expect(item.outcome === 'new' && item.counts).toMatchObject({
      coreTasks: 2,
      workProcesses: 3,
      indicators: 4,
      criticalIndicators: 0,
      competenceLinks: 6,
      knowledgeAndSkills: 2,
    });
  });

  it('gives core tasks of the base part an id of their own in each qualification', () => {
    const [one, two] = decideImport(aQuestion()).toWrite;
    expect(one?.coreTasks[0]?.sourceKey).toBe(two?.coreTasks[0]?.sourceKey);
    expect(one?.coreTasks[0]?.coreTaskId).not.toBe(two?.coreTasks[0]?.coreTaskId);
  });

  it('appends what the file adds for this profile and nothing of other profiles', () => {
    const workProcess: FileWorkProcess = {
      ...aWorkProcess('111', 'B1-K1-W1', ['leest de tekening']),
      description: {
        text: 'Basis.',
        additions: [
          { profileKey: '201', text: 'Voor 201.' },
          { profileKey: '202', text: 'Voor 202.' },
        ],
      },
      behaviourAdditions: [
        { profileKey: '201', behaviour: { intro: '', lines: ['alleen 201'] } },
        { profileKey: '202', behaviour: { intro: 'De lasser:', lines: ['alleen 202', 'leest de tekening'] } },
      ],
      competenceCodes: { items: ['K'], additions: [{ profileKey: '202', items: ['A', 'K', 'Z'] }] },
    };
    const readout = readoutOf([aFile({ baseCoreTasks: [aCoreTask('110', 'B1-K1', [workProcess])] })]);
    const item = decideOne({ readout });
    if (item.outcome !== 'new') throw new Error(item.outcome);
    const made = item.qualification.coreTasks[0]?.workProcesses[0];
    expect(made?.description).toBe('Basis.\n\nVoor 202.');
    expect(made?.indicators.map((indicator) => indicator.text)).toEqual([
      'leest de tekening',
      'alleen 202',
      'leest de tekening',
    ]);
    expect(made?.indicatorIntro).toBe('De vakman: De lasser:');
    const letters = made?.competenceIds.map(
      (id) => standardCompetences.find((c) => c.competenceId === id)?.code,
    );
    expect(letters).toEqual(['K', 'A']);
    expect(item.warnings.map((warning) => [warning.code, warning.at, warning.about])).toEqual([
      ['indicator-repeated', 'B1-K1-W1', 'leest de tekening'],
      ['competence-not-standard', 'B1-K1-W1', 'Z'],
      ['behaviour-intro-added', 'B1-K1-W1', 'De lasser:'],
    ]);
  });

  it('shows the warnings of the file that concern the qualification, in its order', () => {
    const aWarning = (line: number, fileKey: string | null, profileKey: string | null): FileWarning => ({
      code: 'knowledge-unknown',
      line,
      fileKey,
      profileKey,
      at: 'B1-K1',
      about: '',
    });
    const warnings = [
      aWarning(9, '100', null),
      aWarning(5, '100', '202'),
      aWarning(6, '100', '201'),
      aWarning(7, '101', null),
      aWarning(8, null, null),
    ];
    const item = decideOne({ readout: readoutOf([aFile()], warnings) });
    expect('warnings' in item && item.warnings.map((warning) => warning.line)).toEqual([5, 9]);
  });

  it('warns of a work process without indicators but keeps it', () => {
    const readout = readoutOf([
      aFile({ baseCoreTasks: [aCoreTask('110', 'B1-K1', [aWorkProcess('111', 'B1-K1-W1', [])])] }),
    ]);
    const item = decideOne({ readout });
    expect('warnings' in item && item.warnings.map((w) => w.code)).toEqual([
      'work-process-without-indicator',
    ]);
    expect('counts' in item && item.counts.workProcesses).toBe(2);
  });

  it('M62 names an unknown code and writes nothing for it', () => {
    expect(decideImport(aQuestion({ codes: ['29999'] }))).toEqual({
      items: [{ outcome: 'unknown', code: '29999' }],
      toWrite: [],
    });
  });

  it('M62 explains the code of a whole file with the codes in it', () => {
    expect(decideOne({ codes: ['23990'] })).toEqual({
      outcome: 'file-code',
      code: '23990',
      fileTitle: 'Metaalwerk',
      codes: ['25990', '25991'],
    });
  });

  it('refuses a code that was not open for the cohort and writes nothing for it', () => {
    const closed = aFile({
      profiles: [
        aProfile('202', '25991', {
          codes: [{ code: '25991', validFrom: '2018-08-01', intakeEnd: '2026-07-31', trainingEnd: null }],
        }),
      ],
    });
    const plan = decideImport(aQuestion({ codes: ['25991'], readout: readoutOf([closed]) }));
    expect(plan.items[0]).toMatchObject({
      outcome: 'outside-validity',
      editions: [{ intakeEnd: '2026-07-31' }],
    });
    expect(plan.toWrite).toEqual([]);
    expect(decideOne({ readout: readoutOf([closed]), cohort: cohortOfYear(2025) }).outcome).toBe('new');
    expect(decideOne({ readout: readoutOf([closed]), cohort: null }).outcome).toBe('new');
  });

  it('asks when two editions are open, and takes the chosen one', () => {
    const older = aFile({ key: '101', title: 'Vorige', profiles: [aProfile('301', '25991')] });
    const readout = readoutOf([aFile(), older]);
    const item = decideOne({ readout });
    if (item.outcome !== 'ambiguous') throw new Error(item.outcome);
    expect(item.editions.map((edition) => edition.fileTitle)).toEqual(['Metaalwerk', 'Vorige']);
    const editionKey = present(item.editions[1], 'edition').editionKey;
    expect(decideOne({ readout, chosenEditions: { '25991': editionKey } })).toMatchObject({
      outcome: 'new',
      qualification: { name: 'Profiel 301' },
    });
    expect(decideOne({ readout, chosenEditions: { '25991': 'no such edition' } }).outcome).toBe('ambiguous');
  });

  it('a dossier that stands twice in one file is asked about only where it says something else there, and once', () => {
    const first = aFile({ profiles: [aProfile('301', '25991')] });
    const again = {
      ...first,
      line: 900,
      profiles: [{ ...present(first.profiles[0], 'profile'), line: 910 }],
    };
    expect(decideOne({ readout: readoutOf([first, again]) })).toMatchObject({ outcome: 'new' });
    const other = { ...again, profiles: [aProfile('301', '25991', { name: 'Anders' })] };
    const readout = readoutOf([first, other]);
    const asked = decideOne({ readout });
    if (asked.outcome !== 'ambiguous') throw new Error(asked.outcome);
    expect(asked.editions.map(({ line }) => line)).toEqual([first.line, 900]);
    const editionKey = present(asked.editions[1], 'edition').editionKey;
    expect(decideOne({ readout, chosenEditions: { '25991': editionKey } })).toMatchObject({
      outcome: 'new',
      qualification: { name: 'Anders' },
    });
  });

  it('leaves a qualification alone that somebody made by hand with this code and cohort', () => {
    const handMade = { ...imported(), source: null };
    const plan = decideImport(aQuestion({ codes: ['25991'], existing: [handMade] }));
    expect(plan.items[0]).toEqual({ outcome: 'made-by-hand', code: '25991', qualification: handMade });
    expect(plan.toWrite).toEqual([]);
  });

  it('lists every code in the file once', () => {
    expect(codesIn(readoutOf([aFile(), aFile({ key: '101' })]))).toEqual(['25990', '25991']);
  });
});

describe('decideImport a second time', () => {
  it('writes nothing when the file is the same', () => {
    const existing = decideImport(aQuestion()).toWrite;
    const again = decideImport(aQuestion({ existing }));
    expect(again.items.map((item) => item.outcome)).toEqual(['unchanged', 'unchanged']);
    expect(again.toWrite).toEqual([]);
  });

  it('makes another qualification for another cohort', () => {
    const first = imported();
    const second = imported({ existing: [first], cohort: cohortOfYear(2027) });
    expect(second.cohort).toBe('2027-2028');
    expect(second.qualificationId).not.toBe(first.qualificationId);
  });

  it('keeps status, language and critical flags, and calls that unchanged', () => {
    const used: Qualification = withIndicators(
      { ...imported(), status: 'active', language: 'en' },
      (indicator) => ({ ...indicator, critical: true }),
    );
    expect(decideOne({ existing: [used] }).outcome).toBe('unchanged');
  });

  it('keeps ids when indicators move, and reports what was added, removed and altered', () => {
    const first = withIndicators(imported(), (indicator) => ({ ...indicator, critical: true }));
    const base = aFile();
    const changed = aFile({
      baseCoreTasks: [
        aCoreTask('110', 'B1-K1', [
          aWorkProcess('111', 'B1-K1-W1', ['kiest gereedschap', 'meet na', 'leest de tekening']),
          { ...aWorkProcess('112', 'B1-K1-W2', []), name: 'Nieuwe naam' },
        ]),
      ],
    });
    const item = decideOne({ existing: [first], readout: readoutOf([{ ...base, ...changed }]) });
    if (item.outcome !== 'changed') throw new Error(item.outcome);
    expect(item.changes).toEqual({
      details: [],
      coreTasks: { added: 0, removed: 0, altered: 0 },
      workProcesses: { added: 0, removed: 0, altered: 1 },
      indicators: { added: 1, removed: 1, altered: 2 },
      criticalRemoved: 1,
    });
    const idOf = (qualification: Qualification, text: string) =>
      indicatorsOf(qualification).find((indicator) => indicator.text === text)?.indicatorId;
    for (const text of ['kiest gereedschap', 'leest de tekening', 'legt de las'])
      expect(idOf(item.qualification, text)).toBe(idOf(first, text));
    expect(indicatorsOf(item.qualification).find((i) => i.text === 'meet na')?.critical).toBe(false);
  });

  it('keeps ids when a new edition gives nodes other keys', () => {
    const first = imported();
    const rekeyed = aFile({
      key: '500',
      baseCoreTasks: aFile().baseCoreTasks.map((coreTask) => ({
        ...coreTask,
        key: `5${coreTask.key}`,
        workProcesses: coreTask.workProcesses.map((w) => ({ ...w, key: `5${w.key}` })),
      })),
      profiles: [
        aProfile('502', '25991', {
          name: 'Profiel 202',
          coreTasks: [aCoreTask('210', 'P2-K1', [aWorkProcess('211', 'P2-K1-W1', ['legt de las'])])],
        }),
      ],
    });
    const second = imported({ existing: [first], readout: readoutOf([rekeyed]) });
    expect(second.qualificationId).toBe(first.qualificationId);
    expect(second.coreTasks.map((c) => c.coreTaskId)).toEqual(first.coreTasks.map((c) => c.coreTaskId));
    expect(indicatorsOf(second).map((i) => i.indicatorId)).toEqual(
      indicatorsOf(first).map((i) => i.indicatorId),
    );
  });

  it('keeps a text a person gave an indicator while the file has not changed it', () => {
    const edited = withIndicators(imported(), (indicator) =>
      indicator.text === 'legt de las' ? { ...indicator, text: 'legt de las in drie lagen' } : indicator,
    );
    expect(decideOne({ existing: [edited] }).outcome).toBe('unchanged');
  });

  it('keeps nodes a person added, also where the file gave up the node around them', () => {
    const first = imported();
    const handMade = (text: string) => ({
      indicatorId: newId() as ReturnType<typeof indicatorsOf>[number]['indicatorId'],
      text,
      critical: true,
      sourceKey: null,
    });
    const extended: Qualification = {
      ...first,
      coreTasks: first.coreTasks.map((coreTask) => ({
        ...coreTask,
        workProcesses: coreTask.workProcesses.map((w) => ({
          ...w,
          indicators: [handMade(`eigen ${w.code}`), ...w.indicators],
        })),
      })),
    };
    const smaller = aFile({
      baseCoreTasks: [aCoreTask('110', 'B1-K1', [aWorkProcess('111', 'B1-K1-W1', ['leest de tekening'])])],
      profiles: [aProfile('202', '25991')],
    });
    const question = { readout: readoutOf([smaller]) };
    const after = imported({ ...question, existing: [extended] });
    expect(indicatorsOf(after).map((indicator) => indicator.text)).toEqual([
      'leest de tekening',
      'eigen B1-K1-W1',
      'eigen B1-K1-W2',
      'eigen P2-K1-W1',
    ]);
    expect(decideOne({ ...question, existing: [after] }).outcome).toBe('unchanged');
    expect(qualificationHeadSchema.safeParse(splitQualification(after, null).head).success).toBe(true);
  });

  it('adopts an indicator that a person wrote when the file brings the same text', () => {
    const first = imported();
    const byHand = withIndicators(first, (indicator) => ({ ...indicator, sourceKey: null }));
    const again = imported({ existing: [byHand] });
    expect(indicatorsOf(again)).toEqual(indicatorsOf(first));
  });
});

describe('decideImport after any edit of the file', () => {
  const lines = fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'), { maxLength: 6 });
  const tree = fc.uniqueArray(fc.record({ key: fc.integer({ min: 1, max: 6 }), lines }), {
    selector: (node) => node.key,
    maxLength: 5,
  });
  const fileOf = (nodes: readonly { readonly key: number; readonly lines: readonly string[] }[]) =>
    readoutOf([
      aFile({
        baseCoreTasks: [
          aCoreTask(
            '900',
            'B1-K1',
            nodes.map((node) => aWorkProcess(String(node.key), `B1-K1-W${node.key}`, node.lines)),
          ),
        ],
      }),
    ]);
  const pairs = (qualification: Qualification) =>
    qualification.coreTasks.flatMap((coreTask) =>
      coreTask.workProcesses.map((w) => ({
        key: w.sourceKey,
        id: w.workProcessId,
        indicators: w.indicators,
      })),
    );

  it('unchanged nodes keep their ids and flags, no id is used twice, a third import writes nothing', () => {
    fc.assert(
      fc.property(tree, tree, fc.infiniteStream(fc.boolean()), (before, after, flags) => {
        const first = withIndicators(imported({ readout: fileOf(before) }), (indicator) => ({
          ...indicator,
          critical: flags.next().value ?? false,
        }));
        const item = decideOne({ readout: fileOf(after), existing: [first] });
        if (!('qualification' in item)) throw new Error(item.outcome);
        const second = item.qualification;
        const ids = [
          ...second.coreTasks.map((c) => c.coreTaskId as string),
          ...pairs(second).flatMap((w) => [
            w.id as string,
            ...w.indicators.map((i) => i.indicatorId as string),
          ]),
        ];
        expect(new Set(ids).size).toBe(ids.length);
        for (const old of pairs(first)) {
          const kept = pairs(second).find((w) => w.key === old.key);
          if (!kept) continue;
          expect(kept.id).toBe(old.id);
          for (const text of new Set(old.indicators.map((indicator) => indicator.text))) {
            const oldOnes = old.indicators.filter((i) => i.text === text);
            const keptOnes = kept.indicators.filter((i) => i.text === text);
            const known = new Map(oldOnes.map((i) => [i.indicatorId, i.critical]));
            const again = keptOnes.filter((i) => known.has(i.indicatorId));
            expect(again).toHaveLength(Math.min(oldOnes.length, keptOnes.length));
            for (const indicator of again) expect(indicator.critical).toBe(known.get(indicator.indicatorId));
          }
        }
        expect(decideOne({ readout: fileOf(after), existing: [second] }).outcome).toBe('unchanged');
      }),
      { numRuns: 300 },
    );
  });
});

describe('a second import of the same words in other signs', () => {
  const first = 'leest ‘de’ tekening van één café';
  const file = (text: string) =>
    readoutOf([
      aFile({
        baseCoreTasks: [aCoreTask('110', 'B1-K1', [aWorkProcess('111', 'B1-K1-W1', ['kiest', text])])],
      }),
    ]);
  const before = withIndicators(imported({ readout: file(first) }), (indicator) => ({
    ...indicator,
    critical: true,
  }));

  it.each([
    ['accents in two signs', first.normalize('NFD')],
    ['a zero-width space', first.replace('van', 'v\u200ban')],
    ['straight quotes', first.replace(/[‘’]/g, "'")],
    ['its full stop kept', `${first}.`],
    ['a non-breaking space', first.replace(' van', '\u00a0van')],
  ])('D21 %s: the same indicators, critical is kept', (_name, text) => {
    const plan = decideImport(aQuestion({ codes: ['25991'], readout: file(text), existing: [before] }));
    const [item] = plan.items;
    expect(item?.outcome).toMatch(/^(changed|unchanged)$/);
    if (item?.outcome === 'changed')
      expect([item.changes.criticalRemoved, item.changes.indicators.added]).toEqual([0, 0]);
    const after = plan.toWrite[0] ?? before;
    expect(indicatorsOf(after).map(({ indicatorId, critical }) => [indicatorId, critical])).toEqual(
      indicatorsOf(before).map(({ indicatorId }) => [indicatorId, true]),
    );
  });

  it('keeps what a person wrote where the file says the same in other signs', () => {
    const edited = withIndicators(before, (indicator) =>
      indicator.text === first ? { ...indicator, text: 'leest alles' } : indicator,
    );
    const readout = file(first.replace(/[‘’]/g, "'"));
    const [after] = decideImport(aQuestion({ codes: ['25991'], readout, existing: [edited] })).toWrite;
    expect(indicatorsOf(after ?? edited).map(({ text, critical }) => [text, critical])).toContainEqual([
      'leest alles',
      true,
    ]);
  });
});

describe('a date that cannot be read', () => {
  const unread = [{ field: 'intakeEnd', text: 'medio 2020' }] as const;
  const readout = readoutOf([
    aFile({
      profiles: [
        aProfile('202', '25991', {
          codes: [{ code: '25991', validFrom: '2016-08-01', intakeEnd: null, trainingEnd: null, unread }],
        }),
      ],
    }),
  ]);
  const asked = () => {
    const item = decideOne({ readout });
    if (item.outcome !== 'dates-unread') throw new Error(item.outcome);
    return present(item.questions[0], 'question');
  };

  it('D19 is asked, with or without a cohort, and nothing is written until it is answered', () => {
    expect(asked()).toMatchObject(unread[0]);
    for (const cohort of [cohortOfYear(2026), null]) {
      const plan = decideImport(aQuestion({ codes: ['25991'], readout, cohort }));
      expect(plan.items.map(({ outcome }) => outcome)).toEqual(['dates-unread']);
      expect(plan.toWrite).toEqual([]);
    }
  });

  it('D19 counts as what was answered: over, still to come, or open', () => {
    const { questionKey } = asked();
    const outcomeFor = (day: string) => decideOne({ readout, answeredDates: { [questionKey]: day } });
    expect(outcomeFor('2020-07-31').outcome).toBe('outside-validity');
    expect(outcomeFor('2030-07-31')).toMatchObject({
      outcome: 'new',
      qualification: { source: { validFrom: '2016-08-01', intakeEnd: '2030-07-31' } },
    });
    expect(outcomeFor('')).toMatchObject({ outcome: 'new', qualification: { source: { intakeEnd: null } } });
  });
});
