/** A form goes to disk and comes back as it was, or not at all. */
import { expect, it } from 'vitest';
import { formToText, textToForm } from './form-text';

const form = { name: '', chosen: new Set<string>(), list: ['a'], day: null as string | null, rule: { n: 1 } };

it('comes back as it was, with what was chosen', () => {
  const filled = { ...form, name: 'Anna ', chosen: new Set(['x', 'y']), day: '2026-11-27' };
  expect(textToForm(formToText(filled), form)).toEqual(filled);
  expect(textToForm(formToText('half een zin '), '')).toBe('half een zin ');
});

it('of another program, or damaged, does not come back', () => {
  const { name: _, ...without } = form;
  for (const text of ['', '{', '7', 'null', formToText(without), formToText({ ...form, name: 7 }), '[]'])
    expect(textToForm(text, form) ?? null, text).toBeNull();
  expect(textToForm('{}', '')).toBeNull();
});
