/** Holds docs/CENTRE.md and docs/FIRST-MONTH.md to the checklist, to the tests and to the pictures: nothing is named in vain. */
import { existsSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { findMissingTests, readNamedTests } from './named-tests';

const [lines = '', steps = ''] = readFileSync('docs/CENTRE.md', 'utf8').split(
  '## Steps, beside the old module',
);
const rows = lines
  .split('\n')
  .map((text) => text.split('|').map((cell) => cell.trim()))
  .flatMap(([, line = '', , tests = '', picture = '']) =>
    /^[MRF]\d+$/.test(line) ? [{ line, tests, picture }] : [],
  );
/** The lines about people; other lines may be added. */
const checklist = ['M3', 'M22', 'M53', 'M54', 'M55', 'M56', 'M57', 'M58', 'M59', 'M60'];

it('has every line about people, and no line twice', () => {
  const named = rows.map(({ line }) => line);
  expect(checklist.filter((line) => !named.includes(line))).toEqual([]);
  expect(new Set(named).size).toBe(named.length);
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

it('compares each line about people with the old module', () => {
  const named = new Set([...steps.matchAll(/M\d+/g)].map(([line]) => line));
  expect(checklist.filter((line) => !named.has(line))).toEqual([]);
});

it('tells the first month with a test and pictures that are there', () => {
  const story = readFileSync('docs/FIRST-MONTH.md', 'utf8');
  const files = [...story.matchAll(/`(test\/[^`]+)`/g)].map(([, file = '']) => file);
  const linked = [...story.matchAll(/\]\(([^)]+)\)/g)].map(([, file = '']) => `docs/${file}`);
  expect([files.length, linked.length > 10]).toEqual([1, true]);
  expect([...files, ...linked].filter((file) => !existsSync(file))).toEqual([]);
});
