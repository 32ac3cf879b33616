/** What the page proposes is never a path, and always a name every system takes. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyText } from '../../test/builders/any-text';
import { safeFileName } from './safe-file-name';

describe('safe file name', () => {
  it.each([
    ['Beoordeling Ömer ’t Hoen.pdf', 'Beoordeling Ömer ’t Hoen.pdf'],
    ['../../etc/passwd', '-..-etc-passwd'],
    ['C:\\Users\\x.pdf', 'C--Users-x.pdf'],
    ['a/b?c*d"e<f>g|h.json', 'a-b-c-d-e-f-g-h.json'],
    ['.verborgen', 'verborgen'],
    ['CON.pdf', 'vakproef-CON.pdf'],
    ['lpt1', 'vakproef-lpt1'],
    ['AUX.1-x.pdf', 'vakproef-AUX.1-x.pdf'],
    ['COM1.las.pdf', 'vakproef-COM1.las.pdf'],
    ['LPT1.2026.json', 'vakproef-LPT1.2026.json'],
    ['COM¹.pdf', 'vakproef-COM¹.pdf'],
    ['CONIN$.pdf', 'vakproef-CONIN$.pdf'],
    ['conout$', 'vakproef-conout$'],
    ['con .x.pdf', 'vakproef-con .x.pdf'],
    ['COM10.pdf', 'COM10.pdf'],
    ['Connie.pdf', 'Connie.pdf'],
    ['...', 'vakproef'],
    ['naam .pdf . ', 'naam.pdf'],
    ['a\u0000b\nc.pdf', 'a-b-c.pdf'],
    ['exam\u202efdp.exe', 'examfdp.exe'],
  ])('%j becomes %j', (suggested, expected) => {
    expect(safeFileName(suggested)).toBe(expected);
  });

  it('keeps the end of a name that is too long', () => {
    const name = safeFileName(`${'é'.repeat(300)}.pdf`);
    expect(name.endsWith('é.pdf')).toBe(true);
    expect(new TextEncoder().encode(name).length).toBeLessThanOrEqual(180);
  });

  it('is one short name without folders, whatever comes in', () => {
    fc.assert(
      fc.property(anyText(400), (suggested) => {
        const name = safeFileName(suggested);
        expect(name).not.toBe('');
        expect(name).not.toMatch(/[\\/:*?"<>|]/);
        expect(name).not.toMatch(/^[.\s]|[.\s]$/);
        expect(name).not.toMatch(/^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i);
        expect(new TextEncoder().encode(name).length).toBeLessThanOrEqual(180);
      }),
    );
  });
});
