/** The guide is whole: every topic and part has its texts, and every topic its picture in each language that has pictures, small. */
import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { topics } from '../../src-renderer/shell/guide/topics';
import { readTexts } from './locale-files';
import { root } from './source-files';

/** A picture is part of the program, and three languages have one of each topic. */
const mostBytes = 60_000;
const folder = path.join(root, 'assets/guide');

it('has the texts of every topic and part, and of no other', () => {
  const written = [...readTexts('nl').keys()].filter((key) => key.startsWith('guide:topic.'));
  const wanted = topics.flatMap(({ key, parts }) => [
    ...['title', 'about', 'words', 'picture'].map((text) => `guide:topic.${key}.${text}`),
    ...parts.flatMap((part) => ['title', 'text'].map((text) => `guide:topic.${key}.part.${part}.${text}`)),
  ]);
  expect(written.sort()).toEqual(wanted.sort());
});

it.each(readdirSync(folder))('has a picture of every topic in %s, and no other file', (language) => {
  const there = readdirSync(path.join(folder, language));
  expect(there.sort()).toEqual(topics.map(({ key }) => `${key}.jpg`).sort());
  const large = there.filter((file) => statSync(path.join(folder, language, file)).size > mostBytes);
  expect(large).toEqual([]);
});
