/**
 * Turns text of a qualification file into lines: remains of HTML become line ends and list items, entities are read,
 * spaces are tidied. How far a line stood from the left and how deep its list item lies is kept, because that tells a
 * list in a list. What was a guess, and what was left out, is said.
 */
import { decodeEntities, hasUnclosedEntity, withoutControls } from './html-entities';
import { type HtmlToken, hasTags, readHtmlTokens } from './html-tokens';
import { inSmallDigits } from './small-digits';

export type TextLine = {
  readonly text: string;
  /** Spaces before the text; a tab counts as four. */
  readonly indent: number;
  /** How deep the list item is that begins here; 0 where none does. */
  readonly item: number;
};

export type ReadLines = {
  readonly lines: readonly TextLine[];
  /** Whether tags were taken away. */
  readonly hadMarkup: boolean;
  /** Comments and scripts, as they stood there. */
  readonly leftOut: readonly string[];
  /** Whether it had been escaped more often than XML asks for, or with an entity that is not closed. */
  readonly wasEntityGuessed: boolean;
};

const blocks = new Set(
  (
    'address article aside blockquote body br caption center dd details div dl dt figcaption figure footer h1 h2 h3 h4 h5 ' +
    'h6 header hr li main nav ol p pre section summary table tr ul'
  ).split(' '),
);
/** These stand apart from what goes before them; a list in a list does not. */
const apart = /^(?:p|div|ul|ol|dl|table|h[1-6])$/;
/** Escaping is taken off so often; what is still escaped then is left as it is. */
const maxRounds = 3;

/** Reads raw text, tags and all. */
export function readLines(raw: string): ReadLines {
  const { text, wasGuessed } = unescapeAgain(withoutControls(raw));
  let wasEntityGuessed = wasGuessed;
  const guessed = (): void => {
    wasEntityGuessed = true;
  };
  const tokens = readHtmlTokens(text).flatMap((token) => decodeToken(token, guessed));
  const builder = createLineBuilder();
  for (const token of tokens)
    if (token.kind === 'text') builder.text(token.text);
    else if (token.kind !== 'left-out') builder.tag(token);
  return {
    lines: builder.end(),
    hadMarkup: tokens.some((token) => token.kind !== 'text'),
    leftOut: tokens.flatMap((token) => (token.kind === 'left-out' ? [token.text] : [])),
    wasEntityGuessed,
  };
}

/** A tag and its end: what was escaped in the middle of other tags is markup only then. */
const pair = /<([a-z][a-z0-9]*)(?:\s[^<>]*)?>[\s\S]*<\/\1\s*>/i;

function decodeToken(token: HtmlToken, guessed: () => void): readonly HtmlToken[] {
  if (token.kind !== 'text') return [token];
  const once = decodeEntities(token.text);
  const twice = decodeEntities(once);
  if (twice !== once || hasUnclosedEntity(token.text)) guessed();
  const isShort = twice.length < 100_000;
  if (twice === token.text || !isShort || !pair.test(twice)) return [{ kind: 'text', text: twice }];
  guessed();
  return readHtmlTokens(twice);
}

/** Takes off escaping under which tags may be hidden. */
function unescapeAgain(raw: string): { readonly text: string; readonly wasGuessed: boolean } {
  let text = raw;
  let wasGuessed = false;
  for (let round = 1; round <= maxRounds && !hasTags(text); round++) {
    const decoded = decodeEntities(text);
    if (decoded === text) break;
    if (round > 1 || hasTags(decoded) || hasUnclosedEntity(text)) wasGuessed = true;
    text = decoded;
  }
  return { text, wasGuessed };
}

const lineEnd = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/;
const invisible = /[\u00ad\u200b\u2060\ufeff]/g;

const indentOf = (line: string): number =>
  [...(/^\s*/.exec(line)?.[0] ?? '')].reduce((sum, sign) => sum + (sign === '\t' ? 4 : 1), 0);

function createLineBuilder(): {
  readonly text: (text: string) => void;
  readonly tag: (token: HtmlToken & { readonly kind: 'open' | 'close' }) => void;
  readonly end: () => readonly TextLine[];
} {
  const lines: TextLine[] = [];
  let current = '';
  let item = 0;
  let depth = 0;
  /** Raised or lowered digits are read in one piece. */
  let small: { readonly name: 'sup' | 'sub'; text: string } | null = null;

  const flushSmall = (): void => {
    if (small) current += inSmallDigits(small.name, small.text);
    small = null;
  };
  const flush = (keepsBlank: boolean): void => {
    flushSmall();
    const text = current.replace(/\s+/g, ' ').trim();
    if (text !== '') {
      lines.push({ text, indent: indentOf(current), item });
      item = 0;
    } else if (keepsBlank && item === 0) lines.push({ text: '', indent: 0, item: 0 });
    current = '';
  };
  const addText = (text: string): void => {
    const pieces = text.normalize('NFC').replace(invisible, '').split(lineEnd);
    pieces.forEach((piece, index) => {
      if (index > 0) flush(true);
      if (small) small.text += piece;
      else current += piece;
    });
  };
  return {
    text: addText,
    tag: ({ kind, name, tag }) => {
      if (name === 'sup' || name === 'sub') {
        flushSmall();
        if (kind === 'open') small = { name, text: '' };
        return;
      }
      if (name === 'td' || name === 'th') current += ' ';
      const alternative = name === 'img' ? /\salt\s*=\s*("[^"]*"|'[^']*')/i.exec(tag)?.[1] : undefined;
      if (alternative) addText(` ${decodeEntities(alternative.slice(1, -1))} `);
      if (!blocks.has(name)) return;
      flush(name === 'br' || (kind === 'open' && depth === 0 && apart.test(name)));
      if (name === 'ul' || name === 'ol') depth = Math.max(0, depth + (kind === 'open' ? 1 : -1));
      if (name === 'li') item = kind === 'open' ? Math.max(1, depth) : 0;
    },
    end: () => {
      flush(false);
      return lines;
    },
  };
}
