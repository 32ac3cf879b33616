/** M1, M15: what a file brings of competences: each is one here, and a name or code that is not taken over is told. */
import { expect, it } from 'vitest';
import { anId } from '../../test/builders/an-exam';
import { newId } from '../kernel/ids';
import type { Competence } from '../records/competence';
import { standardCompetences } from '../records/standard-competences';
import { linkCompetences } from './link-competences';

const brings = (key: string, code: string, name: string) => ({ key, code, name: { nl: name } });
const link = (brought: ReturnType<typeof brings>[], here: readonly Competence[] = standardCompetences) =>
  linkCompetences(brought, here, newId);

it('makes one of two that are called alike, under whatever ids', () => {
  const { competenceOf, newCompetences, notes } = link([
    brings('a', 'L1', 'Lassen'),
    brings('b', 'l1', ' Lassen '),
  ]);
  expect(newCompetences).toMatchObject([{ code: 'L1' }]);
  expect(competenceOf('a')).toBe(competenceOf('b'));
  expect(notes.size).toBe(0);
});

it('gives the second of one code a code of its own where it is called otherwise, and tells so', () => {
  const { competenceOf, newCompetences, notes } = link([
    brings('a', 'L1', 'Lassen'),
    brings('b', 'L1', 'Lopen'),
    brings('c', 'L1-2', 'Lezen'),
    brings('d', 'x'.repeat(20), 'Een'),
    brings('e', 'x'.repeat(20), 'Twee'),
  ]);
  expect(newCompetences.map(({ code, name }) => [code, name.nl])).toEqual([
    ['L1', 'Lassen'],
    ['L1-2', 'Lopen'],
    ['L1-2-2', 'Lezen'],
    ['x'.repeat(20), 'Een'],
    [`${'x'.repeat(18)}-2`, 'Twee'],
  ]);
  expect(new Set(['a', 'b', 'c', 'd', 'e'].map(competenceOf)).size).toBe(5);
  expect([...notes].map(([key, { code, about }]) => [key, code, about])).toEqual([
    ['b', 'competence-code-twice', 'L1 Lopen'],
    ['c', 'competence-code-twice', 'L1-2 Lezen'],
    ['e', 'competence-code-twice', `${'x'.repeat(20)} Twee`],
  ]);
});

it('tells a name that is not taken over, of one that is here or comes twice under one key', () => {
  const here: Competence = {
    competenceId: anId<'Competence'>(1),
    ...{ code: 'L1', name: { nl: 'Lassen', en: 'Welding' }, origin: 'custom' },
  };
  const { competenceOf, newCompetences, notes } = link(
    [
      brings('a', 'L1', 'Welding'),
      brings('b', 'L1', 'Lopen'),
      brings('c', 'L2', 'Een'),
      brings('c', 'L2', 'Ander'),
    ],
    [here],
  );
  expect([competenceOf('a'), competenceOf('b')]).toEqual([here.competenceId, here.competenceId]);
  expect(newCompetences).toMatchObject([{ code: 'L2', name: { nl: 'Een' } }]);
  expect([...notes].map(([key, { code, guess }]) => [key, code, guess.source, guess.reading])).toEqual([
    ['b', 'competence-other-name', 'Lopen', ['Lassen']],
    ['c', 'competence-other-name', 'Ander', ['Een']],
  ]);
});

it('takes none without a code for another without one', () => {
  const here: Competence = {
    competenceId: anId<'Competence'>(1),
    ...{ code: '', name: { nl: 'Iets' }, origin: 'custom' },
  };
  const { newCompetences, notes } = link([brings('a', '', 'Een'), brings('b', '', 'Twee')], [here]);
  expect(newCompetences).toHaveLength(2);
  expect(notes.size).toBe(0);
});
