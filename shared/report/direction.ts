/** Which way a text is read: by its first letter that has a direction (rule P2 of the bidirectional algorithm). */

const isolate = /[\u2066-\u2068][^\u2069]*\u2069/gu;
const firstLetter = /\p{L}|[\u200e\u200f\u061c]/u;
const rightToLeft =
  /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\u200f\u061c]/u;

/** Whether it is read from right to left; what stands in an isolate does not decide. */
export const readsRightToLeft = (text: string): boolean => {
  const outside = text.replace(isolate, '');
  const letter = firstLetter.exec(outside)?.[0] ?? firstLetter.exec(text)?.[0] ?? '';
  return rightToLeft.test(letter);
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
