/**
 * A name that a person typed, for a terminal: what would end the line, turn its direction or speak to the terminal itself
 * stands as a sign that it was there. A line of the audit log must be one, and nobody's name a command.
 */
export const onOneLine = (name: string): string =>
  name.replace(/[\p{Cc}\p{Zl}\p{Zp}\u202A-\u202E\u2066-\u2069]/gu, '\uFFFD');
