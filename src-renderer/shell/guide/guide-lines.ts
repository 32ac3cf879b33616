/**
 * How a text of the guide is written: a line is a paragraph, `1. ` begins a step and `- ` a point; `**…**` is what stands on a
 * button, and between grave accents stands a key. Pure.
 */

export type GuideBlock = {
  readonly kind: 'text' | 'steps' | 'points';
  readonly lines: readonly string[];
};
export type GuideWords = { readonly kind: 'text' | 'name' | 'key'; readonly words: string };

const kindOf = (line: string): GuideBlock['kind'] =>
  /^\d+\. /.test(line) ? 'steps' : line.startsWith('- ') ? 'points' : 'text';

const bare = (line: string): string => line.replace(/^(\d+\.|-) /, '');

/** Steps and points that follow one another are one list. */
export function blocksOf(text: string): readonly GuideBlock[] {
  const blocks: { kind: GuideBlock['kind']; lines: string[] }[] = [];
  for (const line of text.split('\n')) {
    const kind = kindOf(line);
    const last = blocks.at(-1);
    if (last && kind !== 'text' && last.kind === kind) last.lines.push(bare(line));
    else blocks.push({ kind, lines: [bare(line)] });
  }
  return blocks;
}

/** @returns the words of one line in order, each with what it is: a name on the screen, a key, or text */
export const wordsOf = (line: string): readonly GuideWords[] =>
  line
    .split(/(\*\*.+?\*\*|`.+?`)/)
    .filter((words) => words !== '')
    .map((words) => {
      if (words.startsWith('**')) return { kind: 'name', words: words.slice(2, -2) };
      return words.startsWith('`') ? { kind: 'key', words: words.slice(1, -1) } : { kind: 'text', words };
    });

/** What is read, without how it is written. */
export const plainOf = (text: string): string =>
  text
    .split('\n')
    .map((line) => bare(line).replaceAll(/\*\*|`/g, ''))
    .join('\n');
