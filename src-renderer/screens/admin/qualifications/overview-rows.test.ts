import { describe, expect, it } from 'vitest';
import { noUse } from '../../../../shared/domain/qualification-end';
import type { CompetenceId } from '../../../../shared/kernel/ids';
import { aCoreTask, aHead, aWorkProcess } from '../../../../test/builders/a-qualification';
import { createSearchList } from '../../../../test/builders/a-search-list';
import { anId } from '../../../../test/builders/an-exam';
import { type QualificationFilter, qualificationKinds } from '../../../ui/search-params';
import {
  countByTab,
  findRows,
  isUnder,
  type OverviewRow,
  qualificationShape,
  sortRows,
} from './overview-rows';

const whole = [aCoreTask({ workProcesses: [aWorkProcess({ competenceIds: ['k' as CompetenceId] })] })];
const all = [
  aHead({ name: 'Lasser', code: '25991', cohort: '2026-2027' }),
  aHead({ name: 'Lasser', code: '25991', cohort: '2025-2026' }),
  aHead({ name: 'Façadebouwer', code: '25990' }),
  aHead({ name: 'Lasser buiten gebruik', code: '25000', status: 'archived' }),
  aHead({ name: 'Kok', code: '25180', status: 'active' }),
];
const list = createSearchList(all, qualificationShape);
const found = (search: string) =>
  findRows(
    list.find(search).rows,
    { uses: new Map(), drafts: [], broken: [] },
    { tab: 'inactive', filter: {} },
  ).map(({ head }) => `${head.name} ${head.cohort ?? '-'}`);

describe('the rows of a tab', () => {
  it('M29 are those of one tab, by name and cohort', () => {
    expect(found('')).toEqual(['Façadebouwer -', 'Lasser 2025-2026', 'Lasser 2026-2027']);
  });

  it('are found by words in name, code and cohort in any order, whatever accents and capitals', () => {
    expect(found('2026-2027 LASSER')).toEqual(['Lasser 2026-2027']);
    expect(found('facade')).toEqual(['Façadebouwer -']);
    expect(found('25991')).toHaveLength(2);
    expect(found('kok')).toEqual([]);
  });

  it('M29 every tab has its number', () => {
    expect(countByTab(all)).toEqual({ active: 1, inactive: 3, archived: 1 });
  });
});

describe('a draft on this device', () => {
  it('stands with its own row, and only with a draft is asked for by it', () => {
    const [first] = all;
    const draft = {
      qualificationId: first?.qualificationId ?? anId(1),
      ...{
        revision: 1,
        beganAt: '2026-11-27T10:00:00.000Z',
        editedAt: '2026-11-27T10:05:00.000Z',
        editedBy: null,
      },
    };
    const rows = (filter: QualificationFilter) =>
      findRows(all, { uses: new Map(), drafts: [draft], broken: [] }, { tab: 'inactive', filter });
    expect(rows({}).map((row) => row.draft)).toEqual([draft, null, null]);
    expect(rows({ kind: 'draft' }).map(({ head }) => head)).toEqual([first]);
  });
});

describe('isUnder', () => {
  const row = (over: Partial<OverviewRow> = {}): OverviewRow => ({
    head: aHead({ cohort: '2026-2027', level: null, language: 'nl' }),
    use: noUse,
    draft: null,
    isDraftBroken: false,
    ...over,
  });

  it.each<readonly [QualificationFilter, boolean]>([
    [{}, true],
    [{ cohort: '2026-2027', language: 'nl' }, true],
    [{ cohort: '2025-2026' }, false],
    [{ level: '-' }, true],
    [{ cohort: '-' }, false],
    [{ kind: 'incomplete' }, true],
    [{ kind: 'complete' }, false],
    [{ kind: 'standard' }, false],
    [{ kind: 'unlinked', cohort: '2026-2027' }, true],
  ])('M20 M21 %j of one without a level is %s', (filter, isIn) => {
    expect(isUnder(row(), filter)).toBe(isIn);
  });

  it('asks for what is complete, standard, linked and examined', () => {
    const busy = row({
      head: aHead({ coreTasks: whole, isStandard: true }),
      use: { ...noUse, linked: 3, exams: 1 },
    });
    expect(qualificationKinds.filter((kind) => isUnder(busy, { kind }))).toEqual(['complete', 'standard']);
  });
});

describe('sortRows', () => {
  const rows = [
    {
      head: aHead({ name: 'B', code: '9', level: '4' }),
      use: { ...noUse, linked: 12 },
      draft: null,
      isDraftBroken: false,
    },
    {
      head: aHead({ name: 'A', code: '10', level: null, coreTasks: [] }),
      use: { ...noUse, linked: 3 },
      draft: null,
      isDraftBroken: false,
    },
    {
      head: aHead({ name: 'C', code: '', level: '2', coreTasks: whole }),
      use: noUse,
      draft: null,
      isDraftBroken: false,
    },
  ];
  const by = (column: Parameters<typeof sortRows>[1]['column'], isFromLast = false) =>
    sortRows(rows, { column, isFromLast })
      .map(({ head }) => head.name)
      .join('');

  it('sorts by every column, numbers by their value and blanks first', () => {
    expect([by('name'), by('code'), by('level'), by('linked'), by('completeness')]).toEqual([
      ...['ABC', 'CBA', 'ACB', 'CAB', 'ABC'],
    ]);
  });

  it('from the last to the first, and equals stay as they came', () => {
    expect([by('name', true), by('linked', true), by('exams', true)]).toEqual(['CBA', 'BAC', 'BAC']);
  });
});
