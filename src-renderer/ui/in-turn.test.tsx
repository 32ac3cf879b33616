// @vitest-environment happy-dom
/** Parts of a screen: one drawing each, from the top down, and what stands there stays the same element. */
import { render } from '@testing-library/react';
import { useLayoutEffect } from 'react';
import { expect, it } from 'vitest';
import { InTurn } from './in-turn';

it('draws each part by itself, below those that stand there, and moves none when one above it goes', () => {
  const seen: (string | null)[] = [];
  const Part = ({ name }: { readonly name: string }) => {
    useLayoutEffect(() => {
      seen.push(document.body.textContent);
    }, []);
    return <p id={name}>{name}</p>;
  };
  const parts = (isFirst: boolean) => (
    <InTurn>
      {isFirst && <Part name="a" />}
      <Part name="b" />
      <Part name="c" />
    </InTurn>
  );
  const page = render(parts(true));
  expect(seen).toEqual(['a', 'ab', 'abc']);
  const last = document.getElementById('c');
  page.rerender(parts(false));
  expect(document.body.textContent).toBe('bc');
  expect(document.getElementById('c')).toBe(last);
  page.rerender(parts(true));
  expect([document.getElementById('c'), seen.at(-1)]).toEqual([last, 'abc']);
});
