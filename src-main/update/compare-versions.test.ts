/** The order of versions, as Semantic Versioning 2.0.0 says it. */
import { expect, it } from 'vitest';
import { compareVersions, isVersion } from './compare-versions';

it('orders versions as item 11 of Semantic Versioning does', () => {
  const ordered = [
    '0.9.9',
    '1.0.0-0',
    '1.0.0-alpha',
    '1.0.0-alpha.1',
    '1.0.0-alpha.beta',
    '1.0.0-beta',
    '1.0.0-beta.2',
    '1.0.0-beta.11',
    '1.0.0-rc.1',
    '1.0.0',
    '1.0.1',
    '1.2.0',
    '1.10.0',
    '2.0.0',
  ];
  for (const [i, a] of ordered.entries())
    for (const [j, b] of ordered.entries())
      expect(Math.sign(compareVersions(a, b)), `${a} ${b}`).toBe(Math.sign(i - j));
});

it('does not count build metadata', () => {
  expect(compareVersions('1.0.0+1', '1.0.0+2')).toBe(0);
});

it.each([
  '',
  '1',
  '1.0',
  '1.0.0.0',
  '01.0.0',
  '1.0.0-',
  '1.0.0-01',
  'v1.0.0',
  '1.0.0 ',
  '1.0.0\n',
  '１.0.0',
  '-1.0.0',
  '1e3.0.0',
  '9999999999.0.0',
])('knows that %j is no version', (text) => {
  expect(isVersion(text)).toBe(false);
  expect(() => compareVersions(text, '1.0.0')).toThrow('broken invariant');
});
