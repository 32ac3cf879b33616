/**
 * The sign that begins a line of a list: dashes, bullets and the signs of Word's symbol fonts, which are list marks
 * wherever they stand first; and letters, numbers and signs that may be text as well, which the reader of the list
 * weighs by what stands around them.
 */

export type ListMark = {
  /** The mark as it is written, e.g. `•`. */
  readonly mark: string;
  /** Lines of one list have one kind. */
  readonly kind: string;
  /** Whether it may be text as well. */
  readonly isLoose: boolean;
  /** The line without it. */
  readonly rest: string;
};

const dashes = '\\-‐‑‒–—―−';
const bullets =
  '·•∙⋅・⁃⁌⁍⦁⦾⦿◘◙※⁕●○◦◯◉⚫⚪■□▪▫◾◽◼◻⬛⬜◆◇❖♦‣►▶▸▹▻➤➢➣➔➜→⇒⇨✓✔✗✘☐☑☒❑❒❏★☆✦✱∗*\\u{f020}-\\u{f0ff}';
const dash = new RegExp(`^[${dashes}]+\\s*`, 'u');
const bullet = new RegExp(`^[${bullets}]\\s*`, 'u');
/** Each kind of loose mark has a name of its own; a space must follow, but after a number with its full stop. */
const looseMarks: readonly (readonly [string, RegExp])[] = [
  ['o', /^[oO]\s+/],
  ['number', /^[([]?\d{1,2}\s?[.):\]](?:\s+|(?=\p{L}))/u],
  ['number', /^\d{1,2}\s?[-–]\s+(?=\p{L})/u],
  ['letter', /^[([]?[a-z][.)\]]\s+/i],
  ['roman', /^\(?[ivx]{1,5}[.)]\s+/i],
  ['levels', /^\d{1,2}(?:\.\d{1,2})+\.?\s+(?=\p{L})/u],
  ['count', /^\d{1,2}\s+(?=\p{Ll})/u],
  // The letters are what the signs of Word's symbol fonts become in other fonts, `?` and `\ufffd` what they become when lost.
  ['sign', /^(?:[+>»›~_¤§#=?!°¨¬^ØüàvqnlPwJ\ufffd]|->|=>)\s+/],
];

/** The mark a line begins with; null when it begins with text. */
export function readListMark(line: string): ListMark | null {
  for (const [kind, pattern, isLoose] of [
    ['sign', /^->\s+/, true],
    ['-', dash, false],
    ['•', bullet, false],
    ...looseMarks.map(([kind, pattern]) => [kind, pattern, true] as const),
  ] as const) {
    const found = pattern.exec(line)?.[0];
    if (found === undefined) continue;
    const mark = found.trim();
    const isOwn = !isLoose || kind === 'sign';
    return { mark, kind: isOwn ? mark.charAt(0) : kind, isLoose, rest: line.slice(found.length).trim() };
  }
  return null;
}

/** How a dash stands before a digit: it may be a minus ("-20 tot +40 graden"). Null where it does not. */
export function dashBeforeDigit(line: string): 'tight' | 'apart' | null {
  const [, space] = new RegExp(`^[${dashes}](\\s*)\\d`).exec(line) ?? [];
  if (space === undefined) return null;
  return space === '' ? 'tight' : 'apart';
}

/** Whether the mark of a line stands right before its text. */
export const isTightDash = (line: string): boolean => new RegExp(`^[${dashes}]\\p{L}`, 'u').test(line);

/** Without a space before it, a dash is a mark right after a colon or semicolon only, and with a space behind it. */
const oneLineDash = new RegExp(
  `(?<=[:;.,])\\s+(?=[${dashes}]\\s*\\p{L})|(?<=[:;])(?=[${dashes}]\\s+\\p{L})`,
  'u',
);
const oneLineBullet = /\s+(?=[•●○◦■□▪‣◆✓☐\u{f0a7}\u{f0b7}]\s*\p{L})/u;

/**
 * Points of a list that were written behind each other on one line; the line alone when there is one point in it. A line
 * that is all there is may also part its points by semicolons only.
 */
export function splitOneLineList(line: string, isAlone: boolean): readonly string[] {
  const byDash = line.split(oneLineDash);
  if (byDash.length > 1 && /[:;]\s*[^\s\p{L}]/u.test(line)) return byDash;
  const byBullet = line.split(oneLineBullet);
  if (byBullet.length === 1 && isAlone) return splitSentence(line);
  const [first = '', second = ''] = byBullet;
  const isList = byBullet.length > 2 || first.endsWith(':') || first.charAt(0) === second.charAt(0);
  return byBullet.length > 1 && isList ? byBullet : [line];
}

/** `De vakman: leest de tekening; meet.` */
function splitSentence(line: string): readonly string[] {
  const [, intro, points] = /^(\p{Lu}[^:;.]{2,80}:)\s+(.+;\s.+)$/u.exec(line) ?? [];
  return intro && points ? [intro, ...points.split(/(?<=;)\s+/).map((point) => `- ${point}`)] : [line];
}
