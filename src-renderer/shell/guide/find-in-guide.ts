/** Finds parts of the guide: all words of the search, in any order, in what a part says or is also called. Pure. */
import { isFoundIn, searchLineOf, searchWordsOf } from '../../../shared/kernel/search-index';
import { plainOf } from './guide-lines';

/** One part of a topic, as it is searched. */
export type GuideEntry = {
  readonly topic: string;
  readonly topicTitle: string;
  readonly part: string;
  readonly title: string;
  readonly text: string;
  /** Other words that people look for it by. */
  readonly words: string;
};

export type GuideFind = GuideEntry & {
  /** The line in which the search occurs, else the first one. */
  readonly line: string;
};

/** A heading that says it comes before a topic that says it, and that before a text. */
function rankOf({ title, topicTitle, words }: GuideEntry, sought: string): number {
  if (isFoundIn(title, sought)) return 0;
  return isFoundIn(`${topicTitle} ${title} ${words}`, sought) ? 1 : 2;
}

/** The line that made it a find, as the proof beside its title; its first one where the title alone did. */
function lineOf({ text }: GuideEntry, sought: string): string {
  const lines = text.split('\n').map(plainOf);
  const words = searchWordsOf(sought);
  const telling = lines.find((line) => words.some((word) => searchLineOf(line).includes(word)));
  return telling ?? lines[0] ?? '';
}

/** @returns what holds every word of the search, best first; all of it where nothing is sought */
export const findInGuide = (entries: readonly GuideEntry[], sought: string): readonly GuideFind[] =>
  entries
    .filter(({ topicTitle, title, text, words }) =>
      isFoundIn(`${topicTitle} ${title} ${words} ${plainOf(text)}`, sought),
    )
    .map((entry) => ({ ...entry, line: lineOf(entry, sought) }))
    .toSorted((a, b) => rankOf(a, sought) - rankOf(b, sought));
