/** Whose words count, and what of a form is recorded as one's own (M23, M24). */
import { describe, expect, it } from 'vitest';
import type { Terms } from '../values/terms';
import { mergeTerms, ownTerms, termsProblem } from './terms';

const program = {
  qualification: {
    nl: { singular: 'kwalificatie', plural: 'kwalificaties', gender: 'common' },
    en: { singular: 'qualification', plural: 'qualifications', gender: 'common' },
  },
  'work-process': { nl: { singular: 'werkproces', plural: 'werkprocessen', gender: 'neuter' } },
} satisfies Terms;
const opleiding = { singular: 'opleiding', plural: 'opleidingen', gender: 'common' as const };

describe('M23 the words that count', () => {
  const centre: Terms = {
    qualification: { nl: opleiding },
    indicator: { nl: { singular: 'punt', plural: 'punten' } },
  };

  it('are those of the qualification over those of the centre, each thing and language by itself', () => {
    const own: Terms = {
      qualification: { en: { singular: 'course', plural: 'courses' } },
      indicator: { nl: { singular: 'criterium', plural: 'criteria', gender: 'neuter' } },
    };
    expect(mergeTerms(centre, own)).toEqual({
      qualification: { nl: opleiding, en: { singular: 'course', plural: 'courses' } },
      indicator: { nl: { singular: 'criterium', plural: 'criteria', gender: 'neuter' } },
    });
  });

  it('M24 stay those below where a word is blank', () => {
    expect(mergeTerms(centre, { qualification: { nl: { singular: ' ', plural: '' } } })).toEqual(centre);
  });
});

describe('what a form with every word in it records', () => {
  const changed = (nl: object): Terms => ({
    ...program,
    qualification: { ...program.qualification, nl: { ...opleiding, ...nl } },
  });

  it('is what differs from the words that count without it', () => {
    expect(ownTerms(program, program)).toEqual({});
    expect(ownTerms(changed({}), program)).toEqual({ qualification: { nl: opleiding } });
  });

  it('M24 is nothing where a word was cleared, and one word for both where one is missing', () => {
    expect(ownTerms(changed({ singular: ' ', plural: '' }), program)).toEqual({});
    expect(ownTerms(changed({ plural: '' }), program).qualification?.nl?.plural).toBe('opleiding');
  });

  it('has no blanks around and no line breaks within, and keeps what only a later program names', () => {
    const later: Terms = { exam: { nl: { singular: 'proef', plural: 'proeven' } } };
    const own = ownTerms(changed({ singular: ' leer\n weg ' }), program, {
      ...later,
      qualification: { nl: opleiding },
    });
    expect(own).toEqual({ ...later, qualification: { nl: { ...opleiding, singular: 'leer weg' } } });
  });

  it('is refused where a word is longer than it may be', () => {
    expect(termsProblem(changed({}))).toBeNull();
    expect(termsProblem(changed({ plural: 'x'.repeat(61) }))).toMatchObject({ code: 'text-too-long' });
  });
});
