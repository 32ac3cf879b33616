/** What a test wrote into the page itself is gone before the next, also in another file: they share a window. */
import { expect, it } from 'vitest';

it('leaves a field behind that has the focus', () => {
  document.body.innerHTML = '<textarea></textarea>';
  document.querySelector('textarea')?.focus();
  expect(document.activeElement).not.toBe(document.body);
});

it('and the next test finds an empty page', () => {
  expect(document.body.childNodes).toHaveLength(0);
  expect(document.activeElement).toBe(document.body);
});
