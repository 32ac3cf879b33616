import { describe, expect, it } from 'vitest';
import { parseCreboList } from './crebo-list';

describe('parseCreboList', () => {
  it('M61 reads codes parted by commas, spaces, semicolons and new lines, each once', () => {
    expect(parseCreboList(' 25486, 25484;25485\n25486\tK0125 k0125 ')).toEqual({
      codes: ['25486', '25484', '25485', 'K0125'],
      malformed: [],
      repeated: 2,
    });
  });

  it('M61 names what is no code, as it was written', () => {
    expect(parseCreboList('2548 254866 25x86 K12 25486')).toEqual({
      codes: ['25486'],
      malformed: ['2548', '254866', '25x86', 'K12'],
      repeated: 0,
    });
  });

  it('finds nothing in separators only', () => {
    expect(parseCreboList(' ,;\n')).toEqual({ codes: [], malformed: [], repeated: 0 });
  });
});
