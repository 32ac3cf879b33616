/**
 * A long text that tests type into a field of a page comes as a first and a last key, and all between them at once: a form draws itself for
 * every key, which was a fifth of what tests of pages cost. That each key counts is shown by `use-typed-text.test`, by
 * `test/prove/typing` and by journeys, where a browser types.
 */
import userEvent, { type UserEvent } from '@testing-library/user-event';

/** Fewer are typed as they are: a name that is sought, a code, a PIN. */
const fewest = 12;
/** Keys by name are typed one by one. */
const namesKeys = /[{[]/;

const isPlainField = (element: Element | null): element is HTMLInputElement | HTMLTextAreaElement =>
  element instanceof HTMLTextAreaElement ||
  (element instanceof HTMLInputElement && ['text', 'search', 'password', ''].includes(element.type));

const hasCaretAtEnd = ({ value, selectionStart, selectionEnd }: HTMLInputElement | HTMLTextAreaElement) =>
  selectionStart === value.length && selectionEnd === value.length;

function inFewStrokes(user: UserEvent): UserEvent {
  const { type, keyboard, paste } = user;
  const few: UserEvent['type'] = async (element, text, options) => {
    if (text.length < fewest || namesKeys.test(text)) return type(element, text, options);
    const first = text.slice(0, 1);
    await type(element, first, options);
    const field = element.ownerDocument.activeElement;
    if (field !== element || !isPlainField(field) || !field.value.endsWith(first) || !hasCaretAtEnd(field))
      return keyboard(text.slice(1));
    await paste(text.slice(1, -1));
    return keyboard(text.slice(-1));
  };
  return Object.assign(user, { type: few });
}

const done = Symbol.for('vakproef types in few strokes');

/** For all files of a process, once. */
export function typeInFewStrokes(): void {
  if (done in userEvent) return;
  const { setup } = userEvent;
  Object.assign(userEvent, {
    [done]: true,
    setup: (...options: Parameters<typeof setup>) => inFewStrokes(setup(...options)),
  });
}
