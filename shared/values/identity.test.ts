/** A language nobody has texts for is no reason to lose a document, and no text is lost for want of one language. */
import { describe, expect, it } from 'vitest';
import { languageSchema, localised } from './identity';
import { languageIn, textIn } from './text-in';

describe('language of a document', () => {
  it.each(['nl', 'de-AT', 'fy', 'zh-Hant-TW', 'ber'])('may be %s', (tag) => {
    expect(languageSchema.parse(tag)).toBe(tag);
  });

  it.each(['', 'NL', 'n', 'nl_NL', 'nl-', 'Dutch please', `nl${'-abcdefgh'.repeat(5)}`])(
    'is not "%s"',
    (tag) => {
      expect(languageSchema.safeParse(tag).success).toBe(false);
    },
  );
});

describe('a text in several languages', () => {
  it('may be in any of them, and in a language that was not thought of', () => {
    const schema = localised(20);
    expect(schema.parse({})).toEqual({});
    expect(schema.parse({ fy: 'Eksamen', de: 'Prüfung' })).toEqual({ fy: 'Eksamen', de: 'Prüfung' });
    expect(schema.safeParse({ nl: 'x'.repeat(21) }).success).toBe(false);
    expect(schema.safeParse({ 'no language': 'x' }).success).toBe(false);
  });

  it.each([
    ['the language that is wanted', { nl: 'a', de: 'b' }, 'de', 'de'],
    ['the same language of another region', { nl: 'a', 'de-AT': 'b' }, 'de', 'de-AT'],
    ['the same language without its region', { nl: 'a', de: 'b' }, 'de-CH', 'de'],
    ['the default when it is not there', { en: 'a', nl: 'b' }, 'de', 'nl'],
    ['the default when it is blank', { de: ' ', nl: 'b' }, 'de', 'nl'],
    ['whatever there is without the default', { nl: '', fy: 'a', en: 'b' }, 'de', 'fy'],
    ['nothing when all are blank', { nl: '', en: ' ' }, 'de', null],
  ])('is read in %s', (_what, texts, wanted, expected) => {
    expect(languageIn(texts, wanted)).toBe(expected);
    expect(textIn(texts, wanted)).toBe(expected === null ? '' : Object(texts)[expected]);
  });
});
