/**
 * The keyboard of the marking screen. Single keys answer and move; they can be switched off (WCAG 2.1.4), then only the
 * combinations with Ctrl or Cmd remain. Keys typed into a field stay in the field.
 */
import { useEffect, useRef } from 'react';
import { usePreferences } from '../../../ui/preferences';
import { phraseOfKey } from '../remarks/remark-keys';

export type MarkingKeys = {
  /** A single key that may be an answer; false when it is none. `at`: when it was pressed. */
  readonly answer: (key: string, at: number) => boolean;
  /** A phrase for the remark that is asked for, from 0; false when none is. */
  readonly phrase: (index: number) => boolean;
  readonly goBy: (steps: 1 | -1) => void;
  readonly undo: () => void;
  readonly openRemark: () => void;
  readonly review: () => void;
  readonly toggleHelp: () => void;
};

const isRadio = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.matches('input[type="radio"]');

/** A choice or a switch keeps the focus when it was pressed; nothing is typed there. */
const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  target.matches('input:not([type="radio"], [type="checkbox"]), textarea, select, [contenteditable="true"]');

/** What lies over the whole screen has the keys to itself: a digit on its close button marks nobody behind it. */
const isInDialog = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('[aria-modal="true"]') !== null;

/** Undo keeps to the field while one types there: Ctrl+Z in a text takes back letters, not marks. */
function withModifier(event: KeyboardEvent, keys: MarkingKeys): boolean {
  if (event.key === 'Enter') keys.review();
  else if (event.key.toLowerCase() === 'z' && !event.shiftKey && !isTyping(event.target)) {
    // Held down it would take back the whole exam.
    if (!event.repeat) keys.undo();
  } else return false;
  return true;
}

/** A key that is held down moves on and on, but answers once: a book on the keyboard must not mark an exam. */
function single(event: KeyboardEvent, keys: MarkingKeys): boolean {
  const key = event.key.toLowerCase();
  // Arrows choose within a group of radios.
  if (key.startsWith('arrow') && isRadio(event.target)) return false;
  const phrase = phraseOfKey(event);
  if (phrase !== null) return !event.repeat && keys.phrase(phrase);
  if (key === 'arrowdown' || key === 'j') keys.goBy(1);
  else if (key === 'arrowup' || key === 'k') keys.goBy(-1);
  else if (key === 'c') keys.openRemark();
  else if (key === '?') keys.toggleHelp();
  else if (event.repeat) return false;
  else return keys.answer(event.key, event.timeStamp);
  return true;
}

/**
 * Listens on the window for as long as the screen is there; the newest `keys` count, without listening anew.
 * @param isWriting a remark is being written: single keys are its own
 */
export function useMarkingKeys(keys: MarkingKeys, isWriting: boolean): void {
  const hasSingleKeys = usePreferences((p) => p.singleKeys) && !isWriting;
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.altKey || isInDialog(event.target)) return;
      const isCombination = event.ctrlKey || event.metaKey;
      const isOurs = isCombination
        ? withModifier(event, latest.current)
        : hasSingleKeys && !isTyping(event.target) && single(event, latest.current);
      if (isOurs) event.preventDefault();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [hasSingleKeys]);
}
