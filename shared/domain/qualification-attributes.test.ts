import { describe, expect, it } from 'vitest';
import { aHead } from '../../test/builders/a-qualification';
import { documentRecords } from '../records/all-records';
import { attributesOf, decideAttributes, findSameCode } from './qualification-attributes';

const head = aHead({ name: 'Lasser', code: '25991', cohort: '2026-2027', level: '3' });
const change = (part: Partial<ReturnType<typeof attributesOf>>) =>
  decideAttributes(head, { ...attributesOf(head), ...part });

describe('decideAttributes', () => {
  it('M17 M18 M19 M22 records what was filled in, without blanks around it, and nothing else of the head', () => {
    const decided = change({ language: 'pl', name: '  Lasser \n MAG ', code: ' 25992 ', isStandard: true });
    expect(decided.ok && decided.value).toEqual({
      ...head,
      language: 'pl',
      name: 'Lasser MAG',
      code: '25992',
      isStandard: true,
    });
    expect(decided.ok && documentRecords.qualification.schema.safeParse(decided.value).success).toBe(true);
  });

  it('M20 M21 takes a blank cohort and level as none', () => {
    const decided = change({ cohort: '  ', level: '' });
    expect(decided.ok && [decided.value.cohort, decided.value.level]).toEqual([null, null]);
  });

  it.each([
    ['2027', '2027-2028'],
    ['27/28', '2027-2028'],
    ['voorjaar 2027', 'voorjaar 2027'],
  ])('M20 writes the cohort %s as an import does, or as it was typed: %s', (typed, written) => {
    const decided = change({ cohort: typed });
    expect(decided.ok && decided.value.cohort).toBe(written);
  });

  it('gives the same object back when nothing differs, so that nothing is recorded', () => {
    const decided = change({ name: 'Lasser ', cohort: '2026' });
    expect(decided.ok && decided.value).toBe(head);
  });

  it('M18 refuses a blank name, and a text that is too long, with how much', () => {
    expect(change({ name: ' \t' })).toMatchObject({ problem: { code: 'qualification-name-missing' } });
    expect(change({ level: 'x'.repeat(41) })).toMatchObject({
      problem: { code: 'text-too-long', details: { over: 1 } },
    });
  });
});

describe('findSameCode', () => {
  const twin = aHead({ code: '25991', cohort: '2026-2027' });

  it('finds another one with the same code for the same cohort', () => {
    expect(findSameCode([head, twin, aHead({ code: '25991', cohort: null })], head)).toEqual([twin]);
  });

  it('finds none for a blank code, nor in the archive', () => {
    expect(findSameCode([aHead({ code: '' })], aHead({ code: '' }))).toEqual([]);
    expect(findSameCode([{ ...twin, status: 'archived' }], head)).toEqual([]);
  });
});
