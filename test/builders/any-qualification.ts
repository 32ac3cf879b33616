/** Qualifications of every kind for property tests: other scripts, signs beyond the first plane, blank fields, long texts, many nodes. */
import fc from 'fast-check';
import type { Qualification } from '../../shared/domain/qualification';
import type { CompetenceId } from '../../shared/kernel/ids';
import type { CoreTask, Indicator, WorkProcess } from '../../shared/records/qualification-version';
import { standardCompetences } from '../../shared/records/standard-competences';

const pieces = [
  'Leest de tekening',
  'mm',
  '=1+1',
  '+31 6',
  '-',
  '@',
  "'",
  "''=",
  '"',
  ';',
  ',',
  '\n',
  '\t',
  ' ',
  '\u00a0',
  'مستوى',
  'עברית',
  '池之端',
  '👩‍🔧',
  '𝑑',
  '_x000D_',
  '_x0041_',
  '<b>',
  '&amp;',
  ']]>',
  '\u200f',
  'é',
  'e\u0301',
  'B1-K1-W2',
  'K; L',
  '{"a":1}',
  'ß',
  '١٢',
  '\u2028',
  '...',
  ':',
  '•',
  '★',
];
const text = (most: number) =>
  fc.array(fc.constantFrom(...pieces), { maxLength: 8 }).map((all) =>
    all
      .join('')
      .slice(0, most)
      .replace(/[\ud800-\udbff]$/, ''),
  );
/** Now and then as long as a person can make it. */
const longText = fc.oneof(
  { weight: 20, arbitrary: text(20_000) },
  {
    weight: 1,
    arbitrary: fc.constantFrom('ق', '𝑑', 'a\n', '=').map((sign) => sign.repeat(10_000 / sign.length)),
  },
);
/** Ids are handed out at the end, because a tree has each once. */
const id = fc.constant('');
const withIds = (one: Qualification): Qualification => {
  let count = 0;
  const next = (): string => `01a21ae9-acf2-7000-8000-${(++count).toString(16).padStart(12, '0')}`;
  return {
    ...one,
    qualificationId: next(),
    coreTasks: one.coreTasks.map((coreTask) => ({
      ...coreTask,
      coreTaskId: next(),
      workProcesses: coreTask.workProcesses.map((workProcess) => ({
        ...workProcess,
        workProcessId: next(),
        indicators: workProcess.indicators.map((inner) => ({ ...inner, indicatorId: next() })),
      })),
    })),
  } as Qualification;
};
const competenceIds = fc.uniqueArray(
  fc.constantFrom(...standardCompetences.map(({ competenceId }) => competenceId)),
  { maxLength: 4 },
) as fc.Arbitrary<CompetenceId[]>;
const sourceKey = fc.option(fc.constantFrom('986398', '986399:3:0a1b', 'k'), { nil: null, freq: 2 });
const origin = fc.option(fc.record({ identifier: fc.uuid(), uri: fc.webUrl() }), { nil: undefined, freq: 5 });
const withoutBlank = <T extends object>(node: T): T =>
  Object.fromEntries(Object.entries(node).filter(([, value]) => value !== undefined)) as T;

const indicator = fc
  .record({
    indicatorId: id,
    code: fc.option(
      text(40).filter((code) => code !== ''),
      { nil: undefined, freq: 2 },
    ),
    text: longText,
    critical: fc.boolean(),
    competenceIds: fc.option(
      competenceIds.filter((all) => all.length > 0),
      { nil: undefined, freq: 2 },
    ),
    sourceKey,
    origin,
  })
  .map((node) => withoutBlank(node) as Indicator);
const workProcess = fc
  .record({
    workProcessId: id,
    code: text(40),
    name: text(500),
    description: longText,
    desiredResult: longText,
    knowledgeAndSkills: fc.array(text(2000), { maxLength: 3 }),
    competenceIds,
    indicatorIntro: text(1000),
    indicators: fc.array(indicator, { maxLength: 5 }),
    sourceKey,
    origin,
  })
  .map((node) => withoutBlank(node) as WorkProcess);
const coreTask = fc
  .record({
    coreTaskId: id,
    code: text(40),
    name: text(500),
    part: fc.constantFrom('base', 'profile', null),
    description: longText,
    responsibility: longText,
    knowledgeAndSkills: fc.array(text(2000), { maxLength: 3 }),
    workProcesses: fc.array(workProcess, { maxLength: 4 }),
    sourceKey,
    origin,
  })
  .map((node) => withoutBlank(node) as CoreTask);

export const anyQualification: fc.Arbitrary<Qualification> = fc
  .record({
    qualificationId: id,
    language: fc.constantFrom('nl', 'en', 'de', 'ar', 'de-AT'),
    name: text(500),
    code: text(40),
    cohort: fc.option(fc.constantFrom('2026-2027', '2016'), { nil: null }),
    level: fc.option(fc.constantFrom('4', 'mbo 2', '١'), { nil: null }),
    isStandard: fc.boolean(),
    coreTasks: fc.array(coreTask, { maxLength: 4 }),
  })
  .map((own) => withIds({ ...own, status: 'inactive', source: null } as unknown as Qualification));

/** One of so many indicators, as no school has. */
export const aLargeQualification = (indicators: number): Qualification =>
  withIds({
    ...fc.sample(anyQualification, { seed: 1, numRuns: 1 })[0],
    coreTasks: Array.from({ length: 4 }, (_, k) => ({
      ...fc.sample(coreTask, { seed: k, numRuns: 1 })[0],
      workProcesses: Array.from({ length: 5 }, (_unused, w) => ({
        ...fc.sample(workProcess, { seed: 10 * k + w, numRuns: 1 })[0],
        indicators: fc.sample(indicator, { seed: 100 * k + w, numRuns: Math.ceil(indicators / 20) }),
      })),
    })),
  } as Qualification);
