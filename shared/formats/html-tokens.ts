/**
 * Takes text apart that holds remains of HTML. Only tags known from HTML count, so that "temperatuur < 5 en > 2" and
 * "<andere wetgeving>" stay as they are; names that are words too (`<code>`) only where they are closed as well.
 * Comments, scripts and styles are handed over apart: they are no text, and the caller says that they were there.
 */

export type HtmlToken =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'open' | 'close'; readonly name: string; readonly tag: string }
  | { readonly kind: 'left-out'; readonly text: string };

/** Tags that nobody writes as words. */
const sure =
  'a|b|big|br|center|dd|div|dl|dt|em|font|h[1-6]|hr|html|i|img|ins|li|o:p|ol|p|pre|s|small|span|st1:\\w+|strike|strong|' +
  'sub|sup|table|tbody|td|tfoot|th|thead|tr|tt|u|ul|v:\\w+|w:\\w+|xhtml|body';
const onlyClosed =
  'abbr|address|article|aside|blockquote|caption|cite|code|col|colgroup|del|details|dfn|figcaption|figure|footer|head|' +
  'header|kbd|label|main|mark|meta|nav|object|q|samp|script|section|style|summary|template|time|title|var|wbr|xml';
const attributes = '(?:\\s(?:"[^"]{0,2000}"|\'[^\']{0,2000}\'|[^<>"\'])*|\\s[^<>]*)?';

/** Each stops where another of its kind begins, so that many that are not closed cost no more than one. */
const apart = new RegExp(
  [
    '<!--(?:(?!-->|<!--)[\\s\\S])*-->',
    '<!\\[(?:if|endif)[^\\]<>]{0,200}\\]>',
    '<!doctype[^<>]*>',
    '<\\?xml[^<>]*>',
    '<(script|style)(?:\\s[^<>]*)?>(?:(?!<\\/?\\1)[\\s\\S])*<\\/\\1\\s*>',
  ].join('|'),
  'gi',
);
const tags = new RegExp(`<(\\/?)(${sure}|${onlyClosed})(${attributes})\\/?>`, 'gi');
const isSure = new RegExp(`^(?:${sure})$`, 'i');

const isKnown = new RegExp(`^(?:${sure}|${onlyClosed})$`, 'i');

/** Whether an element with this name is one of HTML. */
export const isHtmlName = (name: string): boolean => isKnown.test(name);

/** The tokens in order; empty texts are left away. */
export function readHtmlTokens(raw: string): readonly HtmlToken[] {
  if (!raw.includes('<')) return raw === '' ? [] : [{ kind: 'text', text: raw }];
  const tokens: HtmlToken[] = [];
  let at = 0;
  for (const found of raw.matchAll(apart)) {
    tokens.push(...readTags(raw.slice(at, found.index)));
    if (/^<!--|^<s/i.test(found[0])) tokens.push({ kind: 'left-out', text: found[0] });
    else tokens.push({ kind: 'open', name: 'span', tag: found[0] });
    at = found.index + found[0].length;
  }
  return [...tokens, ...readTags(raw.slice(at))];
}

function readTags(raw: string): readonly HtmlToken[] {
  const found = [...raw.matchAll(tags)];
  /** How many of a name are not closed. */
  const unclosed = new Map<string, number>();
  for (const [, slash, name = ''] of found) {
    const key = name.toLowerCase();
    unclosed.set(key, (unclosed.get(key) ?? 0) + (slash === '/' ? -1 : 1));
  }
  const tokens: HtmlToken[] = [];
  let at = 0;
  for (const match of found) {
    const name = (match[2] ?? '').toLowerCase();
    if (!isSure.test(name) && unclosed.get(name) !== 0) continue;
    if (match.index > at) tokens.push({ kind: 'text', text: raw.slice(at, match.index) });
    tokens.push({ kind: match[1] === '/' ? 'close' : 'open', name, tag: match[0] });
    at = match.index + match[0].length;
  }
  if (at < raw.length) tokens.push({ kind: 'text', text: raw.slice(at) });
  return tokens;
}

/** Whether the text holds anything that would be read as a tag. */
export const hasTags = (raw: string): boolean => readHtmlTokens(raw).some((token) => token.kind !== 'text');
