/** The keys of the phrases: Shift with 1 to 6. */

type KeyPress = Pick<KeyboardEvent, 'code' | 'key' | 'shiftKey' | 'ctrlKey' | 'metaKey' | 'altKey'>;

/**
 * Which phrase a key chooses, from 0; null when it chooses none. Where a figure takes Shift by itself, as on a French
 * keyboard, it is the figure.
 */
export function phraseOfKey({ code, key, shiftKey, ctrlKey, metaKey, altKey }: KeyPress): number | null {
  if (!shiftKey || ctrlKey || metaKey || altKey || /^[0-9]$/.test(key)) return null;
  const digit = /^Digit([1-6])$/.exec(code)?.[1];
  return digit === undefined ? null : Number(digit) - 1;
}

/** A key that writes or pastes something: whoever begins with it means the field. */
export function isWriting({ key, ctrlKey, metaKey, altKey }: KeyPress): boolean {
  if (ctrlKey || metaKey) return key.toLowerCase() === 'v';
  return [...key].length === 1 && key !== ' ' && !altKey;
}
