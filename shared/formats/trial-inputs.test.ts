/**
 * Small files with one peculiarity each, as users of comparable software met them, with the reading a person would give
 * them. The files are no part of the repository: the test looks for them beside it and is skipped, saying so, where they
 * are absent.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { cohortOfYear } from '../domain/cohort';
import { codesIn, decideImport } from '../domain/decide-import';
import type { FileWarningCode } from '../domain/qualification-file';
import { present } from '../kernel/assert';
import { newId } from '../kernel/ids';
import { standardCompetences } from '../records/standard-competences';
import { blobSource, readSbbXml } from './sbb-xml';

const folder = resolve(import.meta.dirname, '../../../shared/data/trial-inputs');
const isThere = existsSync(folder);
if (!isThere) console.log('skipped: the small files with peculiarities are not beside this repository');

const read = (name: string) => readSbbXml(blobSource(new Blob([readFileSync(resolve(folder, name))])));
const readWell = async (name: string) => {
  const result = await read(name);
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  return result.value;
};
const firstWorkProcess = async (name: string) => {
  const { files } = await readWell(name);
  return present(files[0]?.baseCoreTasks[0]?.workProcesses[0], 'work process');
};
const plain = ['leest de tekening', 'kiest het gereedschap'];

type Expected = {
  readonly intro?: string;
  readonly lines?: readonly string[];
  /** What the preview says of it; a guess has its source beside it. */
  readonly warnings?: readonly FileWarningCode[];
};
const readings: Readonly<Record<string, Expected>> = {
  'cdata-html-nested.xml': {
    lines: ['controleert: maat', 'controleert: vorm', 'ruimt op'],
    warnings: ['markup-removed', 'behaviour-nested'],
  },
  'code-float.xml': { warnings: ['code-guessed'] },
  'code-sci.xml': { warnings: ['code-guessed'] },
  'date-iso.xml': {},
  'date-lower.xml': {},
  'enc-declares-utf16-is-utf8-bom.xml': {},
  'enc-declares-utf16-is-utf8.xml': {},
  'enc-leading-newline.xml': {},
  'enc-leading-spaces-bom.xml': {},
  'enc-utf16le-nobom.xml': {},
  'ent-double.xml': {
    lines: ['leest de cafékaart', 'coördineert Één klus', 'meet 20 ± 2 mm', 'áóâê²½µ×'],
  },
  'ent-triple.xml': {
    lines: ['controleert R&D', 'leest vet'],
    warnings: ['markup-removed', 'entity-guessed'],
  },
  'hoofdstuk-dotted.xml': {},
  'html-comment.xml': { lines: ['leest', 'meet'], warnings: ['markup-removed', 'left-out'] },
  'html-inline-element.xml': { lines: ['leest goed de tekening', 'meet'], warnings: ['markup-removed'] },
  'html-ol.xml': { lines: ['leest', 'meet'], warnings: ['markup-removed'] },
  'html-word.xml': { lines: ['leest'], warnings: ['markup-removed'] },
  'list-black.xml': {},
  'list-colon-item-first.xml': {
    intro: '',
    lines: ['controleert de volgende zaken: de maat', 'controleert de volgende zaken: de vlakheid'],
    warnings: ['behaviour-nested'],
  },
  'list-ends.xml': {
    lines: [
      'gebruikt pbm enz.',
      'meet 5 m.',
      'wacht …',
      'zegt "klaar."',
      'kiest e.d.',
      't.o.v. de norm',
      'n.v.t.',
      'leest max. 3 p.p.',
    ],
  },
  'list-minus.xml': {},
  'list-nested-bullet.xml': {
    lines: [
      'controleert de volgende punten: de maat',
      'controleert de volgende punten: de vlakheid',
      'ruimt op',
    ],
    warnings: ['behaviour-mark-guessed', 'behaviour-mark-guessed', 'behaviour-nested'],
  },
  'list-nested.xml': {
    lines: ['controleert: de maat', 'controleert: de vlakheid', 'ruimt op'],
    warnings: ['behaviour-nested'],
  },
  'list-num.xml': { warnings: ['behaviour-mark-guessed', 'behaviour-mark-guessed'] },
  'list-o.xml': { warnings: ['behaviour-mark-guessed', 'behaviour-mark-guessed'] },
  'list-oneline.xml': { lines: [...plain, 'meet'], warnings: ['behaviour-one-line'] },
  'list-two-intros.xml': {
    lines: ['leest', 'De vakman op niveau 3: kiest'],
    warnings: ['behaviour-second-heading'],
  },
  'nl-mixed.xml': { lines: ['leest', 'kiest', 'meet', 'ruimt op', 'meldt'] },
  'ns-prefix.xml': {},
  'sbb-2026-shape.xml': {
    intro: '',
    lines: ['Zorgvuldig'],
    warnings: ['behaviour-without-list', 'number-missing', 'number-missing', 'number-missing'],
  },
  'status-lower.xml': {},
  'tolerance-signs.xml': {
    lines: [
      'houdt de spleet ≤ 2 mm en de overhoogte ≥ 1 mm',
      'boort ⌀ 12 bij −5 °C',
      'rekent met √3 en ≈ 4,7 Ω',
    ],
  },
  'ws-odd.xml': { lines: ['leest de tekening', 'meet 5 mm'] },
};
const refusals: Readonly<Record<string, object>> = {
  'enc-declares-utf8-is-win1252.xml': { code: 'xml-wrong-encoding', details: { line: 7, encoding: 'UTF-8' } },
  'enc-nodecl-win1252.xml': { code: 'xml-wrong-encoding', details: { line: 7, encoding: 'UTF-8' } },
  'enc-unknown.xml': { code: 'xml-encoding-unknown', details: { line: 1, encoding: 'x-foo' } },
};

describe.skipIf(!isThere)('small files with one peculiarity each', () => {
  it('none of them is without its right value here', () => {
    const names = readdirSync(folder).filter((name) => name.endsWith('.xml'));
    expect([...Object.keys(readings), ...Object.keys(refusals)].sort()).toEqual(names.sort());
  });

  it.each(Object.entries(readings))('%s is read as a person would', async (name, expected) => {
    const { warnings } = await readWell(name);
    const { behaviour, code } = await firstWorkProcess(name);
    expect(code).toBe('B1-K1-W1');
    expect(behaviour).toEqual({
      intro: expected.intro ?? 'De vakman:',
      lines: expected.lines ?? plain,
    });
    expect(warnings.map((warning) => warning.code)).toEqual(expected.warnings ?? []);
    for (const warning of warnings.filter((one) => /^behaviour-|guessed|left-out/.test(one.code)))
      expect(warning.guess?.source, warning.code).toMatch(/\S/);
  });

  it.each(Object.entries(refusals))(
    '%s is refused, with its line and the likely cause',
    async (name, problem) => {
      const result = await read(name);
      expect(result.ok ? null : result.problem).toEqual(problem);
    },
  );

  it.each([
    ['enc-declares-utf16-is-utf8-bom.xml', 'Café beheren'],
    ['enc-declares-utf16-is-utf8.xml', 'Café beheren'],
    ['enc-utf16le-nobom.xml', 'Café beheren'],
  ])('%s has its accents', async (name, title) => {
    expect((await firstWorkProcess(name)).name).toBe(title);
  });

  it('html-inline-element.xml keeps the text of every element', async () => {
    const raw = readFileSync(resolve(folder, 'html-inline-element.xml'), 'utf8').replace(
      'Leest de tekening.<',
      'Leest <i>alle</i> tekeningen en <b>meet</b>.<',
    );
    const result = await readSbbXml(blobSource(new Blob([raw])));
    expect(result.ok && result.value.files[0]?.baseCoreTasks[0]?.workProcesses[0]?.description.text).toBe(
      'Leest alle tekeningen en meet.',
    );
  });

  it.each([
    ['date-iso.xml', { validFrom: '2027-08-01', intakeEnd: null, trainingEnd: null }],
    ['date-lower.xml', { validFrom: '2027-08-01', intakeEnd: '2020-07-31', trainingEnd: null }],
    ['code-float.xml', { validFrom: '2016-08-01', intakeEnd: null, trainingEnd: null }],
    ['code-sci.xml', { validFrom: '2016-08-01', intakeEnd: null, trainingEnd: null }],
  ])('%s: code and days, and not open where it is not', async (name, days) => {
    const readout = await readWell(name);
    expect(readout.files[0]?.profiles[0]?.codes).toEqual([{ code: '25999', ...days }]);
    const plan = decideImport({
      readout,
      codes: codesIn(readout),
      cohort: cohortOfYear(2026),
      chosenEditions: {},
      answeredDates: {},
      existing: [],
      competences: standardCompetences,
      newId,
    });
    expect(plan.items.map(({ outcome }) => outcome)).toEqual([
      name.startsWith('date') ? 'outside-validity' : 'new',
    ]);
  });

  it('sbb-2026-shape.xml is read without loss: codes, numbers, days and every text', async () => {
    const { files, warnings } = await readWell('sbb-2026-shape.xml');
    const file = present(files[0], 'file');
    expect(file.codes).toEqual([
      { code: '93045', validFrom: '2026-08-01', intakeEnd: null, trainingEnd: null },
    ]);
    expect(file.baseCoreTasks[0]).toMatchObject({
      code: 'B1-K1',
      name: 'Werkt veilig',
      description: { text: 'Lastig' },
      responsibility: { text: 'Zelfstandig' },
      workProcesses: [
        {
          code: 'B1-K1-W1',
          name: 'Bereidt voor',
          description: { text: 'Maakt klaar' },
          desiredResult: { text: 'Plek gereed' },
          competenceCodes: { items: ['E'] },
        },
      ],
    });
    expect(file.profiles[0]).toMatchObject({
      name: 'Proefboorder',
      level: '3',
      codes: [{ code: '95078', validFrom: '2026-08-01', intakeEnd: null, trainingEnd: null }],
      coreTasks: [
        {
          code: 'P1-K1',
          name: 'Boort',
          description: { text: 'Hoog' },
          responsibility: { text: 'Eigen' },
          workProcesses: [{ code: 'P1-K1-W1', name: 'Boort gaten', description: { text: 'Boort' } }],
        },
      ],
    });
    expect(warnings.map(({ code }) => code)).not.toContain('file-not-established');
  });
});
