/**
 * Turns the text of a qualification file into plain text: remains of HTML are removed (block tags become line ends,
 * list items a dash), entities that were escaped twice are read, spaces and blank lines are tidied. Only tags known
 * from HTML count as tags, so that "temperatuur < 5 en > 2" stays as it is.
 */

const tag =
  /<(\/?)(xhtml|html|body|p|div|span|font|br|b|i|u|em|strong|a|ul|ol|li|table|tbody|thead|tr|td|th|sup|sub|h[1-6]|o:p)(\s[^<>]*)?(\/?)>/gi;
const lineTags = new Set(['p', 'div', 'br', 'ul', 'ol', 'table', 'tr', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6']);

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  euml: 'ë',
  eacute: 'é',
  egrave: 'è',
  iuml: 'ï',
  ouml: 'ö',
  uuml: 'ü',
  auml: 'ä',
  ccedil: 'ç',
  euro: '€',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  ndash: '–',
  mdash: '—',
  bull: '•',
  hellip: '…',
  deg: '°',
};

const readEntity = (whole: string, name: string): string => {
  if (!name.startsWith('#')) return entities[name] ?? whole;
  const point = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number.parseInt(name.slice(1), 10);
  const isText = point >= 0x20 && point <= 0x10ffff && !(point >= 0xd800 && point <= 0xdfff);
  return isText ? String.fromCodePoint(point) : whole;
};

/** Reads text that may hold remains of HTML. `hadMarkup` tells whether anything but spacing was removed. */
export function parsePlainText(raw: string): { readonly text: string; readonly hadMarkup: boolean } {
  let hadMarkup = false;
  const withoutTags = raw.replace(tag, (_whole, closing: string, name: string) => {
    hadMarkup = true;
    const lower = name.toLowerCase();
    if (lower === 'li') return closing ? '' : '\n- ';
    if (lower === 'td' || lower === 'th') return closing ? ' ' : '';
    return lineTags.has(lower) ? '\n' : '';
  });
  const text = withoutTags
    .replace(/&(#x[0-9a-f]{1,6}|#[0-9]{1,7}|[a-z]{2,8});/gi, readEntity)
    .replace(/\r\n?/g, '\n')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
  return { text, hadMarkup };
}
