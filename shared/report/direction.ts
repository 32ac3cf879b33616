/** Which way a text is read, and isolates that go over the end of a line (the bidirectional algorithm, UAX 9). */

const isolated = /[\u2066-\u2068][^\u2069]*\u2069/gu;
const letter = /\p{L}/gu;
const rightToLeft = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/gu;

const count = (text: string, signs: RegExp): number => text.match(signs)?.length ?? 0;

/**
 * Whether it is read from right to left: where most of its letters are. Not the first letter alone, as the algorithm has it
 * for want of better: a Dutch remark may begin with an Arabic name. What stands in an isolate does not count, unless there
 * is nothing else.
 */
export const readsRightToLeft = (text: string): boolean => {
  const outside = text.replace(isolated, '');
  const judged = count(outside, letter) > 0 ? outside : text;
  return 2 * count(judged, rightToLeft) > count(judged, letter);
};

const opener = /[\u2066-\u2068]/u;

/**
 * Lines of one text, where an isolate goes on over the end of a line: it is closed there and opened again on the next, in
 * the direction it had.
 */
export function withWholeIsolates(lines: readonly string[]): string[] {
  let open: string[] = [];
  return lines.map((line) => {
    const before = open.join('');
    for (const [at, sign] of Array.from(line).entries()) {
      if (sign === '\u2069') open = open.slice(0, -1);
      else if (sign === '\u2068')
        open = [
          ...open,
          readsRightToLeft(
            Array.from(line)
              .slice(at + 1)
              .join(''),
          )
            ? '\u2067'
            : '\u2066',
        ];
      else if (opener.test(sign)) open = [...open, sign];
    }
    return `${before}${line}${'\u2069'.repeat(open.length)}`;
  });
}
