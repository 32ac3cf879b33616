/** GLOSSARY.md and the code say the same words. */
import { expect, it } from 'vitest';
import { readTexts } from './locale-files';
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

it('the German words are those of the German screens', () => {
  const section = readText('GLOSSARY.md').split('## In German')[1] ?? '';
  const german = section
    .split('\n')
    .filter((line) => line.startsWith('| ') && !line.includes('English'))
    .flatMap((line) => (line.split('|')[2] ?? '').split(',').map((word) => word.trim().toLowerCase()));
  const texts =
    [...readTexts('de').values()].join('\n').toLowerCase() +
    readText('assets/sample-centre/people.json').toLowerCase();
  expect(german.length).toBeGreaterThan(40);
  expect(german.filter((word) => !texts.includes(word))).toEqual([]);
});
