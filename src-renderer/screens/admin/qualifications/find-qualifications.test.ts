import { describe, expect, it } from 'vitest';
import { aHead } from '../../../../test/builders/a-qualification';
import { createSearchList } from '../../../../test/builders/a-search-list';
import { countByTab, findQualifications, qualificationShape } from './find-qualifications';

const all = [
  aHead({ name: 'Lasser', code: '25991', cohort: '2026-2027' }),
  aHead({ name: 'Lasser', code: '25991', cohort: '2025-2026' }),
  aHead({ name: 'Façadebouwer', code: '25990' }),
  aHead({ name: 'Lasser buiten gebruik', code: '25000', status: 'archived' }),
  aHead({ name: 'Kok', code: '25180', status: 'active' }),
];
const list = createSearchList(all, qualificationShape);
const found = (search: string) =>
  findQualifications(list, 'inactive', search).map(({ name, cohort }) => `${name} ${cohort ?? '-'}`);

describe('findQualifications', () => {
  it('M29 shows one tab, by name and cohort', () => {
    expect(found('')).toEqual(['Façadebouwer -', 'Lasser 2025-2026', 'Lasser 2026-2027']);
  });

  it('finds words in name, code and cohort in any order, whatever accents and capitals', () => {
    expect(found('2026-2027 LASSER')).toEqual(['Lasser 2026-2027']);
    expect(found('facade')).toEqual(['Façadebouwer -']);
    expect(found('25991')).toHaveLength(2);
    expect(found('kok')).toEqual([]);
  });
});

describe('countByTab', () => {
  it('M29 counts every tab', () => {
    expect(countByTab(all)).toEqual({ active: 1, inactive: 3, archived: 1 });
  });
});
