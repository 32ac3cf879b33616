/** Files that somebody made to do harm, or that a machine damaged: by bytes, by grammar, and the well-known ones. */
import { readFileSync } from 'node:fs';
import { strToU8, zipSync } from 'fflate';
import { writeQualificationsJson } from '../../shared/formats/qualifications-json';
import { writeCase } from '../../shared/formats/write-case';
import { writeCsv } from '../../shared/formats/write-csv';
import { composeTable } from '../../shared/formats/write-table';
import { writeXlsx } from '../../shared/formats/write-xlsx';
import { standardCompetences } from '../../shared/records/standard-competences';
import { aLargeQualification } from '../builders/any-qualification';
import { tableWords } from '../builders/table-words';

export type HostileFile = { readonly name: string; readonly bytes: Uint8Array };
/** From 0 up to but without 1, by a seed. */
export type Chance = () => number;

const competences = standardCompetences;
const exportedAt = '2026-11-27T03:00:00.000Z';
const qualification = aLargeQualification(40);
const qualifications = [qualification];
const rows = composeTable({ qualifications, competences, words: tableWords('nl') }).rows;
const json = writeQualificationsJson({ qualifications, competences, exportedAt });
const caseJson = writeCase({ qualifications, competences, title: 'T', creator: 'C', exportedAt });
const wide =
  'Kerntaak;Werkproces;Indicator;Kritisch\nB1-K1 Last;B1-K1-W1 Bereidt voor;leest;ja\n;;meet;nee\n';
const caseCsv =
  'identifier,fullStatement,humanCodingScheme,smartLevel\na,Alpha,A,1\nb,Beta,B,1.1\nc,Gamma,C,1.1.1\n';
const xlsx = writeXlsx([{ name: 'a', rows, widths: [], hasHeadings: true }]);
const small = new Uint8Array(readFileSync('test/data/sbb-small.xml'));

const good: readonly HostileFile[] = [
  { name: 'json', bytes: strToU8(json) },
  { name: 'case', bytes: strToU8(caseJson) },
  { name: 'csv', bytes: strToU8(writeCsv(rows)) },
  { name: 'wide', bytes: strToU8(wide) },
  { name: 'case csv', bytes: strToU8(caseCsv) },
  { name: 'xlsx', bytes: xlsx },
  { name: 'sbb', bytes: small },
  { name: 'zip', bytes: zipSync({ 'a.json': strToU8(json), 'b.csv': strToU8(wide) }) },
];

const tokens = [
  '__proto__',
  '"__proto__":{"isAdmin":true},',
  'constructor',
  '<!DOCTYPE sbb [<!ENTITY a "aaaa">]>',
  '&a;',
  "=cmd|' /C calc'!A0",
  '@SUM(1)',
  '\u0000',
  '\ud800',
  '\ufeff',
  '"',
  "'",
  '\r',
  '\n',
  '\t',
  ';',
  ',',
  '{',
  '}',
  '[',
  ']',
  '<',
  '>',
  ']]>',
  '<![CDATA[',
  '-->',
  '../../etc/passwd',
  '9e999',
  '-1',
  'null',
  'true',
  '\\u0000',
  '\\ud800',
  'a'.repeat(30_000),
  '"'.repeat(500),
  '[['.repeat(200),
  'toString',
  'PK\u0003\u0004',
];
const pick = <T>(chance: Chance, from: readonly T[]): T => from[Math.floor(chance() * from.length)] as T;
const at = (chance: Chance, length: number): number => Math.floor(chance() * (length + 1));

/** Some bytes flipped, cut out, doubled, or a token put in between. */
function byBytes(chance: Chance, { name, bytes }: HostileFile): HostileFile {
  let changed = bytes.slice();
  for (let times = 1 + Math.floor(chance() * 6); times > 0; times--) {
    const from = at(chance, changed.length);
    const to = Math.min(changed.length, from + Math.floor(chance() * 400));
    const kind = Math.floor(chance() * 5);
    if (kind === 0) changed[from] = Math.floor(chance() * 256);
    else if (kind === 1) changed = join(changed.subarray(0, from), changed.subarray(to));
    else if (kind === 2) changed = join(changed.subarray(0, to), changed.subarray(from));
    else if (kind === 3)
      changed = join(changed.subarray(0, from), strToU8(pick(chance, tokens)), changed.subarray(from));
    else changed = changed.slice(0, from);
  }
  return { name: `${name} by bytes`, bytes: changed };
}

function join(...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let place = 0;
  for (const part of parts) {
    whole.set(part, place);
    place += part.length;
  }
  return whole;
}

const strangeValues = (chance: Chance): unknown =>
  pick(chance, [
    null,
    true,
    -1,
    1e308,
    '',
    'x',
    'a'.repeat(25_000),
    [],
    {},
    [[[]]],
    { a: { b: 1 } },
    ['x', 1, null],
    '\ud800',
    '\u0000',
    '=1+1',
    'nl',
    'zz-ZZ-zz',
    [{ text: 1 }],
  ]);

/** A value replaced by one of another kind, taken away, or put where another was. */
function changeValue(chance: Chance, value: unknown, depth = 0): unknown {
  if (depth > 9 || typeof value !== 'object' || value === null)
    return chance() < 0.5 ? strangeValues(chance) : value;
  if (Array.isArray(value)) {
    const copy: unknown[] = [...value];
    const index = Math.floor(chance() * copy.length);
    const kind = chance();
    if (kind < 0.15) copy.push(copy[index]);
    else if (kind < 0.3) copy.splice(index, 1);
    else copy[index] = changeValue(chance, copy[index], depth + 1);
    return copy;
  }
  const entries = Object.entries(value);
  const index = Math.floor(chance() * entries.length);
  const [name, inner] = entries[index] ?? ['x', null];
  if (chance() < 0.08)
    return JSON.parse(
      JSON.stringify(value).replace(
        /^\{/,
        entries.length > 0 ? '{"__proto__":{"isAdmin":true},' : '{"__proto__":{"isAdmin":true}',
      ),
    );
  if (chance() < 0.1) return Object.fromEntries(entries.filter(([other]) => other !== name));
  if (chance() < 0.1) return strangeValues(chance);
  return { ...value, [name]: changeValue(chance, inner, depth + 1) };
}

function byGrammar(chance: Chance): HostileFile {
  const kind = Math.floor(chance() * 4);
  if (kind < 2) {
    let value: unknown = JSON.parse(kind === 0 ? json : caseJson);
    for (let times = 1 + Math.floor(chance() * 8); times > 0; times--) value = changeValue(chance, value);
    return { name: 'json by grammar', bytes: strToU8(JSON.stringify(value) ?? '') };
  }
  const changed = rows.map((cells) =>
    cells.map((cell) => (chance() < 0.05 ? String(strangeValues(chance)) : cell)),
  );
  const shuffled =
    chance() < 0.5 ? changed : [...changed.slice(0, 1), ...changed.slice(1).sort(() => chance() - 0.5)];
  if (kind === 2) return { name: 'csv by grammar', bytes: strToU8(writeCsv(shuffled)) };
  return {
    name: 'xlsx by grammar',
    bytes: writeXlsx([{ name: 'a', rows: shuffled, widths: [], hasHeadings: true }]),
  };
}

const zeros = new Uint8Array(20 * 1024 * 1024);
const xlsxOf = (sheet: string, more: Record<string, Uint8Array> = {}): Uint8Array =>
  zipSync({
    '[Content_Types].xml': strToU8('<Types/>'),
    'xl/workbook.xml': strToU8(
      '<workbook xmlns:r="r"><sheets><sheet name="a" r:id="rId1"/></sheets></workbook>',
    ),
    'xl/worksheets/sheet1.xml': strToU8(sheet),
    ...more,
  });

/** The size that the list of a ZIP says of its first entry, made small: a liar. */
function lying(zip: Uint8Array): Uint8Array {
  const copy = zip.slice();
  const view = new DataView(copy.buffer);
  for (let place = 0; place + 46 < copy.length; place++)
    if (view.getUint32(place, true) === 0x02014b50) view.setUint32(place + 24, 10, true);
  return copy;
}

const bomb = zipSync({
  ...{ 'a.json': zeros, 'b.json': zeros, 'c.json': zeros, 'd.json': zeros, 'e.json': zeros },
});

/** Those that everybody knows, made once. */
export const wellKnown: readonly HostileFile[] = [
  { name: 'nothing', bytes: new Uint8Array(0) },
  { name: 'one byte', bytes: strToU8('{') },
  { name: 'zip bomb', bytes: bomb },
  { name: 'zip bomb that lies', bytes: lying(bomb) },
  {
    name: 'xlsx bomb',
    bytes: xlsxOf('<worksheet/>', { 'xl/sharedStrings.xml': join(zeros, zeros, zeros, zeros) }),
  },
  {
    name: 'zip in a zip',
    bytes: zipSync({ 'a.zip': zipSync({ 'b.zip': zipSync({ 'c.json': strToU8(json) }) }) }),
  },
  { name: 'traversal', bytes: zipSync({ '../../a.json': strToU8(json) }) },
  { name: 'absolute name', bytes: zipSync({ '/etc/a.json': strToU8(json) }) },
  { name: 'backslashes', bytes: zipSync({ '..\\a.json': strToU8(json) }) },
  {
    name: 'very many entries',
    bytes: zipSync(
      Object.fromEntries(Array.from({ length: 3000 }, (_, n) => [`${n}.json`, new Uint8Array(0)])),
    ),
  },
  { name: 'deep json', bytes: strToU8(`{"CFItems":${'['.repeat(100_000)}${']'.repeat(100_000)}}`) },
  { name: 'deep objects', bytes: strToU8(`{"CFItems":${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}}`) },
  {
    name: 'doctype',
    bytes: strToU8('<!DOCTYPE sbb [<!ENTITY a SYSTEM "file:///etc/passwd">]><sbb>&a;</sbb>'),
  },
  {
    name: 'billion laughs',
    bytes: xlsxOf('<!DOCTYPE x [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]><worksheet>&b;</worksheet>'),
  },
  { name: 'deep sheet', bytes: xlsxOf(`<worksheet>${'<a>'.repeat(20_000)}`) },
  {
    name: 'far cells',
    bytes: xlsxOf(
      '<worksheet><sheetData><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData></worksheet>',
    ),
  },
  { name: 'open quote', bytes: strToU8(`Soort,Tekst\n"${'a,\n'.repeat(100_000)}`) },
  { name: 'quotes only', bytes: strToU8(`Soort,Tekst\n${'"'.repeat(200_000)}`) },
  { name: 'many columns', bytes: strToU8(`Soort,Tekst${',x'.repeat(100_000)}\nKerntaak,a`) },
  { name: 'many rows', bytes: strToU8(`Soort,Tekst\n${'Kerntaak,a\n'.repeat(80_000)}`) },
  {
    name: 'a circle',
    bytes: strToU8(
      JSON.stringify({
        CFDocument: { identifier: 'd', title: 'D' },
        CFItems: ['a', 'b', 'c'].map((identifier) => ({ identifier, fullStatement: identifier })),
        CFAssociations: [
          ['a', 'b'],
          ['b', 'c'],
          ['c', 'a'],
        ].map(([from, to]) => ({
          associationType: 'isChildOf',
          originNodeURI: { identifier: from },
          destinationNodeURI: { identifier: to },
        })),
      }),
    ),
  },
  {
    name: 'a long chain',
    bytes: strToU8(
      JSON.stringify({
        CFDocument: { identifier: 'd', title: 'D' },
        CFItems: Array.from({ length: 20_000 }, (_, n) => ({ identifier: `i${n}`, fullStatement: `${n}` })),
        CFAssociations: Array.from({ length: 20_000 }, (_, n) => ({
          associationType: 'isChildOf',
          originNodeURI: `i${n}`,
          destinationNodeURI: n === 0 ? 'd' : `i${n - 1}`,
        })),
      }),
    ),
  },
  {
    name: 'its own parent',
    bytes: strToU8(
      JSON.stringify({
        CFItems: [{ identifier: 'a' }],
        CFAssociations: [{ associationType: 'isChildOf', originNodeURI: 'a', destinationNodeURI: 'a' }],
      }),
    ),
  },
  {
    name: 'prototype',
    bytes: strToU8(
      '{"format":"vakproef-qualifications","__proto__":{"isAdmin":true},"qualifications":[{"name":"a","__proto__":{"isAdmin":true},"coreTasks":[{"__proto__":{"isAdmin":true},"constructor":{"prototype":{"isAdmin":true}}}]}]}',
    ),
  },
];

/** One more, by chance. */
export const hostileFile = (chance: Chance): HostileFile => {
  if (chance() < 0.4) return byGrammar(chance);
  return byBytes(chance, pick(chance, good));
};
