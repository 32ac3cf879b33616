// @vitest-environment happy-dom
import { render } from '@testing-library/react';
import { expect, it } from 'vitest';
import { SheetText } from './sheet-text';

const shown = (text: string): HTMLElement | null =>
  render(<SheetText text={text} />).container.querySelector('bdi');

it('a name in another direction is isolated and reads in its own', () => {
  expect(shown('محمد عبد الله')?.dir).toBe('rtl');
  expect(shown('Şeyma van der Łąk')?.dir).toBe('ltr');
  expect(shown('محمد heeft de bril niet gedragen.')?.dir).toBe('ltr');
});

it('a line end of Word is a line end', () => {
  expect(shown('een\u000btwee\u2028drie')?.textContent).toBe('een\ntwee\ndrie');
});
