/**
 * Rosters as schools export them, made by chance: first who there is, then a file that says so in one of the many ways, with
 * the faults that files have. What must be read out of it is told beside it, and comes from the first and not from the file.
 */
import { writeXlsx } from '../../shared/formats/write-xlsx';
import { writeZip } from '../../shared/formats/write-zip';

type Chance = () => number;

export type ExpectedPerson = {
  readonly number: string;
  readonly givenName: string;
  readonly namePrefix: string;
  readonly familyName: string;
  /** Undefined: the file does not say it. */
  readonly birthDate: string | undefined;
  readonly group: string | undefined;
};

export type GeneratedRoster = {
  readonly name: string;
  /** What kind of file it is, for the count. */
  readonly kind: string;
  readonly files: readonly { readonly name: string; readonly bytes: Uint8Array }[];
  readonly people: readonly ExpectedPerson[];
  readonly staff: number;
  /** Rows that somebody must put right. */
  readonly waiting: number;
  readonly orphans: number;
  readonly passwords: readonly string[];
  /** Null: nobody can be read out of it. */
  readonly isReadable: boolean;
};

const pick = <T>(chance: Chance, list: readonly T[]): T => {
  const one = list[Math.floor(chance() * list.length)];
  if (one === undefined) throw new Error('nothing to pick from');
  return one;
};

const western = {
  given: ['Sanne', 'Zoë', 'Jan-Willem', 'André', 'Femke', 'Ömer', 'Çelik', 'Björn', 'Noël'],
  family: ['Berg', 'Visser', 'Hoff', 'Müller', 'Peña', 'Jansen-Smit', 'Groot', 'IJzerman', 'Mannetje'],
};
const wide = {
  given: ['Şule', 'Łukasz', 'Đorđe', 'Nguyễn'],
  family: ['Şahin', 'Čapek', 'Yıldız', 'Wiśniewski'],
};
const prefixes = ['', '', '', 'van', 'de', 'van der', "van 't", "'t", 'ten', 'van den'];

type Who = Omit<ExpectedPerson, 'birthDate' | 'group'> & {
  readonly birthDate: string;
  readonly group: string;
};

function somebody(chance: Chance, index: number, isWide: boolean): Who {
  const names = isWide && chance() < 0.5 ? wide : western;
  const year = 1960 + Math.floor(chance() * 50);
  const month = String(1 + Math.floor(chance() * 12)).padStart(2, '0');
  const day = String(1 + Math.floor(chance() * 28)).padStart(2, '0');
  return {
    number: String(index + 1).padStart(pick(chance, [5, 7, 9]), '0') + String(index),
    ...{ givenName: pick(chance, names.given), familyName: pick(chance, names.family) },
    namePrefix: pick(chance, prefixes),
    birthDate: `${year}-${month}-${day}`,
    group: pick(chance, ['LAS1A', 'LAS1B', 'Verpleging 2', 'ICT, avond', '']),
  };
}

const serialOf = (day: string): string => String(Date.parse(day) / 86_400_000 + 25_569);
/** How a day may be written; the month first only where some other day of the column proves it. */
const dayForms: readonly ((day: string) => string)[] = [
  (day) => day,
  (day) => day.split('-').reverse().map(Number).join('-'),
  (day) => day.split('-').reverse().join('/'),
  (day) => day.split('-').reverse().join('.'),
  (day) => day.replaceAll('-', ''),
  (day) => `${day} 00:00:00`,
  serialOf,
];
const monthFirst = (day: string): string => {
  const [year, month, date] = day.split('-').map(Number);
  return `${month}/${date}/${year}`;
};

type Style = 'apart' | 'in front' | 'behind' | 'whole' | 'whole, family first';
/** Headings and cells of a name. */
function nameCells(style: Style, { givenName, namePrefix, familyName }: Who): readonly string[] {
  const join = (...parts: readonly string[]) => parts.filter(Boolean).join(' ');
  if (style === 'apart') return [givenName, namePrefix, familyName];
  if (style === 'in front') return [givenName, join(namePrefix, familyName)];
  if (style === 'behind') return [givenName, namePrefix ? `${familyName}, ${namePrefix}` : familyName];
  return style === 'whole'
    ? [join(givenName, namePrefix, familyName)]
    : [`${familyName}, ${join(givenName, namePrefix)}`];
}
const nameHeadings: Readonly<Record<Style, readonly string[]>> = {
  apart: ['Roepnaam', 'Tussenvoegsel', 'Achternaam'],
  'in front': ['Voornaam', 'Achternaam'],
  behind: ['Voornaam', 'Achternaam'],
  whole: ['Naam'],
  'whole, family first': ['Naam'],
};

const quoted = (cell: string, separator: string, always: boolean): string =>
  always || cell.includes(separator) || /["\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;

type Encoding = 'utf-8' | 'bom' | 'utf-16le' | 'windows-1252';
function encode(text: string, encoding: Encoding): Uint8Array {
  if (encoding === 'utf-16le') return new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le'));
  // Only letters of Latin-1 are among those that are written so, and they have the same bytes.
  if (encoding === 'windows-1252') return new Uint8Array(Buffer.from(text, 'latin1'));
  return new Uint8Array(Buffer.from(encoding === 'bom' ? `\ufeff${text}` : text, 'utf8'));
}

function writeTable(
  chance: Chance,
  rows: readonly (readonly string[])[],
  encoding: Encoding,
): { readonly ending: string; readonly bytes: Uint8Array } {
  if (chance() < 0.2 && encoding === 'utf-8') {
    const sheet = { name: 'Blad1', rows, widths: [], hasHeadings: true };
    return { ending: 'xlsx', bytes: writeXlsx([sheet]) };
  }
  const separator = pick(chance, [',', ';', ';', '\t', '|']);
  const always = chance() < 0.3;
  const lineEnd = pick(chance, ['\n', '\r\n']);
  const lines = rows.map((row) => row.map((cell) => quoted(cell, separator, always)).join(separator));
  const told = chance() < 0.1 ? `sep=${separator}${lineEnd}` : '';
  const text = told + lines.join(lineEnd) + (chance() < 0.5 ? lineEnd : '');
  return { ending: 'csv', bytes: encode(text, encoding) };
}

/** A table of people with one fault in some of its rows. */
export function tableRoster(chance: Chance): GeneratedRoster {
  const encoding = pick<Encoding>(chance, ['utf-8', 'utf-8', 'bom', 'utf-16le', 'windows-1252']);
  const style = pick<Style>(chance, ['apart', 'apart', 'in front', 'behind', 'whole', 'whole, family first']);
  const hasDays = chance() < 0.85;
  const hasGroups = chance() < 0.7;
  const isMonthFirst = chance() < 0.15;
  const form = isMonthFirst ? monthFirst : pick(chance, dayForms);
  const everybody = Array.from({ length: 2 + Math.floor(chance() * 12) }, (_none, index) =>
    somebody(chance, index, encoding !== 'windows-1252'),
  );
  const proof = { ...somebody(chance, everybody.length, false), birthDate: '1999-12-31' };
  const truth = [...everybody, proof];
  const heading = pick(chance, [
    'Studentnummer',
    'Deelnemernummer',
    'stamnr',
    'STUDENT-NUMMER',
    'Leerlingnummer',
  ]);
  const headings = [
    ...[heading, ...nameHeadings[style]],
    ...(hasDays ? [pick(chance, ['Geboortedatum', 'geb.datum', 'Date of birth'])] : []),
    ...(hasGroups ? [pick(chance, ['Klas', 'Groep', 'Stamgroep'])] : []),
    ...['Wachtwoord', 'Opmerking'],
  ];
  const passwords = truth.map(({ number }) => `Pw!${number}x`);
  const rowOf = (who: Who, day = form(who.birthDate), number = who.number): string[] => [
    ...[number, ...nameCells(style, who)],
    ...(hasDays ? [day] : []),
    ...(hasGroups ? [who.group] : []),
    ...[`Pw!${who.number}x`, ''],
  ];
  const people: ExpectedPerson[] = [];
  const rows: (readonly string[])[] = [];
  let waiting = 0;
  for (const who of truth) {
    const fault = who === proof ? 'none' : pickFault(chance, hasDays);
    const right = {
      ...who,
      birthDate: hasDays ? who.birthDate : undefined,
      group: hasGroups && who.group !== '' ? who.group : undefined,
    };
    if (fault === 'day')
      rows.push(rowOf(who, pick(chance, ['31-2-2004', '1-1-04', 'onbekend', '99-99-9999'])));
    else if (fault === 'rounded') rows.push(rowOf(who, form(who.birthDate), '1,23457E+11'));
    else if (fault === 'no name') rows.push(rowOf({ ...who, givenName: '', namePrefix: '', familyName: '' }));
    else rows.push(rowOf(who));
    if (fault === 'day' || fault === 'rounded' || fault === 'no name') waiting++;
    else people.push(right);
    if (fault === 'twice') rows.push(rowOf(who));
    if (fault === 'twice, other name') {
      rows.push(rowOf({ ...who, familyName: 'Anders' }));
      waiting++;
    }
    if (chance() < 0.1) rows.push(headings.map(() => ''));
  }
  const above = chance() < 0.15 ? [['Export van deelnemers']] : [];
  const { ending, bytes } = writeTable(chance, [...above, headings, ...rows], encoding);
  const name = `${pick(chance, ['deelnemers', 'export (1)', 'klas LAS1A'])}.${ending}`;
  return {
    ...{ name, kind: `table ${ending} ${encoding}`, files: [{ name, bytes }], people, staff: 0, waiting },
    ...{ orphans: 0, passwords, isReadable: true },
  };
}

function pickFault(chance: Chance, hasDays: boolean): string {
  const at = chance();
  if (at < 0.05) return hasDays ? 'day' : 'none';
  if (at < 0.08) return 'rounded';
  if (at < 0.11) return 'no name';
  if (at < 0.17) return 'twice';
  return at < 0.2 ? 'twice, other name' : 'none';
}

/** A table in which no column is a name. */
export function namelessRoster(chance: Chance): GeneratedRoster {
  const { ending, bytes } = writeTable(
    chance,
    [
      ['Vak', 'Lokaal'],
      ['Lassen', 'A1.02'],
    ],
    'utf-8',
  );
  const name = `rooster.${ending}`;
  return {
    ...{ name, kind: 'nameless', files: [{ name, bytes }], people: [], staff: 0, waiting: 0, orphans: 0 },
    ...{ passwords: [], isReadable: false },
  };
}

/** OneRoster 1.1 or 1.2 as a folder or a ZIP, with headings that are misspelt and references that lead nowhere. */
export function oneRoster(chance: Chance): GeneratedRoster {
  const isOld = chance() < 0.5;
  const truth = Array.from({ length: 2 + Math.floor(chance() * 10) }, (_none, index) =>
    somebody(chance, index, true),
  );
  const teachers = Array.from({ length: Math.floor(chance() * 3) }, (_none, index) =>
    somebody(chance, 100 + index, true),
  );
  const groups = [...new Set(truth.map(({ group }) => group).filter(Boolean))];
  const idOf = (who: Who): string => `u-${who.number}`;
  const userHead = [
    ...['sourcedId', 'status', pick(chance, ['dateLastModified', 'dataLastModified']), 'enabledUser'],
    ...(isOld ? ['orgSourcedIds', 'role'] : []),
    ...['username', 'givenName', 'familyName', 'middleName', 'identifier', 'email', 'password'],
  ];
  const userOf = (who: Who, role: string): string[] => [
    ...[idOf(who), pick(chance, ['', 'active', 'ACTIVE']), '', pick(chance, ['TRUE', 'true', '1'])],
    ...(isOld ? ['o1', role] : []),
    ...['u', who.givenName, who.familyName, who.namePrefix, who.number, '', `Pw!${who.number}x`],
  ];
  let orphans = 0;
  const enrolments = truth.flatMap((who, index) => {
    if (who.group === '') return [];
    const isLost = chance() < 0.1;
    if (isLost) orphans++;
    return [
      {
        who,
        isLost,
        cells: [
          `e${index}`,
          'active',
          isLost ? 'c-gone' : `c${groups.indexOf(who.group)}`,
          'o1',
          idOf(who),
          'student',
        ],
      },
    ];
  });
  const everybody = [
    ...truth.map((who) => [who, 'student'] as const),
    ...teachers.map((who) => [who, 'teacher'] as const),
  ];
  const tables: Readonly<Record<string, readonly (readonly string[])[]>> = {
    manifest: [
      ['propertyName', 'value'],
      ['oneroster.version', isOld ? '1.1' : '1.2'],
      ['file.users', 'bulk'],
      ['file.enrollments', 'bulk'],
    ],
    orgs: [
      ['sourcedId', 'status', 'name', 'type'],
      ['o1', 'active', 'ROC', 'school'],
    ],
    users: [userHead, ...everybody.map(([who, role]) => userOf(who, role))],
    classes: [
      ['sourcedId', 'status', 'title', 'courseSourcedId', 'schoolSourcedId', 'termSourcedIds'],
      ...groups.map((group, index) => [`c${index}`, '', group, '', 'o1', '']),
    ],
    enrollments: [
      ['sourcedId', 'status', 'classSourcedId', 'schoolSourcedId', 'userSourcedId', 'role'],
      ...enrolments.map(({ cells }) => cells),
    ],
    ...(isOld
      ? {}
      : {
          roles: [
            ['sourcedId', 'status', 'userSourcedId', 'roleType', 'role', 'orgSourcedId'],
            ...everybody.map(([who, role], index) => [`r${index}`, '', idOf(who), 'primary', role, 'o1']),
          ],
        }),
  };
  const lineEnd = pick(chance, ['\n', '\r\n']);
  const encoding = pick<Encoding>(chance, ['utf-8', 'bom']);
  const files = Object.entries(tables).map(([table, rows]) => ({
    name: `${table}.csv`,
    bytes: encode(
      rows.map((row) => row.map((cell) => quoted(cell, ',', false)).join(',')).join(lineEnd),
      encoding,
    ),
  }));
  const isZip = chance() < 0.5;
  const lost = new Set(enrolments.filter(({ isLost }) => isLost).map(({ who }) => who));
  return {
    ...{ name: 'oneroster', kind: `oneroster ${isOld ? '1.1' : '1.2'} ${isZip ? 'zip' : 'folder'}` },
    files: isZip ? [{ name: 'oneroster.zip', bytes: writeZip(files) }] : files,
    people: truth.map((who) => ({
      ...who,
      birthDate: undefined,
      group: who.group === '' || lost.has(who) ? undefined : who.group,
    })),
    ...{ staff: teachers.length, waiting: 0, orphans, isReadable: true },
    passwords: everybody.map(([who]) => `Pw!${who.number}x`),
  };
}

export function anyRoster(chance: Chance): GeneratedRoster {
  const at = chance();
  if (at < 0.03) return namelessRoster(chance);
  return at < 0.3 ? oneRoster(chance) : tableRoster(chance);
}
