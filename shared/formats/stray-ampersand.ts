/**
 * Where an `&` stands in XML that begins no entity. The parser reads on to the next semicolon before it notices, which
 * may be lines further down; whoever mends the file needs the line of the sign itself.
 */
const apart = /<!\[CDATA\[[\s\S]*?(?:\]\]>|$)|<!--[\s\S]*?(?:-->|$)|<\?[\s\S]*?(?:\?>|$)/g;
const stray = /&(?!(?:#x?[0-9a-f]{1,8}|[a-z][a-z0-9]{0,31});)/i;
/** So much of what was read is kept to look back in. */
const keptLength = 65_536;

const countLineEnds = (text: string): number => text.split(/\r\n|\r|\n/).length - 1;

/** Follows what a parser is given, and finds the line of such a sign once the parser has stumbled. */
export function createAmpersandWatch(): {
  readonly keep: (text: string) => void;
  /** Null when there is none in what was read lately. */
  readonly line: () => number | null;
} {
  let kept = '';
  let firstLine = 1;
  return {
    keep: (text) => {
      const dropped = kept.slice(0, Math.max(0, kept.length - keptLength));
      firstLine += countLineEnds(dropped);
      kept = kept.slice(dropped.length) + text;
    },
    line: () => {
      const at = findStray(kept);
      return at === null ? null : firstLine + countLineEnds(kept.slice(0, at));
    },
  };
}

function findStray(text: string): number | null {
  // What is kept may begin in the middle of a section.
  const closed = text.indexOf(']]>');
  const opened = text.indexOf('<![CDATA[');
  const from = closed >= 0 && (opened < 0 || closed < opened) ? closed : 0;
  const bare = ' '.repeat(from) + text.slice(from).replace(apart, (section) => ' '.repeat(section.length));
  const at = stray.exec(bare)?.index ?? null;
  // At the very end it may be an entity that was cut off.
  return at !== null && /^&#?\w{0,32}$/.test(bare.slice(at)) ? null : at;
}
