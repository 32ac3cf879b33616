/**
 * Builds qualifications from rows that come one after another: each row is put under the last one of the level above. A
 * row that comes before its parent gets one, which is told.
 */
import type {
  ExchangedCompetence,
  ExchangedCoreTask,
  ExchangedIndicator,
  ExchangedQualification,
  ExchangedWorkProcess,
} from '../domain/exchanged-qualification';
import type { ReadingNotes } from './reading-notes';
import type { TableKind } from './table-columns';

type OpenWorkProcess = Omit<ExchangedWorkProcess, 'indicators'> & {
  readonly indicators: ExchangedIndicator[];
};
type OpenCoreTask = Omit<ExchangedCoreTask, 'workProcesses'> & { readonly workProcesses: OpenWorkProcess[] };
type OpenQualification = Omit<ExchangedQualification, 'coreTasks'> & { readonly coreTasks: OpenCoreTask[] };

export type TableTree = {
  readonly qualifications: OpenQualification[];
  readonly competences: ExchangedCompetence[];
  readonly startQualification: (id: string | null, fields: ExchangedQualification['fields']) => void;
  readonly addCoreTask: (node: Omit<ExchangedCoreTask, 'workProcesses'>, row: number) => void;
  readonly addWorkProcess: (node: Omit<ExchangedWorkProcess, 'indicators'>, row: number) => void;
  readonly addIndicator: (node: ExchangedIndicator, row: number) => void;
  /** To the core task or work process that came last. */
  readonly addKnowledge: (line: string, row: number) => void;
  /** Of the qualification that is open; null before the first. */
  readonly fileKey: () => string | null;
  /** Key of the qualification that comes next. */
  readonly nextKey: () => string;
  /** What the row before said it is; null before the first. */
  readonly lastKind: () => TableKind | null;
  readonly noteKind: (kind: TableKind) => void;
};

/** @param title of the file, for a qualification that has no row @param keyFrom number of the first key */
export function createTableTree(notes: ReadingNotes, title: string, keyFrom: number): TableTree {
  const qualifications: OpenQualification[] = [];
  let coreTask: OpenCoreTask | null = null;
  let workProcess: OpenWorkProcess | null = null;
  let lastKind: TableKind | null = null;
  const key = (): string | null => qualifications.at(-1)?.key ?? null;
  const tell = (row: number, about: string): void =>
    notes.say({ fileKey: key(), at: '', line: row }, 'row-without-parent', about);

  const startQualification: TableTree['startQualification'] = (id, fields) => {
    coreTask = null;
    workProcess = null;
    qualifications.push({
      key: `${keyFrom + qualifications.length}`,
      id,
      origin: { system: 'table', key: id ?? '', title: title.slice(0, 500) },
      fields,
      coreTasks: [],
    });
  };
  const openQualification = (row: number): OpenQualification => {
    if (qualifications.length === 0) {
      startQualification(null, { name: title.slice(0, 500) });
      tell(row, title);
    }
    return qualifications[qualifications.length - 1] as OpenQualification;
  };
  const addCoreTask: TableTree['addCoreTask'] = (node, row) => {
    const into = openQualification(row);
    workProcess = null;
    coreTask = { ...node, workProcesses: [] };
    into.coreTasks.push(coreTask);
  };
  const addWorkProcess: TableTree['addWorkProcess'] = (node, row) => {
    if (!coreTask) {
      const name = openQualification(row).fields.name ?? '';
      addCoreTask({ id: null, fields: { name } }, row);
      tell(row, node.fields.name ?? '');
    }
    workProcess = { ...node, indicators: [] };
    coreTask?.workProcesses.push(workProcess);
  };
  return {
    qualifications,
    competences: [],
    startQualification,
    addCoreTask,
    addWorkProcess,
    addIndicator: (node, row) => {
      if (!workProcess) {
        const name = coreTask?.fields.name ?? openQualification(row).fields.name ?? '';
        addWorkProcess({ id: null, fields: { name }, competences: null }, row);
        tell(row, node.fields.text ?? '');
      }
      workProcess?.indicators.push(node);
    },
    addKnowledge: (line, row) => {
      if (!coreTask) {
        addCoreTask({ id: null, fields: { name: openQualification(row).fields.name ?? '' } }, row);
        tell(row, line);
      }
      const node: OpenCoreTask | OpenWorkProcess | null = workProcess ?? coreTask;
      if (node) withKnowledge(node, line);
    },
    fileKey: key,
    nextKey: () => `${keyFrom + qualifications.length}`,
    lastKind: () => lastKind,
    noteKind: (kind) => {
      lastKind = kind;
    },
  };
}

/** Fields of a node that is being built may grow. */
function withKnowledge(node: OpenCoreTask | OpenWorkProcess, line: string): void {
  const fields: { knowledgeAndSkills?: string[] | undefined } = node.fields;
  fields.knowledgeAndSkills ??= [];
  fields.knowledgeAndSkills.push(line);
}
