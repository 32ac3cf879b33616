/**
 * Reads a CASE package (1EdTech CFPackage, JSON): 1.1, 1.0 and the shapes of before. What a qualification is, is said by
 * the types of the items where they are ours, and else is a choice of the reader: the document, or the items of a level.
 */

import type {
  ExchangedCompetence,
  ExchangedQualification,
  ExchangeReadout,
} from '../domain/exchanged-qualification';
import { problem } from '../kernel/problem';
import { err, ok, type Result } from '../kernel/result';
import { languageSchema } from '../values/identity';
import { caseCompetences } from './case-competences';
import { caseOrigin, caseTexts, isOwnItem, ownFields } from './case-fields';
import { type CaseItem, type CaseObject, caseText, caseTree, shortOf } from './case-items';
import { caseKindOf, heightOf, kindsByLevel } from './case-kind';
import { caseCoreTasks } from './case-node';
import { noteRubrics } from './case-rubrics';
import { dayAsCohort } from './day-as-cohort';
import { headFields } from './exchanged-shapes';
import { createNotes, isRecord, type ReadingNotes, type ReadingPlace } from './reading-notes';

export type CaseOptions = {
  /** Which level holds the qualifications: 0 is the document; absent: as the package is best understood. */
  readonly level?: number | undefined;
};

/** Some services wrap the package, or hand out one document of a list. */
const packageIn = (value: unknown): CaseObject | null => {
  if (!isRecord(value)) return null;
  const inner = isRecord(value.CFPackage) ? value.CFPackage : value;
  return isRecord(inner.CFDocument) || Array.isArray(inner.CFItems) ? inner : null;
};

/** Whether the content looks like a package. */
export const isCasePackage = (value: unknown): boolean => packageIn(value) !== null;

const listIn = (value: unknown): readonly unknown[] => {
  if (Array.isArray(value)) return value;
  return isRecord(value) && Array.isArray(value.CFItems) ? value.CFItems : [];
};

/** The whole package, or why it is none. */
export function readCase(value: unknown, { level }: CaseOptions = {}): Result<ExchangeReadout> {
  const given = packageIn(value);
  if (!given) return err(problem('json-unknown'));
  const notes = createNotes();
  const document = isRecord(given.CFDocument) ? given.CFDocument : {};
  const tops = caseTree(notes, document, listIn(given.CFItems), listIn(given.CFAssociations));
  const roots = tops.filter((item) => caseKindOf(item) !== 'competence');
  const competences = tops.filter((item) => caseKindOf(item) === 'competence');
  noteRubrics(notes, given.CFRubrics);
  const isTyped = roots.some((item) => caseKindOf(item) === 'qualification');
  const reading = { notes, document, competences: caseCompetences(notes, competences, languageOf) };
  const found = isTyped ? typed(roots) : atLevel(document, roots, level ?? 0);
  const qualifications = found.map((one, index) => toQualification(reading, one, `${index + 1}`));
  if (qualifications.length === 0) return err(problem('import-file-without-qualification'));
  return ok({
    format: 'case',
    title: caseText(document.title).slice(0, 500),
    qualifications,
    competences: [...reading.competences.values()],
    warnings: notes.warnings,
    ...(isTyped ? {} : { levels: levelsOf(document, roots), level: level ?? 0 }),
  });
}

type Found = {
  readonly item: CaseItem;
  readonly children: readonly CaseItem[];
  readonly isDocument: boolean;
};

/** Items of the type; core tasks of the document belong to those they are part of, or to all of them. */
function typed(roots: readonly CaseItem[]): readonly Found[] {
  const shared = roots.filter((item) => caseKindOf(item) !== 'qualification');
  return roots
    .filter((item) => caseKindOf(item) === 'qualification')
    .map((item) => {
      const parts = shared.filter(({ links }) => {
        const partOf = links.filter(({ type }) => type.toLowerCase() === 'ispartof');
        return partOf.length === 0 || partOf.some(({ to }) => to.identifier === item.identifier);
      });
      return { item, children: [...parts, ...item.children], isDocument: false };
    });
}

const documentItem = (document: CaseObject): CaseItem => ({
  identifier: caseText(document.identifier),
  given: { ...document, fullStatement: caseText(document.title) },
  children: [],
  links: [],
  line: 0,
});

function atLevel(document: CaseObject, roots: readonly CaseItem[], level: number): readonly Found[] {
  if (level === 0) return [{ item: documentItem(document), children: roots, isDocument: true }];
  let items = roots;
  for (let at = 1; at < level; at++) items = items.flatMap((item) => item.children);
  return items.map((item) => ({ item, children: item.children, isDocument: false }));
}

/** The document, and those levels that have something below them. */
function levelsOf(document: CaseObject, roots: readonly CaseItem[]): NonNullable<ExchangeReadout['levels']> {
  const levels = [{ level: 0, count: 1, example: caseText(document.title).slice(0, 80) }];
  let items = roots;
  for (let level = 1; level <= 3 && items.some(({ children }) => children.length > 0); level++) {
    const [first] = items;
    levels.push({ level, count: items.length, example: first ? shortOf(first) : '' });
    items = items.flatMap((item) => item.children);
  }
  return levels;
}

type Reading = {
  readonly notes: ReadingNotes;
  readonly document: CaseObject;
  readonly competences: ReadonlyMap<string, ExchangedCompetence>;
};

function toQualification(
  reading: Reading,
  { item, children, isDocument }: Found,
  key: string,
): ExchangedQualification {
  const { notes, document, competences } = reading;
  const place = { fileKey: key, at: '', line: 0 };
  const isOwn = isOwnItem(item);
  const name = caseTexts(item).name.slice(0, 500) || (isOwn ? '' : caseText(document.title).slice(0, 500));
  const level = Array.isArray(item.given.educationLevel) ? caseText(item.given.educationLevel[0]) : '';
  const start = caseText(item.given.statusStartDate);
  const cohort = isOwn ? null : dayAsCohort(notes, place, start);
  const code = typeof item.given.humanCodingScheme === 'string' ? item.given.humanCodingScheme : '';
  const texts = {
    ...{ name, code, language: languageOf(item.given) ?? languageOf(document) },
    ...(level === '' || isOwn ? {} : { level }),
    ...(cohort ? { cohort } : {}),
  };
  const fields = ownFields(notes, place, isDocument ? documentItem(document) : item, texts, headFields);
  // A qualification has no place for more than its name.
  const about = [isDocument ? caseText(document.description) : '', caseTexts(item).description]
    .filter(Boolean)
    .join('\n\n');
  if (about !== '') notes.say(place, 'field-skipped', 'description', { source: about, reading: [] });
  const levels = kindsByLevel(heightOf(children));
  const competenceOf = (identifier: string) => competences.get(identifier.toLowerCase())?.key ?? null;
  return {
    key,
    id: item.identifier,
    origin: {
      ...{
        system: 'case',
        key: item.identifier.slice(0, 500),
        title: caseText(document.title).slice(0, 500),
      },
      ...restOf(notes, place, item),
    },
    fields,
    coreTasks: caseCoreTasks({ notes, fileKey: key, levels, competenceOf }, children, name),
  };
}

/** What a record of a qualification may be beside its tree is little. */
const longestRest = 100_000;

/** What it says that has no place with us, word for word, as nodes keep it. */
function restOf(notes: ReadingNotes, place: ReadingPlace, item: CaseItem): { readonly extensions?: unknown } {
  const extensions = caseOrigin(item)?.extensions;
  if (extensions === undefined) return {};
  const text = JSON.stringify(extensions);
  if (text.length <= longestRest) return { extensions };
  notes.say(place, 'field-skipped', 'extensions', { source: text.slice(0, 20_000), reading: [] });
  return {};
}

const languageOf = (given: CaseObject): string | undefined => {
  const tag = caseText(given.language).replace(/^[A-Z]{2,3}/, (primary) => primary.toLowerCase());
  return languageSchema.safeParse(tag).success ? tag : undefined;
};
