/**
 * Decides what an import of a CASE package, a data file of ours or a table does, before anything is written: per
 * qualification whether it is new, unchanged, changed, or looks like one that is here, which a person decides. Pure.
 *
 * The same one is what has the same id, or came from the same place in the same framework. The same code and cohort, or
 * without a code the same name, is only alike: then it is asked, and never guessed.
 */
import type { CompetenceId } from '../kernel/ids';
import { sameValue } from '../kernel/same-value';
import type { Competence } from '../records/competence';
import type { QualificationAbout, QualificationHead } from '../records/qualification';
import { composeExchanged, type ExchangeSource } from './compose-exchanged';
import { countQualification } from './count-qualification';
import type { ExchangedQualification, ExchangeReadout } from './exchanged-qualification';
import { type CompetenceNote, linkCompetences } from './link-competences';
import type { Qualification } from './qualification';
import { describeChanges, type QualificationChanges } from './qualification-changes';
import type { FileWarning } from './qualification-file';
import { sameLooking } from './source-key';
import { unknownCompetences } from './unknown-competences';

type Composed = {
  readonly key: string;
  /** As it is after the import. */
  readonly qualification: Qualification;
  readonly counts: QualificationAbout;
  readonly warnings: readonly FileWarning[];
};
type Alike = Pick<QualificationHead, 'qualificationId' | 'name' | 'code' | 'cohort' | 'status'>;

export type ExchangeItem =
  | (Composed & { readonly outcome: 'new'; readonly alike: readonly Alike[] })
  | (Composed & { readonly outcome: 'unchanged'; readonly alike: readonly Alike[] })
  | (Composed & {
      readonly outcome: 'changed';
      readonly changes: QualificationChanges;
      readonly alike: readonly Alike[];
    })
  /** Something here looks like it: a person says whether it is that one. */
  | (Composed & { readonly outcome: 'alike'; readonly alike: readonly Alike[] })
  /** More than a record can hold. */
  | (Composed & { readonly outcome: 'too-large' });

/** What a person said of one that looks like another: that one, or a new one beside it. */
export type ExchangeChoice =
  | { readonly as: 'new' }
  | { readonly as: 'same'; readonly qualificationId: string };

export type ExchangePlan = {
  readonly items: readonly ExchangeItem[];
  /** New and changed ones: what an import writes, all or none. */
  readonly toWrite: readonly Qualification[];
  /** Own competences that the file brings and that those use. */
  readonly newCompetences: readonly Competence[];
  /** Competences that each of those names and did not name before, by its key. */
  readonly takenUp: ReadonlyMap<string, readonly CompetenceId[]>;
  /** Own ones that are archived here and that one of those takes up: they come back, as they are afterwards. */
  readonly revivedCompetences: readonly Competence[];
};

export type ExchangeQuestion = {
  readonly readout: ExchangeReadout;
  readonly choices: Readonly<Record<string, ExchangeChoice>>;
  /** Keys that a person left out. */
  readonly left: ReadonlySet<string>;
  /** Every head here, and with its tree what may be the same. */
  readonly heads: readonly QualificationHead[];
  readonly existing: readonly Qualification[];
  readonly competences: readonly Competence[];
  readonly newId: () => string;
};

/** A change may have eight million characters of text; what goes around the tree is less than the rest. */
const mostCharacters = 7_500_000;

/** Which of those here may be meant by what a file holds: their trees are needed to decide. */
export const mayBeMeant = (head: QualificationHead, readout: ExchangeReadout): boolean =>
  readout.qualifications.some((one) => isSame(head, one) || isAlike(head, one));

const isSame = (head: Pick<QualificationHead, 'qualificationId' | 'origin'>, one: ExchangedQualification) =>
  head.qualificationId === one.id?.toLowerCase() ||
  (head.origin?.system === one.origin.system && head.origin.key === one.origin.key && one.origin.key !== '');

function isAlike(
  head: Pick<QualificationHead, 'code' | 'cohort' | 'name' | 'isRemoved'>,
  one: ExchangedQualification,
) {
  if (head.isRemoved) return false;
  const { code = '', cohort = null, name = '' } = one.fields;
  if ((head.cohort ?? '') !== (cohort ?? '')) return false;
  return code === '' ? sameLooking(head.name) === sameLooking(name) : head.code === code;
}

/** Composes every one of the file and says what becomes of it. */
export function decideExchange(question: ExchangeQuestion): ExchangePlan {
  const { readout, left, heads, newId } = question;
  const { competenceOf, newCompetences, notes } = linkCompetences(
    readout.competences,
    question.competences,
    newId,
  );
  const takenIds = new Set<string>();
  const headIds = new Set<string>(heads.map(({ qualificationId }) => qualificationId));
  const given = new Set<string>();
  const items = readout.qualifications.map((exchanged) => {
    const item = decideOne(question, { exchanged, competenceOf, takenIds, newId }, headIds, given);
    given.add(item.qualification.qualificationId);
    return { ...item, warnings: [...item.warnings, ...notesOf(exchanged, notes)] };
  });
  const toWrite = items.flatMap((item) =>
    (item.outcome === 'new' || item.outcome === 'changed') && !left.has(item.key) ? [item.qualification] : [],
  );
  const used = new Set(toWrite.flatMap(namedCompetences));
  const takenUp = takenUpBy(items, question.existing);
  const usedAnew = new Set([...takenUp].flatMap(([key, ids]) => (left.has(key) ? [] : ids)));
  return {
    items,
    toWrite,
    takenUp,
    newCompetences: newCompetences.filter(({ competenceId }) => used.has(competenceId)),
    revivedCompetences: question.competences
      .filter((one) => isPutAway(one) && usedAnew.has(one.competenceId))
      .map((one) => ({ ...one, status: 'active' })),
  };
}

/** What a changed one named already was archived while it did, and stays so. */
function takenUpBy(
  items: readonly ExchangeItem[],
  existing: readonly Qualification[],
): ReadonlyMap<string, readonly CompetenceId[]> {
  const hereById = new Map(existing.map((one) => [one.qualificationId, one]));
  return new Map(
    items.flatMap(({ key, outcome, qualification }) => {
      if (outcome !== 'new' && outcome !== 'changed') return [];
      const here = outcome === 'changed' ? hereById.get(qualification.qualificationId) : undefined;
      const before = new Set(here ? namedCompetences(here) : []);
      return [[key, [...new Set(namedCompetences(qualification))].filter((id) => !before.has(id))] as const];
    }),
  );
}

const isPutAway = ({ origin, status, mergedInto }: Competence): boolean =>
  origin === 'custom' && status === 'archived' && mergedInto === undefined;

/** Every competence that its tree names, once or more. */
export const namedCompetences = ({ coreTasks }: Qualification): readonly CompetenceId[] =>
  coreTasks
    .flatMap(({ workProcesses }) => workProcesses)
    .flatMap(({ competenceIds, indicators }) => [
      ...competenceIds,
      ...indicators.flatMap((indicator) => indicator.competenceIds ?? []),
    ]);

/** What is told of the competences that this one names. */
function notesOf(
  exchanged: ExchangedQualification,
  notes: ReadonlyMap<string, CompetenceNote>,
): readonly FileWarning[] {
  if (notes.size === 0) return [];
  return [...keysOf(exchanged)].flatMap((key) => {
    const note = notes.get(key);
    return note ? [{ ...note, line: 0, fileKey: exchanged.key, profileKey: null, at: '' }] : [];
  });
}

/** Of the competences, as the file names them. */
const keysOf = ({ coreTasks }: ExchangedQualification): ReadonlySet<string> =>
  new Set(
    coreTasks
      .flatMap(({ workProcesses }) => workProcesses)
      .flatMap(({ competences, indicators }) => [competences, ...indicators.map((one) => one.competences)])
      .flatMap((keys) => keys ?? []),
  );

/** @param given ids of those before it in the file: nothing here is given away twice */
function decideOne(
  question: ExchangeQuestion,
  source: ExchangeSource,
  headIds: ReadonlySet<string>,
  given: ReadonlySet<string>,
): ExchangeItem {
  const { exchanged, takenIds } = source;
  const { choices, readout } = question;
  const existing = question.existing.filter(({ qualificationId }) => !given.has(qualificationId));
  const same = existing.find((one) => isSame(one, exchanged)) ?? null;
  const alike = same ? [] : existing.filter((one) => isAlike(one, exchanged));
  const choice = choices[exchanged.key] ?? null;
  const chosen =
    choice?.as === 'same'
      ? (alike.find(({ qualificationId }) => qualificationId === choice.qualificationId) ?? null)
      : null;
  const earlier = same ?? chosen;
  for (const id of headIds) if (id !== earlier?.qualificationId) takenIds.add(id);
  if (earlier) takenIds.delete(earlier.qualificationId);
  const qualification = composeExchanged(source, earlier);
  const composed: Composed = {
    key: exchanged.key,
    qualification,
    counts: countQualification(qualification),
    warnings: [
      ...readout.warnings.filter(({ fileKey }) => fileKey === exchanged.key),
      ...unknownCompetences(exchanged, (one) => source.competenceOf(one) !== null),
    ],
  };
  if (JSON.stringify(qualification.coreTasks).length > mostCharacters)
    return { ...composed, outcome: 'too-large' };
  const shown = alike.map(
    ({ qualificationId, name, code, cohort, status }): Alike => ({
      qualificationId,
      name,
      code,
      cohort,
      status,
    }),
  );
  if (earlier && earlier.isRemoved !== true) {
    if (sameValue(earlier, qualification)) return { ...composed, outcome: 'unchanged', alike: shown };
    const changes = describeChanges(earlier, qualification);
    return { ...composed, outcome: 'changed', changes, alike: shown };
  }
  return { ...composed, outcome: alike.length > 0 && choice === null ? 'alike' : 'new', alike: shown };
}
