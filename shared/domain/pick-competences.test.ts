/** M43: typed letters pick competences; words of a name are never taken for letters. */
import { describe, expect, it } from 'vitest';
import { newId } from '../kernel/ids';
import type { Competence } from '../records/competence';
import { standardCompetences } from '../records/standard-competences';
import { findCompetences, readCompetenceCodes } from './pick-competences';

const own = (code: string, name: string): Competence => ({
  competenceId: newId<'Competence'>(),
  code,
  name: { nl: name },
  origin: 'custom',
});
const offered = [...standardCompetences, own('KV 1', 'Veilig werken'), own('DE', 'Duurzaam denken')];
const codesOf = (text: string): readonly string[] | null => {
  const ids = readCompetenceCodes(text, offered);
  return ids?.map((id) => offered.find(({ competenceId }) => competenceId === id)?.code ?? '?') ?? null;
};

describe('M43: what is typed', () => {
  it.each([
    ['K', ['K']],
    ['k ', ['K']],
    ['K L T', ['K', 'L', 'T']],
    ['k,l;t', ['K', 'L', 'T']],
    ['K, L en T', ['K', 'L', 'T']],
    ['K\tL\nT', ['K', 'L', 'T']],
    ['KLT', ['K', 'L', 'T']],
    ['K K k', ['K']],
    ['kv 1', ['KV 1']],
    ['DE', ['DE']],
    ['de', ['DE']],
  ])('%j picks %j', (text, codes) => expect(codesOf(text)).toEqual(codes));

  it.each([
    ['', 'nothing is typed'],
    ['en', 'only a joining word'],
    ['klt', 'small letters in one may be a word'],
    ['K Z', 'one of them is none'],
    ['PLAN', 'a name has it, although all of it are letters'],
    ['LEREN', 'a letter comes twice'],
    ['vak', 'a piece of a name'],
    ['K vak', 'a letter and a piece of a name'],
  ])('%j picks nothing: %s', (text) => expect(codesOf(text)).toBeNull());
});

describe('what is sought', () => {
  it('puts the letter itself first, and then names that have it', () => {
    const found = findCompetences(offered, 'k').map(({ code }) => code);
    expect(found.slice(0, 2)).toEqual(['K', 'KV 1']);
    expect(found).toContain('A');
  });

  it('finds a name in any language, without its accents', () => {
    expect(findCompetences(offered, 'initieren').map(({ code }) => code)).toEqual(['A']);
    expect(findCompetences(offered, 'applying professional').map(({ code }) => code)).toEqual(['K']);
    expect(findCompetences(offered, 'xyzzy')).toEqual([]);
    expect(findCompetences(offered, ' ')).toEqual(offered);
  });
});
