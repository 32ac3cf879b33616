/** Whose words count, and what of a form is recorded as one's own (M23, M24). */
import { describe, expect, it } from 'vitest';
import { ok } from '../kernel/result';
import type { Terms } from '../values/terms';
import { decideTerms, mergeTerms } from './terms';

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

describe('what a form hands over', () => {
  const decide = (nl: object, before: Terms = {}) =>
    decideTerms(before, { typed: { qualification: { nl: { ...opleiding, ...nl } } }, standing: program });

  it('is recorded where it differs from the words that count without it', () => {
    expect(decideTerms({}, { typed: {}, standing: program })).toEqual(ok({}));
    expect(decideTerms({}, { typed: program, standing: program })).toEqual(ok({}));
    expect(decide({})).toEqual(ok({ qualification: { nl: opleiding } }));
  });

  it('M24 has the standing word for each part that was cleared', () => {
    expect(decide({ singular: ' ', plural: '' })).toEqual(ok({}));
    expect(decide({ plural: '' })).toEqual(
      ok({ qualification: { nl: { ...opleiding, plural: 'kwalificaties' } } }),
    );
    expect(decide({ singular: '', plural: '' }, { qualification: { nl: opleiding } })).toEqual(ok({}));
  });

  it('has no blanks around and no line breaks within', () => {
    expect(decide({ singular: ' leer\n weg ' })).toEqual(
      ok({ qualification: { nl: { ...opleiding, singular: 'leer weg' } } }),
    );
  });

  it('takes nothing away of what nobody touched: of another language, another thing, a later program', () => {
    const before: Terms = {
      qualification: { en: { singular: 'course', plural: 'courses' } },
      indicator: { nl: { singular: 'punt', plural: 'punten' } },
      exam: { nl: { singular: 'proef', plural: 'proeven' } },
    };
    expect(decide({}, before)).toEqual(
      ok({ ...before, qualification: { ...before['qualification'], nl: opleiding } }),
    );
  });

  it('is refused where a word is longer than it may be', () => {
    expect(decide({ plural: 'x'.repeat(61) })).toMatchObject({ problem: { code: 'text-too-long' } });
  });
});
