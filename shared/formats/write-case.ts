/**
 * Qualifications as one CASE 1.1 package (CFPackage, JSON). Every core task, work process, indicator and line of knowledge
 * is an item with our id; what CASE has no field for stands in the item's extensions under `vakproef:`, so that reading
 * it back gives the same tree. docs/FORMATS.md says which field is which.
 */
import type { Qualification } from '../domain/qualification';
import type { Competence } from '../records/competence';
import type { CoreTask, Indicator, WorkProcess } from '../records/qualification-version';
import { defaultLanguage } from '../texts/languages';
import { textIn } from '../values/text-in';
import { ownMark, ownPrefix } from './case-fields';
import { blankMark, ownIdMark } from './case-own-marks';
import {
  type CaseJson,
  type CaseNode,
  type CaseTypeName,
  caseAddress,
  caseAssociation,
  caseIdentifier,
  caseTypeDefinitions,
  caseTypeFields,
} from './case-writing';
import { isRecord } from './reading-notes';

export type CaseToWrite = {
  readonly qualifications: readonly Qualification[];
  /** Those that the qualifications use. */
  readonly competences: readonly Competence[];
  /** Title of the document. */
  readonly title: string;
  /** Who made it: the centre. */
  readonly creator: string;
  /** ISO moment. */
  readonly exportedAt: string;
};

type Package = {
  readonly at: string;
  readonly document: CaseNode;
  readonly items: CaseJson[];
  readonly associations: CaseJson[];
  readonly competences: ReadonlyMap<string, CaseNode>;
  /** The identifier that a thing of ours has in this package. */
  readonly identifierOf: (ownId: string) => string;
};

/** Our fields, under our prefix; what is not said is left away. */
const extensions = (own: Readonly<Record<string, unknown>>): CaseJson =>
  Object.fromEntries([
    [ownMark, 1],
    ...Object.entries(own).flatMap(([name, value]) =>
      value === undefined ? [] : [[`${ownPrefix}${name}`, value] as const],
    ),
  ]);

type Item = {
  readonly type: CaseTypeName;
  /** Id with us; null for what has none. */
  readonly ownId: string | null;
  readonly identifier: string;
  readonly code: string;
  readonly statement: string;
  readonly notes: string;
  readonly more: CaseJson;
};

/** Stands where a statement is blank and there is no code either. */
const wordless = '–';

/** Adds the item under its parent, as its `sequence`th child. */
function add(into: Package, parent: CaseNode, sequence: number, item: Item): CaseNode {
  const { type, ownId, identifier, code, statement, notes, more } = item;
  const node = { identifier, title: statement || code || identifier };
  const marked = {
    ...(isRecord(more.extensions) ? more.extensions : {}),
    ...(ownId === null || ownId === identifier ? {} : { [ownIdMark]: ownId }),
    ...(statement === '' ? { [blankMark]: true } : {}),
  };
  into.items.push({
    identifier,
    uri: caseAddress(identifier),
    // Readers of others want a word in it, and some throw away what is blank.
    fullStatement: statement || code || wordless,
    ...(code === '' ? {} : { humanCodingScheme: code }),
    ...(notes === '' ? {} : { notes }),
    ...caseTypeFields(type),
    ...more,
    ...(Object.keys(marked).length > 0 ? { extensions: marked } : {}),
    lastChangeDateTime: into.at,
  });
  into.associations.push(caseAssociation('isChildOf', node, parent, into.at, sequence));
  return node;
}

function addKnowledge(into: Package, parent: CaseNode, lines: readonly string[]): void {
  lines.forEach((statement, index) => {
    const identifier = caseIdentifier(['knowledge', parent.identifier, index]);
    add(into, parent, index + 1, {
      ...{ type: 'knowledge', ownId: null, identifier, code: '' },
      ...{ statement, notes: '', more: {} },
    });
  });
}

function link(into: Package, node: CaseNode, competenceIds: readonly string[]): void {
  for (const id of new Set(competenceIds)) {
    const competence = into.competences.get(id);
    if (competence) into.associations.push(caseAssociation('isRelatedTo', node, competence, into.at));
  }
}

function addIndicator(into: Package, parent: CaseNode, sequence: number, indicator: Indicator): void {
  const { indicatorId, text, code, competenceIds, ...own } = indicator;
  const node = add(into, parent, sequence, {
    type: 'indicator',
    ownId: indicatorId,
    identifier: into.identifierOf(indicatorId),
    code: code ?? '',
    statement: text,
    notes: '',
    more: { extensions: extensions({ ...own, competences: competenceIds }) },
  });
  link(into, node, competenceIds ?? []);
}

function addWorkProcess(into: Package, parent: CaseNode, sequence: number, workProcess: WorkProcess): void {
  const { workProcessId, code, name, description, knowledgeAndSkills, competenceIds, indicators, ...own } =
    workProcess;
  const node = add(into, parent, sequence, {
    type: 'work-process',
    ownId: workProcessId,
    identifier: into.identifierOf(workProcessId),
    code,
    statement: name,
    notes: description,
    more: { extensions: extensions({ ...own, competences: competenceIds }) },
  });
  link(into, node, competenceIds);
  addKnowledge(into, node, knowledgeAndSkills);
  const before = knowledgeAndSkills.length;
  indicators.forEach((indicator, index) => {
    addIndicator(into, node, before + index + 1, indicator);
  });
}

function addCoreTask(into: Package, parent: CaseNode, sequence: number, coreTask: CoreTask): void {
  const { coreTaskId, code, name, description, knowledgeAndSkills, workProcesses, ...own } = coreTask;
  const node = add(into, parent, sequence, {
    type: 'core-task',
    ownId: coreTaskId,
    identifier: into.identifierOf(coreTaskId),
    code,
    statement: name,
    notes: description,
    more: { extensions: extensions(own) },
  });
  addKnowledge(into, node, knowledgeAndSkills);
  const before = knowledgeAndSkills.length;
  workProcesses.forEach((workProcess, index) => {
    addWorkProcess(into, node, before + index + 1, workProcess);
  });
}

function addQualification(into: Package, sequence: number, qualification: Qualification): void {
  const { qualificationId, name, code, language, coreTasks, ...rest } = qualification;
  // Of the centre, and not of the qualification.
  const {
    status: _status,
    history: _history,
    madeFrom: _from,
    isRemoved: _removed,
    origin: _origin,
    ...own
  } = rest;
  const node = add(into, into.document, sequence, {
    type: 'qualification',
    ownId: qualificationId,
    identifier: qualificationId,
    code,
    statement: name,
    notes: '',
    more: {
      language,
      ...(own.level ? { educationLevel: [own.level.replace(/\s+/g, ' ')] } : {}),
      extensions: extensions(own),
    },
  });
  // A copy has the ids of what it was made from; elsewhere one thing stands in one document.
  const ofCopy = { ...into, identifierOf: (ownId: string) => caseIdentifier([qualificationId, ownId]) };
  coreTasks.forEach((coreTask, index) => {
    addCoreTask(qualification.madeFrom ? ofCopy : into, node, index + 1, coreTask);
  });
}

/** Standard titles of one line: the standard wants no line ends and no runs of spaces there. */
const oneLine = (text: string, otherwise: string): string => text.replace(/\s+/g, ' ').trim() || otherwise;

/** The package as an object; the same qualifications make the same one but for the moment. */
export function composeCasePackage(given: CaseToWrite): CaseJson {
  const { qualifications, competences, creator, exportedAt: at } = given;
  const ids = qualifications.map(({ qualificationId }) => qualificationId);
  const [first] = qualifications;
  const document = {
    identifier: caseIdentifier(['vakproef document', ids]),
    title: oneLine(given.title, 'Vakproef'),
  };
  // The same competences go out with every qualification; each document has them as items of its own.
  const identifierIn = (competenceId: string) => caseIdentifier([document.identifier, competenceId]);
  const nodes = competences.map(({ competenceId, code, name }) => ({
    competenceId,
    identifier: identifierIn(competenceId),
    title: textIn(name, qualifications[0]?.language ?? defaultLanguage) || code,
  }));
  const into: Package = {
    ...{ at, document, items: [], associations: [] },
    competences: new Map(nodes.map(({ competenceId, ...node }) => [competenceId, node])),
    identifierOf: (ownId) => ownId,
  };
  qualifications.forEach((qualification, index) => {
    addQualification(into, index + 1, qualification);
  });
  competences.forEach(({ competenceId, code, name, description }, index) => {
    const language = first?.language ?? defaultLanguage;
    add(into, document, qualifications.length + index + 1, {
      type: 'competence',
      ownId: competenceId,
      identifier: identifierIn(competenceId),
      code,
      statement: textIn(name, language) || code,
      notes: description ? textIn(description, language) : '',
      more: { extensions: extensions({ name, description }) },
    });
  });
  return {
    CFDocument: {
      identifier: document.identifier,
      uri: caseAddress(document.identifier),
      caseVersion: '1.1',
      frameworkType: 'Qualification',
      creator: oneLine(creator, 'Vakproef'),
      title: document.title,
      lastChangeDateTime: at,
      ...(first ? { language: first.language } : {}),
    },
    CFItems: into.items,
    CFAssociations: into.associations,
    CFDefinitions: { CFItemTypes: caseTypeDefinitions(at) },
  };
}

/** The package as text: readable JSON, ending in a line break. */
export const writeCase = (given: CaseToWrite): string =>
  `${JSON.stringify(composeCasePackage(given), null, 2)}\n`;
