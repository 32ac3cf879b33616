/** What a robot typed in one field and when, and which texts may be found there after an end: all but the last second. */
export type TypingLog = {
  /** The field holds this from now on. */
  readonly note: (text: string) => void;
  readonly last: () => string;
  /** What may be found after an end at this moment, the best last. */
  readonly mayBeLeft: (endedAt: number, riskMs: number) => readonly string[];
};

/**
 * @param before what the field held at first
 * @param now milliseconds, of the clock of the page
 */
export function createTypingLog(before: string, now: () => number): TypingLog {
  const typed = [{ text: before, at: now() }];
  return {
    note: (text) => {
      typed.push({ text, at: now() });
    },
    last: () => typed.at(-1)?.text ?? '',
    mayBeLeft: (endedAt, riskMs) =>
      typed.flatMap(({ text }, index) => {
        const next = typed[index + 1];
        return !next || next.at > endedAt - riskMs ? [text] : [];
      }),
  };
}
