import { describe, expect, it } from 'vitest';
import { aCoreTask, anIndicator, aWorkProcess } from '../../../test/builders/a-qualification';
import { newId } from '../../kernel/ids';
import type { CoreTask, Indicator, WorkProcess } from '../../records/qualification-version';
import { activationState } from '../activation';
import { countQualification } from '../count-qualification';
import { checkTree } from './check-tree';
import { judgesTwo, secondWords } from './judges-two';
import { titleOf } from './node-fields';
import { toTree } from './tree';

const competenceId = newId<'Competence'>();
const sound = (given: Partial<WorkProcess> = {}) =>
  aWorkProcess({ competenceIds: [competenceId], indicators: [anIndicator({ critical: true })], ...given });
const coreTask = (given: Partial<CoreTask>, ...processes: WorkProcess[]) =>
  aCoreTask({ workProcesses: processes, ...given });
const told = (coreTasks: CoreTask[], offeredCompetenceIds?: ReadonlySet<string>): string[] => {
  const tree = toTree({ coreTasks });
  return checkTree(tree, { language: 'nl', offeredCompetenceIds }).map(({ code, nodeId, field, blocks }) =>
    [
      ...(blocks ? [`${blocks}:`] : []),
      nodeId ? titleOf(tree.nodes.get(nodeId)!).slice(0, 12) : '-',
      code,
      ...(field ? [`(${field})`] : []),
    ].join(' '),
  );
};
const indicators = (...given: Partial<Indicator>[]): string[] =>
  told([
    coreTask(
      {},
      sound({ indicators: [anIndicator({ text: 'x', critical: true }), ...given.map(anIndicator)] }),
    ),
  ]);

describe('the live check', () => {
  it('says nothing of a sound qualification', () => {
    expect(told([coreTask({}, sound())])).toEqual([]);
  });

  it('M47 M49 says what keeps it from activation, and agrees with activation itself', () => {
    const cases: readonly (readonly [CoreTask[], string[]])[] = [
      [[], ['activate: - no-core-tasks']],
      [
        [coreTask({ name: 'A', code: '1' }), coreTask({ name: 'B', code: '2' })],
        ['activate: A core-task-without-work-process', 'activate: B core-task-without-work-process'],
      ],
      [
        [coreTask({ name: 'A' }, sound()), coreTask({ name: 'B', code: 'B1-K2' })],
        ['B core-task-without-work-process'],
      ],
    ];
    for (const [coreTasks, wanted] of cases) {
      expect(told(coreTasks)).toEqual(wanted);
      const state = activationState({ status: 'inactive', about: countQualification({ coreTasks }) });
      expect(wanted.some((line) => line.startsWith('activate'))).toBe(state !== 'activatable');
    }
  });

  it('says which text is longer than a version can keep', () => {
    const long = (length: number): string => 'x'.repeat(length);
    expect(
      told([
        coreTask(
          { name: long(501) },
          sound({
            code: `B1-K1-${long(40)}`,
            knowledgeAndSkills: ['a', long(2001)],
            indicatorIntro: long(1000),
          }),
        ),
      ]),
    ).toEqual([
      'publish: xxxxxxxxxxxx too-long (name)',
      'publish: Prepares the too-long (code)',
      'publish: Prepares the too-long (knowledgeAndSkills)',
    ]);
    expect(indicators({ text: long(20_001) })).toContain('publish: xxxxxxxxxxxx too-long (text)');
    expect(indicators({ text: 'ok', code: long(41) })).toEqual(['publish: ok too-long (code)']);
  });

  it('says which indicators nobody can judge by', () => {
    const texts = ['   ', 'Werkt veilig:', 'Werkt veilig.', 'werkt  veilig;'];
    expect(indicators(...texts.map((text) => ({ text })))).toEqual([
      '    text-missing (text)',
      'Werkt veilig ends-in-colon (text)',
      'Werkt veilig text-twice (text)',
      'werkt  veili text-twice (text)',
    ]);
    expect(indicators({ text: `meet ${'a'.repeat(296)}` })).toEqual(['meet aaaaaaa long-text (text)']);
    expect(indicators({ text: `meet ${'a'.repeat(295)}` })).toEqual([]);
  });

  it('says what is missing: a critical one, an indicator, a competence, a name, a number among others', () => {
    expect(
      told([coreTask({ name: ' ' }, sound({ name: 'p', code: '', indicators: [anIndicator()] }))]),
    ).toEqual(['- no-critical', '  name-missing (name)']);
    expect(told([coreTask({}, sound(), aWorkProcess({ name: 'p', code: '', indicators: [] }))])).toEqual([
      'p code-missing (code)',
      'p work-process-without-indicator',
      'p work-process-without-competence (competenceIds)',
    ]);
    expect(told([coreTask({}, sound())], new Set())).toEqual([
      'Prepares the competence-not-offered (competenceIds)',
    ]);
    const byIndicator = [anIndicator({ critical: true, competenceIds: [competenceId] })];
    expect(told([coreTask({}, aWorkProcess({ indicators: byIndicator }))], new Set([competenceId]))).toEqual(
      [],
    );
  });

  it('says which numbers are given twice or belong to another core task', () => {
    expect(
      told([
        coreTask({ name: 'A', code: 'B1-K1' }, sound({ name: 'p', code: 'b1-k1-w1' }), sound({ name: 'q' })),
        coreTask(
          { name: 'B', code: 'B1-K10' },
          sound({ name: 'r', code: 'B1-K1-W2' }),
          sound({ name: 's', code: 'B1-K10-W1' }),
        ),
      ]),
    ).toEqual(['p code-twice (code)', 'q code-twice (code)', 'r code-of-another (code)']);
  });

  it('says the same of 2,000 nodes each time', () => {
    const processes = Array.from({ length: 20 }, (_, index) =>
      sound({
        code: `B1-K1-W${index}`,
        indicators: Array.from({ length: 100 }, (_each, n) => anIndicator({ text: `leest ${index} ${n}` })),
      }),
    );
    const tree = toTree({ coreTasks: [coreTask({}, ...processes)] });
    expect(checkTree(tree, { language: 'nl' })).toHaveLength(1);
    expect(checkTree(tree, { language: 'nl' })).toEqual(checkTree(tree, { language: 'nl' }));
  });
});

describe('an indicator that judges two things', () => {
  const judges = (text: string, language: string, ...deeds: string[]): boolean =>
    judgesTwo(secondWords(text, language), language, new Set(deeds));

  it('is known by what is done after the word "and"', () => {
    const two: readonly (readonly [string, string])[] = [
      ['nl', 'Leest de tekening en controleert de maten.'],
      ['nl', 'ruimt de werkplek op en daarna meldt zij zich af'],
      ['nl', 'Zet het werkstuk vast, en meet het op'],
      ['en', 'Lays out the work and welds it'],
      ['en-GB', 'Cleans the bench and then reports'],
      ['de', 'Liest die Zeichnung und prüft die Maße'],
    ];
    for (const [language, text] of two) expect(judges(text, language), text).toBe(true);
  });

  it('is not suspected for two words of one kind', () => {
    const one: readonly (readonly [string, string])[] = [
      ['nl', 'gebruikt materialen en middelen doeltreffend'],
      ['nl', 'voert de werkzaamheden zorgvuldig en efficiënt uit'],
      ['nl', 'houdt zich aan de wet en het reglement (leest en tekent ze)'],
      ['nl', 'En controleert'],
      ['en', 'Uses tools and materials safely'],
      ['de', 'Arbeitet sauber und sicher'],
      ['fr', 'Lit le plan et mesure'],
    ];
    for (const [language, text] of one) expect(judges(text, language), text).toBe(false);
  });

  it('learns what is done from the other indicators', () => {
    const text = 'Zoekt de storing en verhelpt die';
    expect(judges(text, 'nl')).toBe(false);
    expect(judges(text, 'nl', 'verhelpt')).toBe(true);
    expect(
      indicators({ text }, { text: 'Verhelpt storingen' }).filter((line) => line.includes('two')),
    ).toEqual(['Zoekt de sto two-things (text)']);
  });
});
