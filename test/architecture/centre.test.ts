/** Holds docs/CENTRE.md to the checklist, to the tests and to the pictures: the lines of people once, and nothing named in vain. */
import { existsSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { findMissingTests, readNamedTests } from './named-tests';

const rows = readFileSync('docs/CENTRE.md', 'utf8')
  .split('\n')
  .map((text) => text.split('|').map((cell) => cell.trim()))
  .flatMap(([, line = '', , tests = '', picture = '']) =>
    /^[MRF]\d+$/.test(line) ? [{ line, tests, picture }] : [],
  );
/** The lines about people; other lines may be added. */
const checklist = ['M3', 'M22', 'M53', 'M54', 'M55', 'M56', 'M57', 'M58', 'M59', 'M60'];

it('has every line about people, and no line twice', () => {
  const lines = rows.map(({ line }) => line);
  expect(checklist.filter((line) => !lines.includes(line))).toEqual([]);
  expect(new Set(lines).size).toBe(lines.length);
});

it.each(rows)('$line names tests that exist', ({ tests }) => {
  const named = readNamedTests(tests);
  expect(named, 'names no test').not.toEqual([]);
  expect(findMissingTests(named)).toEqual([]);
});

it.each(rows)('$line shows a picture that is there, or says that there is none', ({ picture }) => {
  const pictures = [...picture.matchAll(/\]\(([^)]+)\)/g)].map(([, file = '']) => file);
  expect(pictures.length > 0 || picture === '–', 'has neither a picture nor a dash').toBe(true);
  expect(pictures.filter((file) => !existsSync(`docs/${file}`))).toEqual([]);
});
