/** What a file is called that is no XML, and in which encoding one is that is. */
import { describe, expect, it } from 'vitest';
import { createSbbReader } from './sbb-xml';

const bytesOf = (text: string): Uint8Array => Uint8Array.from(text, (sign) => sign.charCodeAt(0));
const problemOf = (bytes: Uint8Array) => {
  const reader = createSbbReader();
  const written = reader.write(bytes);
  const result = written.ok ? reader.end() : written;
  return result.ok ? null : result.problem;
};
const nameOf = (bytes: Uint8Array): unknown => {
  const reader = createSbbReader();
  const written = reader.write(bytes);
  const result = written.ok ? reader.end() : written;
  return result.ok ? result.value.files[0]?.title : result.problem.code;
};
const zip = (name: string): string => `PK\u0003\u0004${'\0'.repeat(26)}${name}${'\u0001'.repeat(400)}`;

describe('a file of another kind', () => {
  it.each([
    ['Excel (XLSX)', `${zip('[Content_Types].xml')}${zip('xl/workbook.xml')}`],
    ['Word (DOCX)', `${zip('[Content_Types].xml')}${zip('word/document.xml')}`],
    ['PowerPoint (PPTX)', `${zip('[Content_Types].xml')}${zip('ppt/presentation.xml')}`],
    ['Office (XLSX, DOCX)', zip('[Content_Types].xml')],
    ['Excel (XLSX)', zip('mimetypeapplication/vnd.oasis.opendocument.spreadsheet')],
    ['ZIP', zip('2635_Pedagogisch_Werk.xml')],
    ['ZIP', 'PK\u0005\u0006'],
    ['PDF', '%PDF-1.7\n%\u00e2\u00e3'],
    ['JSON', '{"dossiers": []}'],
    ['JSON', '\u00ef\u00bb\u00bf \n[1, 2]'],
    ['HTML', '<!DOCTYPE html>\n<html lang="nl">'],
    ['HTML', '\n<html><body>'],
    ['Excel/Word (XLS, DOC)', '\u00d0\u00cf\u0011\u00e0\u00a1\u00b1'],
    ['RTF', '{\\rtf1\\ansi'],
    ['GZIP', '\u001f\u008b\u0008'],
    ['7-Zip', '7z\u00bc\u00af\u0027\u001c'],
    ['RAR', 'Rar!\u001a\u0007'],
    ['PNG', '\u0089PNG\r\n'],
    ['JPEG', '\u00ff\u00d8\u00ff\u00e0'],
    ['GIF', 'GIF89a'],
  ])('D21 is called %s by its name', (kind, content) => {
    expect(problemOf(bytesOf(content))).toEqual({ code: 'file-of-other-kind', details: { kind } });
  });
});

const file = (encoding: string | null): string =>
  `<?xml version="1.0"${encoding === null ? '' : ` encoding="${encoding}"`}?>\n<sbb><dossiers><dossier nr="1" titel="Café €"/></dossiers></sbb>`;
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const utf16 = (text: string, isBig: boolean): Uint8Array => {
  const bytes = new Uint8Array(Buffer.from(text, 'utf16le'));
  return isBig ? bytes.map((_, i) => bytes[i ^ 1] ?? 0) : bytes;
};
const mark = '\ufeff';

describe('the encoding of a file', () => {
  it.each([
    ['a mark of UTF-8 before ISO-8859-1', utf8(mark + file('ISO-8859-1'))],
    ['a mark of UTF-8 before UTF-16', utf8(mark + file('utf-16'))],
    ['a mark of UTF-16 before UTF-8', utf16(mark + file('utf-8'), false)],
    ['a mark of UTF-16, other way round', utf16(mark + file('utf-8'), true)],
    ['UTF-16 in ASCII', utf8(file('UTF-16'))],
    ['UTF-16LE in ASCII', utf8(file('utf-16le'))],
    ['unicode in ASCII', utf8(file('unicode'))],
    ['ISO-10646-UCS-2 in ASCII', utf8(file('ISO-10646-UCS-2'))],
    ['UTF-32 in ASCII', utf8(file('UTF-32'))],
    ['UTF-16 without a mark', utf16(file('utf-16'), false)],
    ['UTF-16 without a mark, other way round', utf16(file('utf-16'), true)],
    ['UTF-16 without a mark and a declaration', utf16(file(null).slice(22), false)],
    ['no declaration', utf8(file(null).slice(22))],
    ['utf8 without a dash', utf8(file('utf8'))],
    ['spaces and a line end before it', utf8(`  \r\n${file('utf-8')}`)],
  ])('D21 %s: nothing is refused and nothing garbled', (_name, bytes) => {
    expect(nameOf(bytes)).toBe('Café €');
  });

  it('D21 reads windows-1252 where the file says so', () => {
    const text = file('windows-1252').replace('€', '\u0080');
    expect(nameOf(bytesOf(text))).toBe('Café €');
  });

  it.each(['ISO-8859-1', 'windows-1252', 'us-ascii'])(
    'D21 says that letters are garbled where the file says %s and is UTF-8',
    (encoding) => {
      const reader = createSbbReader();
      reader.write(utf8(file(encoding)));
      const result = reader.end();
      expect(result.ok && result.value.warnings.map(({ code }) => code)).toContain('letters-garbled');
    },
  );

  it('D21 finds the marks of a list, and the euro, that XML made controls of', () => {
    const list = '&#149; leest;\n&#149; meet &#128; 5';
    const reader = createSbbReader();
    reader.write(
      utf8(
        `<sbb><dossiers><dossier nr="1" titel="Prijs &#150; &#128;"><basis><basistaken><basiskerntaken><kerntaak nr="2" titel="K"><basiswerkprocessen><werkproces nr="3" titel="W"><werkprocesgedrag>De vakman:\n${list}</werkprocesgedrag></werkproces></basiswerkprocessen></kerntaak></basiskerntaken></basistaken></basis></dossier></dossiers></sbb>`,
      ),
    );
    const result = reader.end();
    const [dossier] = result.ok ? result.value.files : [];
    expect(dossier?.title).toBe('Prijs – €');
    expect(dossier?.baseCoreTasks[0]?.workProcesses[0]?.behaviour.lines).toEqual(['leest', 'meet € 5']);
  });

  it.each([1, 3, 50, 5000])(
    'D21 names the line of a sign that is not of the encoding, %i lines down',
    (n) => {
      const lines = `<sbb>${'\n<a>é</a>'.repeat(n)}`;
      const bytes = new Uint8Array([...utf8(lines), 0xe9, ...utf8('</sbb>')]);
      expect(problemOf(bytes)).toEqual({
        code: 'xml-wrong-encoding',
        details: { line: n + 1, encoding: 'UTF-8' },
      });
    },
  );

  it.each([
    ['an unknown encoding', '\n\n<?xml version="1.0" encoding="x-foo"?>', 'xml-encoding-unknown', 3],
    ['an ampersand', '\n<sbb>\nR&D</sbb>', 'xml-entity-unknown', 3],
    ['an entity of HTML', '<sbb>\n&nbsp;</sbb>', 'xml-entity-unknown', 2],
    ['a sign that XML does not allow', '<sbb>\n\n\u0001</sbb>', 'xml-sign-not-allowed', 3],
    ['an end in the middle', '<sbb>\n<dossiers>\n', 'xml-cut-off', 3],
    ['a wrong closing tag', '<sbb>\n<a></b></sbb>', 'xml-malformed', 2],
    ['a smaller-than sign', '<sbb>\n\n\na < b</sbb>', 'xml-malformed', 4],
  ])('D21 says of %s where it is and what it likely is', (_name, content, code, line) => {
    expect(problemOf(utf8(content))).toMatchObject({ code, details: { line } });
  });
});
