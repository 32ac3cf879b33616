/** What was worked out of the same things is the same object; of others it is another. */
import { expect, it } from 'vitest';
import { rememberLast } from './remember-last';

it('gives the same answer for the same inputs, until others were asked about', () => {
  let made = 0;
  const join = rememberLast((one: readonly string[], sign: string) => {
    made += 1;
    return { text: one.join(sign) };
  });
  const [names, others] = [
    ['a', 'b'],
    ['a', 'b'],
  ];
  const first = join(names, '-');
  expect([join(names, '-') === first, made]).toEqual([true, 1]);
  expect(join(others, '-')).not.toBe(first);
  expect(join(others, '+').text).toBe('a+b');
  expect([join(names, '-') === first, made]).toEqual([false, 4]);
});
