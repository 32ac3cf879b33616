import { describe, expect, it } from 'vitest';
import { readsRightToLeft, withWholeIsolates } from './direction';

describe('which way a text is read', () => {
  it.each([
    ['Goed gedaan.', false],
    ['محمد عبد الله', true],
    ['كتب المرشح OK (12)', true],
    ['محمد heeft de bril niet gedragen.', false],
    ['\u2068محمد\u2069 · 2024-0117', true],
    ['Kandidaat \u2068محمد عبد الرحمن الحسن\u2069', false],
    ['12 ≤ 13', false],
  ])('%s', (text, isRightToLeft) => {
    expect(readsRightToLeft(text)).toBe(isRightToLeft);
  });

  it('an isolate that goes over the end of a line is closed there and opened again', () => {
    expect(withWholeIsolates(['a \u2068محمد', 'عبد\u2069 b', 'c'])).toEqual([
      'a \u2068محمد\u2069',
      '\u2067عبد\u2069 b',
      'c',
    ]);
  });
});
