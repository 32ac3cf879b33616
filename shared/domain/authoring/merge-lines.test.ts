import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergeFields } from './merge-fields';
import { mergeLines } from './merge-lines';

const base = ['a', 'b', 'c', 'd', 'e'];
/** Lines as letters; `!` where both changed the same ones. */
const merge = (theirs: string, mine: string): string => {
  const merged = mergeLines(base, [...theirs], [...mine]);
  expect(mergeLines(base, [...mine], [...theirs])).toEqual(merged);
  return merged?.join('') ?? '!';
};

describe('lines that two people changed', () => {
  it('are merged where they changed different ones', () => {
    expect(merge('abcdeX', 'Yabcde')).toBe('YabcdeX');
    expect(merge('aXcde', 'abcYe')).toBe('aXcYe');
    expect(merge('aXcde', 'abYde')).toBe('aXYde');
    expect(merge('acde', 'abXcde')).toBe('aXcde');
    expect(merge('abcde', 'edcba')).toBe('edcba');
  });

  it('have once what both did, and keep both where both added in one place', () => {
    expect(merge('abXcde', 'abXcde')).toBe('abXcde');
    expect(merge('aXcde', 'aXcde')).toBe('aXcde');
    expect(merge('abcdeY', 'abcdeX')).toBe('abcdeXY');
    expect(merge('ade', 'abe')).toBe('ae');
    expect(merge('ade', 'ade')).toBe('ade');
  });

  it('are asked about where both changed the same line, or one changed what the other took away', () => {
    expect(merge('aXcde', 'aYcde')).toBe('!');
    expect(merge('aXcde', 'acde')).toBe('!');
    expect(merge('aXYde', 'abZde')).toBe('!');
  });

  it('lose none that either added, nor bring back what both left out', () => {
    const list = fc.array(fc.constantFrom(...base), { maxLength: 6 });
    const other = fc.array(fc.constantFrom(...base, 'X', 'Y', 'Z'), { maxLength: 7 });
    fc.assert(
      fc.property(list, other, other, (before, theirs, mine) => {
        const merged = mergeLines(before, theirs, mine);
        expect(mergeLines(before, mine, theirs)).toEqual(merged);
        expect(mergeLines(before, before, mine)).toEqual(mine);
        expect(mergeLines(before, mine, mine)).toEqual(mine);
        if (!merged) return;
        for (const line of 'XYZ')
          expect(merged.includes(line)).toBe(theirs.includes(line) || mine.includes(line));
        expect(merged.filter((line) => !theirs.includes(line) && !mine.includes(line))).toEqual([]);
      }),
      { numRuns: 1500 },
    );
  });
});

describe('fields that two people changed', () => {
  const merge = (before: object, theirs: object, mine: object) =>
    mergeFields({ ...before }, { ...theirs }, { ...mine });

  it('link competences that either linked, and not those that either unlinked', () => {
    const { own, conflicts } = merge(
      { competenceIds: ['k', 'l', 'm'] },
      { competenceIds: ['k', 'm', 'x'] },
      { competenceIds: ['l', 'k', 'a'] },
    );
    expect({ own, conflicts }).toEqual({ own: { competenceIds: ['k', 'a', 'x'] }, conflicts: [] });
    const all = merge({ competenceIds: ['k', 'l'] }, { competenceIds: ['y'] }, { competenceIds: ['k', 'x'] });
    expect(all).toEqual({ own: { competenceIds: ['x', 'y'] }, conflicts: [] });
  });

  it('are asked about when one is a list and the other is not', () => {
    const { own, conflicts } = merge({ later: ['a'] }, { later: 'b' }, { later: ['a', 'c'] });
    expect(own).toEqual({ later: 'b' });
    expect(conflicts).toEqual([{ field: 'later', base: ['a'], theirs: 'b', mine: ['a', 'c'] }]);
    expect(merge({ later: 1 }, { later: ['b'] }, { later: ['c'] }).conflicts).toHaveLength(1);
    expect(merge({ later: ['a'] }, { later: ['b', 1] }, { later: ['c'] }).conflicts).toHaveLength(1);
    expect(merge({ later: ['a'] }, { later: ['b'] }, { later: 2 }).conflicts).toHaveLength(1);
  });
});
