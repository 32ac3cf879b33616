/**
 * Core tasks, work processes and indicators out of the items of a CASE package. An item stands where its type says, or
 * the level it is on; one that comes too high gets a parent of its own, one that lies too deep becomes an indicator.
 */
import type {
  ExchangedCoreTask,
  ExchangedIndicator,
  ExchangedWorkProcess,
} from '../domain/exchanged-qualification';
import { caseOrigin, caseTexts, isOwnItem, ownFields, ownPrefix } from './case-fields';
import { type CaseItem, caseText, shortOf } from './case-items';
import { type CaseKind, caseKindOf } from './case-kind';
import { coreTaskFields, indicatorFields, workProcessFields } from './exchanged-shapes';
import { isRecord, type ReadingNotes } from './reading-notes';

export type CaseReading = {
  readonly notes: ReadingNotes;
  readonly fileKey: string;
  /** Kinds by level, from the top, where no type says it. */
  readonly levels: readonly CaseKind[];
  /** The competence that a link leads to; null where it leads to something else. */
  readonly competenceOf: (identifier: string) => string | null;
};

/** As it is while its children are found. */
type OpenCoreTask = Omit<ExchangedCoreTask, 'workProcesses'> & { readonly workProcesses: OpenWorkProcess[] };
type OpenWorkProcess = Omit<ExchangedWorkProcess, 'indicators'> & {
  readonly indicators: ExchangedIndicator[];
};

const placeOf = ({ fileKey }: CaseReading, item: CaseItem) => ({ fileKey, at: shortOf(item), line: 0 });

const codeOf = ({ given }: CaseItem): string =>
  typeof given.humanCodingScheme === 'string' ? given.humanCodingScheme : '';

/** Lines of knowledge that stand as items of their own under a node; what lies under one is the next lines. */
function knowledgeOf(reading: CaseReading, { children }: CaseItem): readonly string[] {
  const lines: string[] = [];
  for (const item of children.filter((child) => caseKindOf(child) === 'knowledge')) {
    const waiting = [item];
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      lines.push(textOf(next.given.fullStatement) || caseText(next.given.abbreviatedStatement));
      noteOfKnowledge(reading, next);
      waiting.push(...[...next.children].reverse());
    }
    if (item.children.length > 0)
      reading.notes.say(placeOf(reading, item), 'case-knowledge-joined', shortOf(item));
  }
  return lines;
}

/** A line has no place for more than its text. */
function noteOfKnowledge(reading: CaseReading, item: CaseItem): void {
  for (const field of ['humanCodingScheme', 'notes']) {
    const source = textOf(item.given[field]).trim();
    if (source !== '')
      reading.notes.say(placeOf(reading, item), 'field-skipped', field, { source, reading: [] });
  }
}
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

const others = ({ children }: CaseItem): readonly CaseItem[] =>
  children.filter((child) => caseKindOf(child) !== 'knowledge');

/** By the links, and in the order we wrote where we did. */
function competencesOf({ competenceOf }: CaseReading, item: CaseItem): readonly string[] | null {
  const extensions = isRecord(item.given.extensions) ? item.given.extensions : {};
  const own = extensions[`${ownPrefix}competences`];
  if (Array.isArray(own)) return own.filter((one): one is string => typeof one === 'string');
  const linked = item.links.map(({ to }) => competenceOf(to.identifier)).filter((key) => key !== null);
  return linked.length > 0 ? linked : null;
}

const originOf = (item: CaseItem): { readonly origin?: unknown } => {
  const origin = caseOrigin(item);
  return origin ? { origin } : {};
};

function toCoreTask(reading: CaseReading, item: CaseItem): OpenCoreTask {
  const { name, description } = caseTexts(item);
  const texts = {
    ...originOf(item),
    code: codeOf(item),
    name,
    description,
    knowledgeAndSkills: knowledgeOf(reading, item),
  };
  const fields = ownFields(reading.notes, placeOf(reading, item), item, texts, coreTaskFields);
  return { id: item.identifier, fields, workProcesses: [] };
}

function toWorkProcess(reading: CaseReading, item: CaseItem): OpenWorkProcess {
  const { name, description } = caseTexts(item);
  const texts = {
    ...originOf(item),
    code: codeOf(item),
    name,
    description,
    knowledgeAndSkills: knowledgeOf(reading, item),
  };
  const fields = ownFields(reading.notes, placeOf(reading, item), item, texts, workProcessFields);
  // What an own package says nothing of is none.
  const competences = competencesOf(reading, item) ?? (isOwnItem(item) ? [] : null);
  return { id: item.identifier, fields, competences, indicators: [] };
}

/** A short form beside the text, and notes, have no field of ours: they stay in the origin. */
function toIndicator(reading: CaseReading, item: CaseItem): ExchangedIndicator {
  const text = textOf(item.given.fullStatement) || caseText(item.given.abbreviatedStatement);
  const code = codeOf(item);
  const rest = ['abbreviatedStatement', 'notes'].flatMap((name) => {
    const value = item.given[name];
    return typeof value === 'string' && value !== '' && value !== text
      ? [[`case:${name}`, value] as const]
      : [];
  });
  const origin = caseOrigin(item);
  const extensions = {
    ...(isRecord(origin?.extensions) ? origin.extensions : {}),
    ...Object.fromEntries(rest),
  };
  const known = origin && { origin: Object.keys(extensions).length > 0 ? { ...origin, extensions } : origin };
  const texts = { ...known, ...(code === '' ? {} : { code }), text };
  const fields = ownFields(reading.notes, placeOf(reading, item), item, texts, indicatorFields);
  return { id: item.identifier, fields, competences: competencesOf(reading, item) };
}

/** An item and all that lies under it, as indicators in their order. */
function toIndicators(reading: CaseReading, item: CaseItem): readonly ExchangedIndicator[] {
  const found: ExchangedIndicator[] = [];
  const waiting = [item];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    found.push(toIndicator(reading, next));
    waiting.push(...[...next.children].reverse());
  }
  if (found.length > 1) reading.notes.say(placeOf(reading, item), 'case-levels-joined', shortOf(item));
  return found;
}

const kindAt = (reading: CaseReading, item: CaseItem, level: number): CaseKind =>
  caseKindOf(item) ?? reading.levels[Math.min(level, reading.levels.length - 1)] ?? 'indicator';

function fillWorkProcess(reading: CaseReading, workProcess: OpenWorkProcess, item: CaseItem): void {
  for (const child of others(item)) workProcess.indicators.push(...toIndicators(reading, child));
}

/** One that only holds what came without it: it is called as the one above. */
const emptyWorkProcess = (name: string): OpenWorkProcess => ({
  id: null,
  fields: { name: name.slice(0, 500) },
  competences: null,
  indicators: [],
});

function fillCoreTask(
  reading: CaseReading,
  coreTask: OpenCoreTask,
  items: readonly CaseItem[],
  level: number,
): void {
  let loose: OpenWorkProcess | null = null;
  for (const child of items) {
    if (kindAt(reading, child, level) === 'indicator') {
      if (!loose) {
        loose = emptyWorkProcess(coreTask.fields.name ?? '');
        coreTask.workProcesses.push(loose);
      }
      loose.indicators.push(...toIndicators(reading, child));
      continue;
    }
    loose = null;
    const workProcess = toWorkProcess(reading, child);
    fillWorkProcess(reading, workProcess, child);
    coreTask.workProcesses.push(workProcess);
  }
}

/** @param name of the qualification, for a core task that the package does not have */
export function caseCoreTasks(
  reading: CaseReading,
  items: readonly CaseItem[],
  name: string,
): readonly ExchangedCoreTask[] {
  const coreTasks: OpenCoreTask[] = [];
  let loose: { readonly coreTask: OpenCoreTask; readonly items: CaseItem[] } | null = null;
  const waiting: { readonly coreTask: OpenCoreTask; readonly items: CaseItem[]; readonly level: number }[] =
    [];
  for (const item of items) {
    const kind = kindAt(reading, item, 0);
    if (kind === 'core-task' || kind === 'qualification') {
      loose = null;
      const coreTask = toCoreTask(reading, item);
      coreTasks.push(coreTask);
      waiting.push({ coreTask, items: [...others(item)], level: 1 });
      continue;
    }
    if (!loose) {
      loose = { coreTask: { id: null, fields: { name: name.slice(0, 500) }, workProcesses: [] }, items: [] };
      coreTasks.push(loose.coreTask);
      waiting.push({ ...loose, level: 0 });
    }
    loose.items.push(item);
  }
  for (const { coreTask, items: inner, level } of waiting) fillCoreTask(reading, coreTask, inner, level);
  return coreTasks;
}
