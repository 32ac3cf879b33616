/** M15, M16: the standard competences stay as they are; own ones have a code of their own and a name. */
import { describe, expect, it } from 'vitest';
import { newId } from '../kernel/ids';
import type { Competence } from '../records/competence';
import { standardCompetences } from '../records/standard-competences';
import { decideCompetence } from './decide-competence';

const own = (given: Partial<Competence> = {}): Competence => ({
  competenceId: newId<'Competence'>(),
  code: 'VK1',
  name: { nl: 'Veilig werken' },
  origin: 'custom',
  ...given,
});

describe('M15: a standard competence', () => {
  it('cannot be changed, whatever somebody makes of it', () => {
    for (const standard of standardCompetences)
      expect(decideCompetence([], { ...standard, code: 'Q1', origin: 'custom' })).toMatchObject({
        problem: { code: 'competence-is-standard' },
      });
  });

  it('keeps its letter for itself', () => {
    for (const code of ['K', ' k '])
      expect(decideCompetence([], own({ code }))).toMatchObject({
        problem: { code: 'competence-code-taken' },
      });
  });
});

describe('M16: an own competence', () => {
  it('comes back without blanks around its texts, and without the languages that say nothing', () => {
    const typed = own({
      code: ' VK1 ',
      name: { nl: ' Veilig ', de: ' ' },
      description: { nl: '', en: ' x ' },
    });
    expect(decideCompetence([typed], typed)).toMatchObject({
      value: { code: 'VK1', name: { nl: 'Veilig' }, description: { en: 'x' } },
    });
  });

  it.each([
    [{ code: ' ' }, 'competence-code-missing'],
    [{ name: { nl: ' ' } }, 'competence-name-missing'],
    [{ code: 'x'.repeat(21) }, 'text-too-long'],
    [{ name: { nl: 'x'.repeat(301) } }, 'text-too-long'],
    [{ description: { nl: 'x'.repeat(4001) } }, 'text-too-long'],
  ])('%j is refused: %s', (given, code) =>
    expect(decideCompetence([], own(given))).toMatchObject({ problem: { code } }),
  );

  it('may have the code of an archived or merged one, and that one may not come back then', () => {
    const before = own({ status: 'archived' });
    expect(decideCompetence([before], own({ code: 'vk1' })).ok).toBe(true);
    const back = own({ ...before, status: 'active' });
    expect(decideCompetence([before, own()], back)).toMatchObject({
      problem: { code: 'competence-code-taken', details: { code: 'VK1' } },
    });
    expect(decideCompetence([own()], own({ status: 'archived' })).ok).toBe(true);
  });
});
