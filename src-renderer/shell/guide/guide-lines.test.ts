/** How a text of the guide is read. */
import { expect, it } from 'vitest';
import { blocksOf, plainOf, wordsOf } from './guide-lines';

it('puts steps and points that follow one another in one list, in their order', () => {
  expect(blocksOf('Vooraf.\n1. Een.\n2. Twee.\n- Punt.\nNa.\nSlot.')).toEqual([
    { kind: 'text', lines: ['Vooraf.'] },
    { kind: 'steps', lines: ['Een.', 'Twee.'] },
    { kind: 'points', lines: ['Punt.'] },
    { kind: 'text', lines: ['Na.'] },
    { kind: 'text', lines: ['Slot.'] },
  ]);
});

it('tells names and keys from other words, and loses no letter', () => {
  const line = 'Druk `Ctrl+K` of kies **Zoeken**.';
  expect(wordsOf(line)).toEqual([
    { kind: 'text', words: 'Druk ' },
    { kind: 'key', words: 'Ctrl+K' },
    { kind: 'text', words: ' of kies ' },
    { kind: 'name', words: 'Zoeken' },
    { kind: 'text', words: '.' },
  ]);
  expect(plainOf(`1. ${line}`)).toBe('Druk Ctrl+K of kies Zoeken.');
});
