/** Files and links of a command line, and nothing else of it. */
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseStartArguments } from './parse-start-arguments';

const here = resolve('/exams');
const parse = (...given: string[]) => parseStartArguments(['vakproef.json', ...given], here);
const fileOf = (...parts: string[]) => ({ kind: 'file', file: resolve(...parts) });

describe('the arguments of a start', () => {
  it('without a file or link ask for nothing; the program itself is never a file', () => {
    expect(parse()).toEqual([]);
    expect(parse('.', '--inspect=0', '--user-data-dir=/x.json', 'notes.txt', '')).toEqual([]);
  });

  it('name exam files, relative to where the start was made', () => {
    expect(parse('.', 'Ömer ’t Hoen.json', resolve('/usb/a.VAKPROEF'), '--x')).toEqual([
      fileOf('/exams', 'Ömer ’t Hoen.json'),
      fileOf('/usb/a.VAKPROEF'),
    ]);
  });

  it('name a handful of files at most', () => {
    expect(parse(...Array.from({ length: 40 }, (_, i) => `${i}.json`))).toHaveLength(5);
  });

  it('beside a link are not believed', () => {
    expect(parse('/evil.json', 'vakproef://results', '/evil.json')).toEqual([
      { kind: 'screen', path: '/results' },
    ]);
    expect(parse('vakproef://x --y', '/evil.json')).toEqual([]);
    expect(parse('vakproef://nowhere', 'vakproef://results')).toEqual([]);
  });
});
