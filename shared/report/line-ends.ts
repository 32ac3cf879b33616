/**
 * What ends a line in a text that somebody typed or pasted: beside the usual ones the vertical tab (Word's own line
 * break), the form feed, NEL and the separators of Unicode.
 */
const lineEnd = /\r\n|[\n\v\f\r\u0085\u2028\u2029]/gu;

/** The text with every line end as a line feed. */
export const withPlainLineEnds = (text: string): string => text.replace(lineEnd, '\n');
