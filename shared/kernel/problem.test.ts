/** The catalogue of problems: stable codes, sane statuses, and a whole sentence in every language. */
import { describe, expect, it } from 'vitest';
import { listLanguages, readTexts, stemOf } from '../../test/architecture/locale-files';
import { problem, problemCatalogue } from './problem';

const codes = Object.keys(problemCatalogue);
/** A key without the plural ending that i18next adds to it. */
const codeOf = (key: string): string => stemOf(key);
/** Ends of sentences: a full stop at the end of the text, or before a space. Addresses and decimals have neither. */
const countSentences = (text: string): number => text.split(/[.!?](?=\s|$)/).filter((s) => s.trim()).length;

describe('problem catalogue', () => {
  it('codes are lower-case words with dashes, and statuses are HTTP failures', () => {
    for (const [code, { status }] of Object.entries(problemCatalogue)) {
      expect(code).toMatch(/^[a-z]+(-[a-z]+)*$/);
      expect(status, code).toBeGreaterThanOrEqual(400);
      expect(status, code).toBeLessThan(600);
    }
  });

  it('a problem is JSON-safe and carries what it was given', () => {
    const made = problem('items-open', { count: 3 });
    expect(JSON.parse(JSON.stringify(made))).toEqual({ code: 'items-open', details: { count: 3 } });
  });
});

/** Sentences of a language by the code of the problem. */
const sentencesIn = (language: string): Record<string, string> =>
  Object.fromEntries(
    [...readTexts(language)]
      .filter(([key]) => key.startsWith('problem:'))
      .map(([key, text]) => [key.slice('problem:'.length), text]),
  );

describe.each(listLanguages())('sentences in %s', (language) => {
  const sentences = sentencesIn(language);

  it('every code has one, and there are no others', () => {
    expect([...new Set(Object.keys(sentences).map(codeOf))].sort()).toEqual([...codes].sort());
  });

  it('a code with a plural has both forms', () => {
    for (const key of Object.keys(sentences).filter((k) => codeOf(k) !== k)) {
      expect(sentences, key).toHaveProperty([`${codeOf(key)}_one`]);
      expect(sentences, key).toHaveProperty([`${codeOf(key)}_other`]);
    }
  });

  it('each says what happened, what is safe and what to do: at least three sentences, ended with a full stop', () => {
    for (const [key, text] of Object.entries(sentences)) {
      expect(countSentences(text), key).toBeGreaterThanOrEqual(3);
      expect(text.trim(), key).toMatch(/[.]$/);
    }
  });

  it('none blames the user or shows a bare code word', () => {
    for (const [key, text] of Object.entries(sentences)) {
      expect(text, key).not.toMatch(/\b(oeps|oops|fatal|null|undefined|exception)\b/i);
    }
  });
});
