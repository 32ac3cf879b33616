/**
 * Qualifications as the rows of a table that a person can read, change and give back: a row per qualification, core task,
 * work process, indicator and line of knowledge, in the order of the tree. The ids in one of the last columns let a reworded row be the same one.
 */
import type { Qualification } from '../domain/qualification';
import type { Competence } from '../records/competence';
import type { CoreTask, Indicator, WorkProcess } from '../records/qualification-version';
import { defaultLanguage } from '../texts/languages';
import { textIn } from '../values/text-in';
import { joinCodes, type TableColumn, type TableKind, tableColumns } from './table-columns';
import { createSourceCells, type SourceCells } from './table-source-cell';
import type { CellSeparator } from './write-csv';

/** In the language of the screen. */
export type TableWords = {
  readonly columns: Readonly<Record<TableColumn, string>>;
  readonly kinds: Readonly<Record<TableKind, string>>;
  readonly yes: string;
  readonly no: string;
  /** Between the cells of a CSV. */
  readonly separator: CellSeparator;
};

export type TableToWrite = {
  readonly qualifications: readonly Qualification[];
  /** Those that are used. */
  readonly competences: readonly Competence[];
  readonly words: TableWords;
};

type Cells = Partial<Record<TableColumn, string>>;
type Writing = {
  readonly words: TableWords;
  readonly codeOf: (competenceId: string) => string;
  readonly add: (kind: TableKind, cells: Cells) => void;
  readonly sources: SourceCells;
};

/** Says of a row without an id that it was not typed by hand: its text comes back as it is. */
const writtenMark = '·';

function addIndicator(writing: Writing, indicator: Indicator): void {
  const { words, codeOf, add } = writing;
  const { indicatorId, code, text, critical, competenceIds, sourceKey, ...more } = indicator;
  add('indicator', {
    code: code ?? '',
    text,
    critical: critical ? words.yes : words.no,
    competences: joinCodes((competenceIds ?? []).map(codeOf)),
    id: indicatorId,
    source: writing.sources.ofNode({ ...more, sourceKey }),
  });
}

function addWorkProcess(writing: Writing, workProcess: WorkProcess): void {
  const { workProcessId, code, name, description, desiredResult, indicatorIntro, ...rest } = workProcess;
  const { knowledgeAndSkills, competenceIds, indicators, sourceKey, ...more } = rest;
  writing.add('work-process', {
    ...{ code, text: name, description, result: desiredResult, intro: indicatorIntro },
    competences: joinCodes(competenceIds.map(writing.codeOf)),
    id: workProcessId,
    source: writing.sources.ofNode({ ...more, sourceKey }),
  });
  for (const text of knowledgeAndSkills) writing.add('knowledge', { text, id: writtenMark });
  for (const indicator of indicators) addIndicator(writing, indicator);
}

function addCoreTask(writing: Writing, coreTask: CoreTask): void {
  const { coreTaskId, code, name, description, responsibility, part, ...rest } = coreTask;
  const { knowledgeAndSkills, workProcesses, sourceKey, ...more } = rest;
  writing.add('core-task', {
    ...{ code, text: name, description, responsibility, part: part ?? '' },
    id: coreTaskId,
    source: writing.sources.ofNode({ ...more, sourceKey }),
  });
  for (const text of knowledgeAndSkills) writing.add('knowledge', { text, id: writtenMark });
  for (const workProcess of workProcesses) addWorkProcess(writing, workProcess);
}

function addQualification(writing: Writing, qualification: Qualification): void {
  const { words } = writing;
  const { qualificationId, language, name, code, cohort, level, isStandard, source } = qualification;
  writing.add('qualification', {
    ...{ code, text: name, cohort: cohort ?? '', level: level ?? '', language },
    standard: isStandard ? words.yes : words.no,
    id: qualificationId,
    source: source ? writing.sources.ofValue(source) : '',
  });
  for (const coreTask of qualification.coreTasks) addCoreTask(writing, coreTask);
}

export type ComposedTable = {
  /** Headings first; every row has as many cells. */
  readonly rows: readonly (readonly string[])[];
  /** Of how many nodes a cell does not hold everything that later programs wrote. */
  readonly tooLong: number;
};

export function composeTable({ qualifications, competences, words }: TableToWrite): ComposedTable {
  const rows: (readonly string[])[] = [tableColumns.map((column) => words.columns[column])];
  const add: Writing['add'] = (kind, cells) => {
    rows.push(tableColumns.map((column) => (column === 'kind' ? words.kinds[kind] : (cells[column] ?? ''))));
  };
  const codes = new Map<string, string>(competences.map(({ competenceId, code }) => [competenceId, code]));
  const counts = new Map<string, number>();
  for (const code of codes.values()) counts.set(code, (counts.get(code) ?? 0) + 1);
  // A code that two have says nothing: then the id stands there.
  const codeOf = (id: string): string => {
    const code = codes.get(id);
    return code === undefined || code.trim() === '' || (counts.get(code) ?? 0) > 1 ? id : code;
  };
  const sources = createSourceCells();
  for (const qualification of qualifications)
    addQualification({ words, codeOf, add, sources }, qualification);
  const language = qualifications[0]?.language ?? defaultLanguage;
  for (const { competenceId, code, name, origin } of competences)
    if (origin === 'custom') add('competence', { code, text: textIn(name, language), id: competenceId });
  return { rows, tooLong: sources.tooLong() };
}
