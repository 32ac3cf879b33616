/**
 * Makes a qualification of ours from one that a file holds, upon the one that is here already or as a new one. The file
 * says the whole tree: a node that it no longer has goes, and the preview says so. Nodes that are found again keep their
 * id, and whatever the file does not speak of.
 */
import type { CompetenceId, QualificationId } from '../kernel/ids';
import type { CoreTask, Indicator, WorkProcess } from '../records/qualification-version';
import { defaultLanguage } from '../texts/languages';
import type {
  ExchangedCoreTask,
  ExchangedIndicator,
  ExchangedQualification,
  ExchangedWorkProcess,
} from './exchanged-qualification';
import { type Found, findAgain } from './find-exchanged';
import type { Qualification } from './qualification';

export type ExchangeSource = {
  readonly exchanged: ExchangedQualification;
  /** The competence that a file names; null when there is none here and the file brings none. */
  readonly competenceOf: (key: string) => CompetenceId | null;
  /** Ids that are taken already; the ids that this one takes are added. */
  readonly takenIds: Set<string>;
  readonly newId: () => string;
};

type Ids = { readonly take: (found: string | undefined, given: string | null) => string };

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** A node that is found again keeps its id; else it gets that of the file where it is free; else a new one. */
const idsOf = ({ takenIds, newId }: ExchangeSource, keepsGiven: boolean): Ids => ({
  take: (found, given) => {
    const wanted = found ?? (keepsGiven ? given?.toLowerCase() : undefined);
    const id = wanted !== undefined && uuid.test(wanted) && !takenIds.has(wanted) ? wanted : newId();
    takenIds.add(id);
    return id;
  },
});

/** @param isCopy true: a second one beside what is here, so no id of the file may be used */
export function composeExchanged(
  source: ExchangeSource,
  earlier: Qualification | null,
  isCopy = false,
): Qualification {
  const { exchanged } = source;
  const ids = idsOf(source, !isCopy);
  const found = findAgain(earlier, exchanged);
  const { isRemoved: _gone, ...kept } = earlier ?? {};
  const head: Omit<Qualification, 'coreTasks' | 'qualificationId'> = {
    language: defaultLanguage,
    name: '',
    code: '',
    cohort: null,
    level: null,
    status: 'inactive',
    isStandard: false,
    source: null,
    ...kept,
    ...said(exchanged.fields),
  };
  const isHere = earlier !== null && earlier.isRemoved !== true;
  return {
    ...head,
    status: isHere ? head.status : 'inactive',
    ...(isHere ? {} : { origin: exchanged.origin }),
    qualificationId: ids.take(earlier?.qualificationId, exchanged.id) as QualificationId,
    coreTasks: exchanged.coreTasks.map((node) => composeCoreTask(source, ids, found, node)),
  };
}

/** What is absent is left out, so that it does not stand over what is here. */
function said<Fields extends object>(
  fields: Fields,
): { [Name in keyof Fields]: Exclude<Fields[Name], undefined> } {
  const entries = Object.entries(fields).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as { [Name in keyof Fields]: Exclude<Fields[Name], undefined> };
}

function composeCoreTask(source: ExchangeSource, ids: Ids, found: Found, node: ExchangedCoreTask): CoreTask {
  const before = found.coreTasks.get(node);
  return {
    code: '',
    name: '',
    part: null,
    description: '',
    responsibility: '',
    knowledgeAndSkills: [],
    sourceKey: null,
    ...before,
    ...said(node.fields),
    coreTaskId: ids.take(before?.coreTaskId, node.id) as CoreTask['coreTaskId'],
    workProcesses: node.workProcesses.map((inner) => composeWorkProcess(source, ids, found, inner)),
  };
}

function composeWorkProcess(
  source: ExchangeSource,
  ids: Ids,
  found: Found,
  node: ExchangedWorkProcess,
): WorkProcess {
  const before = found.workProcesses.get(node);
  return {
    code: '',
    name: '',
    description: '',
    desiredResult: '',
    knowledgeAndSkills: [],
    indicatorIntro: '',
    sourceKey: null,
    ...before,
    ...said(node.fields),
    workProcessId: ids.take(before?.workProcessId, node.id) as WorkProcess['workProcessId'],
    competenceIds: node.competences ? linked(source, node.competences) : (before?.competenceIds ?? []),
    indicators: node.indicators.map((inner) => composeIndicator(source, ids, found, inner)),
  };
}

function composeIndicator(
  source: ExchangeSource,
  ids: Ids,
  found: Found,
  node: ExchangedIndicator,
): Indicator {
  const before = found.indicators.get(node);
  const given = node.competences ? linked(source, node.competences) : before?.competenceIds;
  const { code, ...fields } = said(node.fields);
  // Nothing in a cell is no other than what was never said.
  const isNoCode = code === undefined || (code === '' && before?.code === undefined);
  const isNoLink = given === undefined || (given.length === 0 && before?.competenceIds === undefined);
  return {
    text: '',
    critical: false,
    sourceKey: null,
    ...before,
    ...fields,
    ...(isNoCode ? {} : { code }),
    indicatorId: ids.take(before?.indicatorId, node.id) as Indicator['indicatorId'],
    ...(isNoLink ? {} : { competenceIds: given }),
  };
}

const linked = ({ competenceOf }: ExchangeSource, keys: readonly string[]): CompetenceId[] => [
  ...new Set(keys.map(competenceOf).filter((id) => id !== null)),
];
