/** M16: an id that was merged means what it was merged into, on every device the same. */
import { expect, it } from 'vitest';
import { newId } from '../kernel/ids';
import type { Competence } from '../records/competence';
import { meantCompetence } from './merged-competences';

const chain = (...into: readonly (number | null)[]): readonly Competence[] => {
  const ids = into.map(() => newId<'Competence'>()).toSorted();
  return into.map((target, at) => {
    const mergedInto = target === null ? undefined : ids[target];
    const competenceId = ids[at] ?? newId<'Competence'>();
    return { competenceId, code: `${at}`, name: {}, origin: 'custom', ...(mergedInto && { mergedInto }) };
  });
};
const meantBy = (all: readonly Competence[]): readonly (string | undefined)[] => {
  const byId = new Map(all.map((one) => [one.competenceId as string, one]));
  return all.map(({ competenceId }) => meantCompetence(byId, competenceId)?.code);
};

it('M16: follows merge upon merge', () => {
  expect(meantBy(chain(1, 2, null))).toEqual(['2', '2', '2']);
});

it('M16: two that were merged into each other mean one and the same, from wherever one comes', () => {
  expect(meantBy(chain(1, 0))).toEqual(['0', '0']);
  expect(meantBy(chain(1, 2, 0))).toEqual(['0', '0', '0']);
  // Into a round, from outside of it: the outside one has the smallest id and is none of it.
  expect(meantBy(chain(1, 2, 1))).toEqual(['1', '1', '1']);
  expect(meantBy(chain(0))).toEqual(['0']);
});

it('an unknown id means nothing; one merged into an unknown one is itself', () => {
  expect(meantCompetence(new Map(), newId<'Competence'>())).toBeUndefined();
  const [one] = chain(null);
  const lost = { ...(one as Competence), mergedInto: newId<'Competence'>() };
  expect(meantCompetence(new Map([[lost.competenceId as string, lost]]), lost.competenceId)).toBe(lost);
});
