/**
 * The columns of a table of qualifications, and the words by which they are found: the headings of our own files in every
 * language of the program, and those that schools use. Reading asks neither for capitals nor for signs.
 */

/** Columns of our own files, in their order. */
export const tableColumns = [
  'kind',
  'code',
  'text',
  'description',
  'result',
  'intro',
  'responsibility',
  'competences',
  'critical',
  'part',
  'cohort',
  'level',
  'language',
  'standard',
  'id',
  'source',
] as const;
export type TableColumn = (typeof tableColumns)[number];

/** One column per level, as schools make them: a row is then one indicator. */
export const wideColumns = ['core-task', 'work-process', 'indicator', 'qualification', 'knowledge'] as const;
export type WideColumn = (typeof wideColumns)[number];

export const tableKinds = [
  'qualification',
  'core-task',
  'work-process',
  'indicator',
  'knowledge',
  'competence',
] as const;
export type TableKind = (typeof tableKinds)[number];

const headings: Readonly<Record<TableColumn, readonly string[]>> = {
  kind: ['kind', 'soort', 'type', 'art', 'rijsoort'],
  code: [
    'code',
    'nummer',
    'number',
    'serialnumber',
    'volgnummer',
    'nr',
    'laufendenummer',
    'crebo',
    'crebonummer',
    'crebocode',
    'opleidingscode',
    'erkendeopleidingscode',
  ],
  text: [
    'text',
    'name',
    'nameortext',
    'naam',
    'naamoftekst',
    'tekst',
    'titel',
    'title',
    'nameodertext',
    'opleidingsnaam',
    'omschrijvingopleiding',
    'statement',
  ],
  description: ['description', 'omschrijving', 'beschrijving', 'beschreibung', 'complexiteit', 'complexity'],
  result: ['result', 'desiredresult', 'resultaat', 'gewenstresultaat', 'ergebnis', 'gewünschtesergebnis'],
  intro: ['intro', 'introduction', 'inleiding', 'einleitung'],
  responsibility: ['responsibility', 'verantwoordelijkheid', 'verantwortung'],
  competences: ['competences', 'competencies', 'competenties', 'kompetenzen'],
  critical: ['critical', 'kritisch', 'cruciaal'],
  part: ['part', 'deel', 'teil'],
  cohort: ['cohort', 'kohorte', 'jahrgang', 'schooljaar', 'schuljahr'],
  level: ['level', 'niveau', 'stufe', 'niveaumbo', 'mboniveau'],
  language: ['language', 'taal', 'sprache'],
  standard: ['standard', 'standaard', 'linkedbystandard', 'standaardkoppelen', 'standardverknüpfen'],
  id: ['id', 'keepasis', 'nietwijzigen', 'nichtändern'],
  source: ['source', 'bron', 'quelle'],
};
const wide: Readonly<Record<WideColumn, readonly string[]>> = {
  'core-task': ['coretask', 'coretasks', 'kerntaak', 'kerntaken', 'kernaufgabe', 'kernaufgaben'],
  'work-process': [
    'workprocess',
    'workprocesses',
    'werkproces',
    'werkprocessen',
    'arbeitsprozess',
    'arbeitsprozesse',
  ],
  indicator: [
    'indicator',
    'indicators',
    'indicatoren',
    'performanceindicator',
    'performanceindicators',
    'prestatieindicator',
    'prestatieindicatoren',
    'indikator',
    'leistungsindikator',
    'gedrag',
  ],
  qualification: ['qualification', 'kwalificatie', 'qualifikation', 'opleiding'],
  knowledge: [
    'knowledge',
    'knowledgeandskills',
    'vakkennis',
    'vakkennisenvaardigheden',
    'kenntnisse',
    'kenntnisseundfertigkeiten',
  ],
};
const kinds: Readonly<Record<TableKind, readonly string[]>> = {
  ...wide,
  competence: ['competence', 'competentie', 'kompetenz'],
};

const folded = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');

const finder = <Name extends string>(words: Readonly<Record<Name, readonly string[]>>) => {
  const byWord = new Map<string, Name>();
  for (const name of Object.keys(words) as Name[])
    for (const word of [name, ...words[name]]) byWord.set(folded(word), name);
  return (text: string): Name | null => byWord.get(folded(text)) ?? null;
};

export const findColumn = finder(headings);
export const findWideColumn = finder(wide);
export const findKind = finder(kinds);

const yes = new Set([
  'yes',
  'y',
  'ja',
  'j',
  'x',
  'true',
  'waar',
  'wahr',
  '1',
  'kritisch',
  'critical',
  '★',
  '✓',
  '✔',
]);
const no = new Set(['', 'no', 'n', 'nee', 'nein', 'false', 'onwaar', 'falsch', '0', '-', '☆']);

/** Null where it says neither. */
export function readYesNo(text: string): boolean | null {
  const word = text.trim().toLowerCase();
  if (yes.has(word)) return true;
  return no.has(word) ? false : null;
}

/** Codes of competences in one cell: by semicolons or lines; by commas or spaces where there is nothing else. One that holds such a sign is in quotes. */
export function splitCodes(text: string): readonly string[] {
  const bare = text.replace(/"(?:[^"]|"")*"/g, '');
  const piece = /[;\n]/.test(bare) ? '[^;\n]+' : /,/.test(bare) ? '[^,]+' : '\\S+';
  const found = text.matchAll(new RegExp(`\\s*(?:"((?:[^"]|"")*)"|(${piece}))`, 'g'));
  return [...found]
    .map(([, quoted, plain]) => quoted?.replace(/""/g, '"') ?? plain?.trim() ?? '')
    .filter((code) => !/^[;,\s]*$/.test(code));
}

export const joinCodes = (codes: readonly string[]): string =>
  codes.map((code) => (/[;,\s"]/.test(code) ? `"${code.replace(/"/g, '""')}"` : code)).join('; ');
