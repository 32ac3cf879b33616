/** One row of a table in which a row says what it is: a qualification, core task, work process, indicator, line of knowledge or competence. */
import type { ExchangedQualification } from '../domain/exchanged-qualification';
import { defaultLanguage } from '../texts/languages';
import { dayAsCohort } from './day-as-cohort';
import { coreTaskFields, headFields, indicatorFields, workProcessFields } from './exchanged-shapes';
import { fittingText, isRecord, type ReadingNotes, type ReadingPlace } from './reading-notes';
import { findKind, readYesNo, splitCodes, type TableColumn } from './table-columns';
import type { Cells, TableRow } from './table-row';
import type { TableTree } from './table-tree';

type Reading = {
  readonly notes: ReadingNotes;
  readonly tree: TableTree;
  readonly row: TableRow;
  readonly cells: Cells;
};

/** What the table has no column for is absent. */
const placeOf = ({ tree, row }: Reading) => ({ fileKey: tree.fileKey(), at: '', line: row.number });

/** What a cell says of where the node came from: a key, or an object of ours. */
function sourceOf({ cells }: Reading): Readonly<Record<string, unknown>> {
  const text = cells.of('source');
  if (text === undefined) return {};
  if (text === '') return { sourceKey: null };
  if (!text.startsWith('{')) return { sourceKey: text };
  try {
    const value: unknown = JSON.parse(text);
    return isRecord(value) ? value : { sourceKey: text };
  } catch {
    return { sourceKey: text };
  }
}

function yesNo({ notes, tree, cells, row }: Reading, column: TableColumn): boolean | undefined {
  const text = cells.of(column);
  const read = text === undefined ? undefined : readYesNo(text);
  if (read !== null) return read;
  const guess = { source: text ?? '', reading: [] };
  notes.say({ fileKey: tree.fileKey(), at: '', line: row.number }, 'field-unreadable', column, guess);
  return undefined;
}

/** As much of it as a record keeps. */
const idOf = ({ cells }: Reading): string | null => cells.of('id')?.trim().slice(0, 500) || null;
const orNull = (text: string | undefined): string | null | undefined => (text === '' ? null : text);
const competencesOf = ({ cells }: Reading): readonly string[] | null => {
  const text = cells.of('competences');
  return text === undefined ? null : splitCodes(text);
};

const parts: readonly (readonly ['base' | 'profile', RegExp])[] = [
  ['base', /^bas/i],
  ['profile', /^profi/i],
];
const partOf = (text: string | undefined): 'base' | 'profile' | null | undefined =>
  text === undefined ? undefined : (parts.find(([, pattern]) => pattern.test(text.trim()))?.[0] ?? null);

/** A day in the column of cohorts; what we wrote ourselves comes back as it is. */
const dayOf = (reading: Reading, place: ReadingPlace): string | null =>
  idOf(reading) === null ? dayAsCohort(reading.notes, place, reading.cells.of('cohort') ?? '') : null;

function readQualification(reading: Reading): void {
  const { cells, tree } = reading;
  const { sourceKey: _none, ...source } = sourceOf(reading);
  const place = { fileKey: tree.nextKey(), at: '', line: reading.row.number };
  const given = {
    name: cells.of('text'),
    code: cells.of('code'),
    cohort: dayOf(reading, place) ?? orNull(cells.of('cohort')),
    level: orNull(cells.of('level')),
    language:
      cells
        .of('language')
        ?.trim()
        .replace(/^[A-Z]{2,3}(?=-|$)/, (tag) => tag.toLowerCase()) || undefined,
    isStandard: yesNo(reading, 'standard'),
    ...(Object.keys(source).length > 0 ? { source } : {}),
  };
  const head: ExchangedQualification['fields'] = headFields(reading.notes, place, given);
  if ((head.name ?? '').trim() === '') reading.notes.say(place, 'name-missing', given.code ?? '');
  tree.startQualification(idOf(reading), head);
}

function readNode(reading: Reading, kind: 'core-task' | 'work-process' | 'indicator'): void {
  const { cells, tree, row, notes } = reading;
  const place = placeOf(reading);
  const id = idOf(reading);
  const competences = competencesOf(reading);
  const common = { ...sourceOf(reading), code: cells.of('code') };
  const named = {
    ...common,
    name: cells.of('text'),
    description: cells.of('description'),
    knowledgeAndSkills: [],
  };
  if (kind === 'core-task') {
    const given = { ...named, responsibility: cells.of('responsibility'), part: partOf(cells.of('part')) };
    tree.addCoreTask({ id, fields: coreTaskFields(notes, place, given) }, row.number);
  } else if (kind === 'work-process') {
    const given = { ...named, desiredResult: cells.of('result'), indicatorIntro: cells.of('intro') };
    const fields = workProcessFields(notes, place, given);
    tree.addWorkProcess({ id, fields, competences }, row.number);
  } else {
    const given = { ...common, text: cells.of('text'), critical: yesNo(reading, 'critical') };
    const fields = indicatorFields(notes, place, given);
    tree.addIndicator({ id, fields, competences }, row.number);
  }
}

function readCompetence(reading: Reading, text: string): void {
  const { notes, tree, cells } = reading;
  const place = { fileKey: null, at: '', line: reading.row.number };
  const key = idOf(reading) ?? (cells.of('code') ?? '').trim();
  if (key === '') {
    notes.say(place, 'field-unreadable', 'code', { source: text, reading: [] });
    return;
  }
  const code = fittingText(notes, place, cells.of('code') || key, longestCode);
  const language = tree.qualifications[0]?.fields.language ?? defaultLanguage;
  tree.competences.push({
    key,
    code,
    name: { [language]: fittingText(notes, place, text, longestCompetence) },
  });
}

const longestCode = 20;
const longestCompetence = 300;
const longestKnowledge = 2000;

/** The row of whoever left the kind blank is what the row above is. */
export function readKindRow(notes: ReadingNotes, tree: TableTree, row: TableRow, cells: Cells): void {
  const reading: Reading = { notes, tree, row, cells };
  const written = cells.of('kind') ?? '';
  const kind = written.trim() === '' ? tree.lastKind() : findKind(written);
  const text = cells.of('text') ?? '';
  if (kind === null) {
    const source = row.cells.filter((cell) => cell.trim() !== '').join(' · ');
    const place = { fileKey: tree.fileKey(), at: '', line: row.number };
    notes.say(place, 'row-kind-unknown', written || text, { source, reading: [] });
    return;
  }
  tree.noteKind(kind);
  if (kind === 'qualification') readQualification(reading);
  else if (kind === 'knowledge')
    tree.addKnowledge(fittingText(notes, placeOf(reading), text, longestKnowledge), row.number);
  else if (kind === 'competence') readCompetence(reading, text);
  else readNode(reading, kind);
}
