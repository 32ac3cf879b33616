/** What the contents of all qualifications have in common: equal texts, and competences by their share. */
import { describe, expect, it } from 'vitest';
import { splitQualification } from '../../../../shared/domain/qualification';
import { groupBy } from '../../../../shared/kernel/group-by';
import { type CompetenceId, newId } from '../../../../shared/kernel/ids';
import { createSearchIndex } from '../../../../shared/kernel/search-index';
import { standardCompetences } from '../../../../shared/records/standard-competences';
import {
  aCoreTask,
  aHead,
  anIndicator,
  aQualification,
  aWorkProcess,
} from '../../../../test/builders/a-qualification';
import { columnsOf, coverageOf, shadeOf } from './coverage';
import { indexInParts } from './index-in-parts';
import { findRecurring, placeIndicators } from './placed-indicators';

const treeOf = (name: string, ...texts: readonly string[]) => {
  const indicators = texts.map((text) => anIndicator({ text }));
  const coreTasks = [aCoreTask({ workProcesses: [aWorkProcess({ name: 'Last', indicators })] })];
  return splitQualification(aQualification({ name, cohort: '2026-2027', coreTasks }), null);
};
const placed = (...trees: readonly ReturnType<typeof treeOf>[]) => trees.flatMap(placeIndicators);
const placesOf = (rows: ReturnType<typeof placed>) => groupBy(rows, ({ look }) => look);

describe('indicators across qualifications', () => {
  it('are found by their text, work process, and qualification with its cohort', () => {
    const [row] = placed(treeOf('Lassér', 'Draagt  een Helm'));
    for (const word of ['helm', 'lasser', 'last', '25000', '2026-2027', 'b1-k1-w1'])
      expect(row?.line).toContain(word);
  });

  it('say the same whatever their quotes, dashes, capitals, spaces and last full stop', () => {
    const rows = placed(
      treeOf('A', 'Zegt “ja” – altijd.', 'Iets anders', ' '),
      treeOf('B', 'zegt "ja" -  altijd', 'Zegt “nee”'),
    );
    expect(rows).toHaveLength(4);
    expect(findRecurring(placesOf(rows)).map((group) => group.map(({ head }) => head.name))).toEqual([
      ['A', 'B'],
    ]);
  });

  it('that come back most often stand first', () => {
    const rows = placed(treeOf('A', 'twee', 'drie'), treeOf('B', 'drie', 'twee'), treeOf('C', 'drie', 'een'));
    expect(findRecurring(placesOf(rows)).map((group) => group[0]?.indicator.text)).toEqual(['drie', 'twee']);
  });
});

describe('an index that is made part by part', () => {
  it('finds what one made at once finds, in the same order, and rests between the parts', async () => {
    const lines = Array.from({ length: 15_000 }, (_, n) => `regel ${n} ${n % 7 === 0 ? 'helm' : 'naad'}`);
    let rests = 0;
    const index = await indexInParts(lines, async () => void rests++);
    const whole = createSearchIndex(lines);
    expect(rests).toBe(3);
    for (const search of ['', 'helm', 'naad 1499', 'regel 5999', 'xyzzy'])
      for (const shown of [0, 1, 100, 15_000])
        expect(index.find(search, shown)).toEqual(whole.find(search, shown));
    expect(index.find('helm').rows).toEqual(whole.find('helm').rows);
  });
});

describe('the coverage of competences', () => {
  it('counts one that was merged with what it means, and shows own ones where they are used', () => {
    const [gone, mine, unused] = [newId<'Competence'>(), newId<'Competence'>(), newId<'Competence'>()];
    const [k] = standardCompetences.slice(10) as [(typeof standardCompetences)[number]];
    const ownOne = (competenceId: CompetenceId) => ({ ...k, competenceId, origin: 'custom' as const });
    const byId = new Map([[gone as string, k]]);
    const work = (...competenceIds: CompetenceId[]) => aWorkProcess({ competenceIds });
    const head = aHead({
      coreTasks: [aCoreTask({ workProcesses: [work(k.competenceId), work(gone), work(mine)] })],
    });
    const covered = coverageOf(head, byId);
    expect([...covered.uses]).toEqual([
      [k.competenceId, 2],
      [mine, 1],
    ]);
    const competences = {
      standard: standardCompetences,
      own: [ownOne(mine), ownOne(unused)],
      offered: [],
      byId,
    };
    expect(
      columnsOf(competences, [covered])
        .slice(25)
        .map(({ competenceId }) => competenceId),
    ).toEqual([mine]);
  });

  it('is darker the larger the share, and nothing only for none', () => {
    expect([0, 1, 2, 3, 5, 6, 8, 10].map((count) => shadeOf(count, 8))).toEqual([0, 1, 2, 2, 3, 4, 4, 4]);
    expect(shadeOf(1, 1000)).toBe(1);
    expect(shadeOf(1, 0)).toBe(4);
  });
});
