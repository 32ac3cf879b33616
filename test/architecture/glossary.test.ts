/** GLOSSARY.md and the code say the same words. */
import { expect, it } from 'vitest';
import { isTest, listSourceFiles, readText } from './source-files';

const rows = readText('GLOSSARY.md')
  .split('\n')
  .filter((line) => /^\|.*`.+`/.test(line))
  .map((line) => line.split('|').map((cell) => cell.trim()));
const words = new Set(
  listSourceFiles()
    .filter((file) => !isTest(file.path))
    .flatMap((file) => file.text.match(/[\w-]+/g) ?? []),
);

it('every row has an English word, a Dutch word, a name in code and a meaning', () => {
  expect(rows.length).toBeGreaterThan(40);
  expect(rows.filter((cells) => cells.length !== 6 || cells.slice(1, 5).some((cell) => cell === ''))).toEqual(
    [],
  );
});

it('every name in code exists', () => {
  const names = rows.map((cells) => (cells[3] ?? '').replaceAll('`', ''));
  expect(names.filter((name) => !words.has(name))).toEqual([]);
});

it('no English word stands twice', () => {
  const english = rows.map((cells) => cells[1]);
  expect(english.filter((word, index) => english.indexOf(word) !== index)).toEqual([]);
});
