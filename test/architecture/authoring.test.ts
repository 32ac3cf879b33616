/** Holds docs/AUTHORING.md to the checklist, to the tests and to the pictures: every line once, and nothing named in vain. */
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { findMissingTests, readNamedTests } from './named-tests';

const range = (from: number, to: number): readonly string[] =>
  Array.from({ length: to - from + 1 }, (_, index) => `M${from + index}`);
/** The lines of the checklist about qualifications, competences and their exchange. */
const checklist = ['M1', 'M2', ...range(10, 29), 'M30', ...range(31, 52), ...range(60, 64)];

type Row = {
  readonly line: string;
  readonly holds: string;
  readonly tests: string;
  readonly picture: string;
};

/** The rows of every table on the page whose first cell is a line of the checklist. */
const readRows = (page: string): readonly Row[] =>
  page.split('\n').flatMap((text) => {
    const [, line = '', holds = '', tests = '', picture = ''] = text.split('|').map((cell) => cell.trim());
    return /^M\d+$/.test(line) ? [{ line, holds, tests, picture }] : [];
  });

const byNumber = (lines: readonly string[]): readonly string[] =>
  lines.toSorted((a, b) => Number(a.slice(1)) - Number(b.slice(1)));

describe('docs/AUTHORING.md', () => {
  const rows = readRows(readFileSync('docs/AUTHORING.md', 'utf8'));

  it('has every line of the checklist once', () => {
    expect(byNumber(rows.map(({ line }) => line))).toEqual(byNumber(checklist));
  });

  it.each(rows.map((row) => [row.line, row] as const))('%s names tests that exist', (_line, row) => {
    const named = readNamedTests(row.tests);
    expect(named, 'names no test').not.toEqual([]);
    expect(findMissingTests(named)).toEqual([]);
  });

  it.each(rows.map((row) => [row.line, row] as const))('%s shows a picture that is there', (_line, row) => {
    const pictures = [...row.picture.matchAll(/\]\(([^)]+)\)/g)].map(([, file = '']) => file);
    expect(pictures.length > 0 || row.picture === '–', 'has neither a picture nor a dash').toBe(true);
    expect(pictures.filter((file) => !existsSync(`docs/${file}`))).toEqual([]);
  });

  it('reads a row with its tests, and not the head of a table', () => {
    const page = '| line | what holds | tests | picture |\n|---|---|---|---|\n| M1 | One. | `a` "b" | – |\n';
    expect(readRows(page)).toEqual([{ line: 'M1', holds: 'One.', tests: '`a` "b"', picture: '–' }]);
    expect(readNamedTests('`a.test.ts` "it holds", `b.test.ts` "so does this"')).toEqual([
      { path: 'a.test.ts', name: 'it holds' },
      { path: 'b.test.ts', name: 'so does this' },
    ]);
  });
});
