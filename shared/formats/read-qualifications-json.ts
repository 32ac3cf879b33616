/**
 * Reads a data file of ours (JSON). Written by another program it may have less: every field but the name may be absent.
 * Each field is read by itself, so that one that is wrong costs no other.
 */
import type {
  ExchangedCompetence,
  ExchangedCoreTask,
  ExchangedIndicator,
  ExchangedQualification,
  ExchangedWorkProcess,
  ExchangeReadout,
} from '../domain/exchanged-qualification';
import { problem } from '../kernel/problem';
import { err, ok, type Result } from '../kernel/result';
import { competenceSchema } from '../records/competence';
import { qualificationOriginSchema } from '../records/qualification';
import { coreTaskFields, headFields, indicatorFields, workProcessFields } from './exchanged-shapes';
import { qualificationsFormat, qualificationsVersion } from './qualifications-json';
import { fieldsReader } from './read-fields';
import { createNotes, isRecord, type ReadingNotes, type ReadingPlace, textOfValue } from './reading-notes';

type Given = Readonly<Record<string, unknown>>;
type Reading = { readonly notes: ReadingNotes; readonly fileKey: string };

const idOf = (value: unknown): string | null =>
  typeof value === 'string' && value !== '' ? value.slice(0, 500) : null;

/** Null where nothing is said of them; what names none is told. */
function competencesOf({ notes }: Reading, place: ReadingPlace, value: unknown): readonly string[] | null {
  if (value === undefined || value === null) return null;
  const all: readonly unknown[] = Array.isArray(value) ? value : [value];
  const named = all.filter((one): one is string => typeof one === 'string');
  if (named.length < all.length)
    notes.say(place, 'field-unreadable', 'competenceIds', { source: textOfValue(value), reading: named });
  return named;
}

/** The objects of a list; anything else in it, or in its place, is told. */
function listOf({ notes }: Reading, place: ReadingPlace, name: string, value: unknown): readonly Given[] {
  if (value === undefined || value === null) return [];
  const all: readonly unknown[] = Array.isArray(value) ? value : [value];
  for (const one of all)
    if (!isRecord(one)) notes.say(place, 'field-unreadable', name, { source: textOfValue(one), reading: [] });
  return all.filter(isRecord);
}

const without = (given: Given, names: readonly string[]): Given =>
  Object.fromEntries(Object.entries(given).filter(([name]) => !names.includes(name)));

/** How a node is called where something is said of it. */
const nameOf = (given: Given, path: string): string => {
  const { code, name } = given;
  const called = typeof code === 'string' && code !== '' ? code : name;
  return typeof called === 'string' && called !== '' ? called.slice(0, 60) : path;
};

function readIndicator(reading: Reading, given: Given, path: string): ExchangedIndicator {
  const { notes } = reading;
  const place = { fileKey: reading.fileKey, at: path, line: 0 };
  return {
    id: idOf(given.indicatorId),
    fields: indicatorFields(notes, place, without(given, ['indicatorId', 'competenceIds'])),
    competences: competencesOf(reading, place, given.competenceIds),
  };
}

function readWorkProcess(reading: Reading, given: Given, path: string): ExchangedWorkProcess {
  const { notes } = reading;
  const place = { fileKey: reading.fileKey, at: nameOf(given, path), line: 0 };
  const own = without(given, ['workProcessId', 'competenceIds', 'indicators']);
  return {
    id: idOf(given.workProcessId),
    fields: workProcessFields(notes, place, own),
    competences: competencesOf(reading, place, given.competenceIds),
    indicators: listOf(reading, place, 'indicators', given.indicators).map((one, index) =>
      readIndicator(reading, one, `${place.at} · ${index + 1}`),
    ),
  };
}

function readCoreTask(reading: Reading, given: Given, path: string): ExchangedCoreTask {
  const { notes } = reading;
  const place = { fileKey: reading.fileKey, at: nameOf(given, path), line: 0 };
  return {
    id: idOf(given.coreTaskId),
    fields: coreTaskFields(notes, place, without(given, ['coreTaskId', 'workProcesses'])),
    workProcesses: listOf(reading, place, 'workProcesses', given.workProcesses).map((one, index) =>
      readWorkProcess(reading, one, `${place.at} · ${index + 1}`),
    ),
  };
}

const notOfFiles = [
  'qualificationId',
  'status',
  'versionDigest',
  'about',
  'history',
  'madeFrom',
  'isRemoved',
  'origin',
  'coreTasks',
];

function readQualification(notes: ReadingNotes, given: Given, index: number): ExchangedQualification {
  const id = idOf(given.qualificationId);
  const reading: Reading = { notes, fileKey: `${index + 1}` };
  const place = { fileKey: reading.fileKey, at: nameOf(given, `${index + 1}`), line: 0 };
  const head: ExchangedQualification['fields'] = headFields(notes, place, without(given, notOfFiles));
  if ((head.name ?? '').trim() === '') notes.say(place, 'name-missing', `qualifications · ${index + 1}`);
  return {
    key: reading.fileKey,
    id,
    origin: qualificationOriginSchema.safeParse(given.origin).data ?? {
      system: 'vakproef',
      key: id ?? '',
      title: (head.name ?? '').slice(0, 500),
    },
    fields: head,
    coreTasks: listOf(reading, place, 'coreTasks', given.coreTasks).map((one, at) =>
      readCoreTask(reading, one, `${at + 1}`),
    ),
  };
}

const competenceFields = fieldsReader(
  competenceSchema.pick({ code: true, name: true, description: true }).shape,
);

function readCompetences(notes: ReadingNotes, value: unknown): readonly ExchangedCompetence[] {
  const place: ReadingPlace = { fileKey: null, at: '', line: 0 };
  return listOf({ notes, fileKey: '' }, place, 'competences', value).flatMap((given) => {
    const read = competenceFields(notes, place, given);
    const key = idOf(given.competenceId) ?? read.code ?? '';
    if (key === '' || read.code === undefined) {
      notes.say(place, 'field-unreadable', 'competences', { source: textOfValue(given), reading: [] });
      return [];
    }
    const { code, name = {}, description } = read;
    return [{ key, code, name, ...(description ? { description } : {}) }];
  });
}

/** Whether the content says that it is such a file. */
export const isQualificationsJson = (value: unknown): boolean =>
  isRecord(value) && value.format === qualificationsFormat;

export function readQualificationsJson(value: unknown): Result<ExchangeReadout> {
  if (!isRecord(value) || value.format !== qualificationsFormat) return err(problem('json-unknown'));
  const version = typeof value.version === 'number' ? value.version : 1;
  if (version > qualificationsVersion) return err(problem('import-file-newer', { version }));
  const notes = createNotes();
  const place: ReadingPlace = { fileKey: null, at: '', line: 0 };
  const given = listOf({ notes, fileKey: '' }, place, 'qualifications', value.qualifications);
  const qualifications = given.map((one, index) => readQualification(notes, one, index));
  if (qualifications.length === 0) return err(problem('import-file-without-qualification'));
  return ok({
    format: 'vakproef',
    title: qualifications
      .map((one) => one.fields.name ?? '')
      .join(', ')
      .slice(0, 500),
    qualifications,
    competences: readCompetences(notes, value.competences),
    warnings: notes.warnings,
  });
}
