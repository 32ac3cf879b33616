/**
 * Decides what an import of qualification files does, before anything is written (M1, M61, M62): per crebo code
 * whether it is new, unchanged, changed, unknown, not open for the cohort, or to be chosen by a person. Pure: the same
 * readout, codes and existing qualifications give the same plan but for the ids of new nodes.
 *
 * A qualification is its code and its cohort: the same code for another cohort is another qualification. New ones are
 * inactive (M29). A second import of the same file writes nothing. Nodes a person added are never taken away by a file.
 */

import { groupBy } from '../kernel/group-by';
import type { CompetenceId } from '../kernel/ids';
import { sameValue } from '../kernel/same-value';
import type { QualificationAbout } from '../records/qualification';
import { type Cohort, isOpenForCohort } from './cohort';
import { composeImported } from './compose-imported';
import { countQualification } from './count-qualification';
import type { Qualification } from './qualification';
import { describeChanges, type QualificationChanges } from './qualification-changes';
import type {
  FileCode,
  FileProfile,
  FileWarning,
  QualificationFile,
  QualificationFileReadout,
} from './qualification-file';
import { askDates, type DateAnswers, type DateQuestion, withAnswers } from './unread-dates';

/** One place in the file where a code is defined. A code may have several: then a person chooses. */
export type Edition = {
  readonly editionKey: string;
  readonly name: string;
  readonly level: string | null;
  readonly fileTitle: string;
  /** Only where that is all that tells two of them apart. */
  readonly fileName?: string;
  /** Of the dossier; only where it stands twice in one file, and says something else each time. */
  readonly line?: number;
  readonly validFrom: string | null;
  readonly intakeEnd: string | null;
};

type Composed = {
  readonly code: string;
  readonly edition: Edition;
  /** As it is after the import. */
  readonly qualification: Qualification;
  readonly counts: QualificationAbout;
  /** Everything odd in the file that concerns this qualification, in the order of the file. */
  readonly warnings: readonly FileWarning[];
};

export type ImportItem =
  | (Composed & { readonly outcome: 'new' })
  | (Composed & { readonly outcome: 'unchanged' })
  | (Composed & { readonly outcome: 'changed'; readonly changes: QualificationChanges })
  /** Somebody made a qualification with this code and cohort by hand; the import leaves it alone. */
  | { readonly outcome: 'made-by-hand'; readonly code: string; readonly qualification: Qualification }
  | { readonly outcome: 'unknown'; readonly code: string }
  | { readonly outcome: 'outside-validity'; readonly code: string; readonly editions: readonly Edition[] }
  /** Two editions are open for the cohort: ask, never guess. */
  | { readonly outcome: 'ambiguous'; readonly code: string; readonly editions: readonly Edition[] }
  /** A date of the code is there and cannot be read: ask, never take it for open. */
  | {
      readonly outcome: 'dates-unread';
      readonly code: string;
      readonly editions: readonly Edition[];
      readonly questions: readonly DateQuestion[];
    }
  /** The code of the whole file (dossier), not of a qualification: these are the ones in it. */
  | {
      readonly outcome: 'file-code';
      readonly code: string;
      readonly fileTitle: string;
      readonly codes: readonly string[];
    };

export type ImportPlan = {
  readonly items: readonly ImportItem[];
  /** The new and changed ones: what an import writes, all or none. */
  readonly toWrite: readonly Qualification[];
};

export type ImportQuestion = {
  readonly readout: QualificationFileReadout;
  readonly codes: readonly string[];
  readonly cohort: Cohort | null;
  /** Which edition a person chose for a code that has several. */
  readonly chosenEditions: Readonly<Record<string, string>>;
  /** What a person said of dates that cannot be read. */
  readonly answeredDates: DateAnswers;
  readonly existing: readonly Qualification[];
  readonly competences: readonly { readonly competenceId: CompetenceId; readonly code: string }[];
  readonly newId: () => string;
};

type Place = {
  readonly file: QualificationFile;
  readonly profile: FileProfile;
  readonly code: FileCode;
  /** Its dossier stands in that file once more, and says something else there. */
  readonly isTwin: boolean;
};

/** Every code of a qualification in the readout, once, in the order of the file. */
export const codesIn = (readout: QualificationFileReadout): readonly string[] => [
  ...new Set(readout.files.flatMap((f) => f.profiles.flatMap((p) => p.codes.map((c) => c.code)))),
];

export function decideImport(question: ImportQuestion): ImportPlan {
  const placesByCode = new Map<string, Place[]>();
  for (const place of placesIn(question.readout))
    placesByCode.set(place.code.code, [...(placesByCode.get(place.code.code) ?? []), place]);
  const items = question.codes.map((code) => decideCode(question, code, placesByCode.get(code) ?? []));
  const toWrite = items.flatMap((item) =>
    item.outcome === 'new' || item.outcome === 'changed' ? [item.qualification] : [],
  );
  return { items, toWrite };
}

/** What it says, wherever its lines stand. */
const contentOf = (file: QualificationFile): string =>
  JSON.stringify(file, (key, value: unknown) => (key === 'line' ? undefined : value));

/** Dossiers under one key that differ; one that says the same once more is there once. One without a key is nobody's twin. */
function distinctOnes(files: readonly QualificationFile[]): readonly (readonly QualificationFile[])[] {
  const groups = groupBy(files, (file) => (file.key === '' ? file : `${file.key}\t${file.fileName ?? ''}`));
  return [...groups.values()].map((twins) =>
    twins.length === 1 ? twins : [...groupBy(twins, contentOf).values()].flatMap(([first]) => first ?? []),
  );
}

const placesIn = (readout: QualificationFileReadout): readonly Place[] =>
  distinctOnes(readout.files).flatMap((twins) =>
    twins.flatMap((file) =>
      file.profiles.flatMap((profile) =>
        profile.codes.map((code) => ({ file, profile, code, isTwin: twins.length > 1 })),
      ),
    ),
  );

const toEdition = ({ file, profile, code, isTwin }: Place): Edition => ({
  editionKey: [
    ...[file.key, profile.key, code.validFrom ?? ''],
    ...(file.fileName ? [file.fileName] : []),
    ...(isTwin ? [file.line] : []),
  ].join('/'),
  name: profile.name,
  level: profile.level,
  fileTitle: file.title,
  ...(file.fileName ? { fileName: file.fileName } : {}),
  ...(isTwin ? { line: file.line } : {}),
  validFrom: code.validFrom,
  intakeEnd: code.intakeEnd,
});

function decideCode(question: ImportQuestion, code: string, places: readonly Place[]): ImportItem {
  const { readout } = question;
  if (places.length === 0) {
    const file = readout.files.find((candidate) => candidate.codes.some((other) => other.code === code));
    if (!file) return { outcome: 'unknown', code };
    const codes = [...new Set(file.profiles.flatMap((profile) => profile.codes.map((other) => other.code)))];
    return { outcome: 'file-code', code, fileTitle: file.title, codes };
  }
  const questions = places.flatMap((place) => askDates(place, question.answeredDates));
  if (questions.length > 0)
    return { outcome: 'dates-unread', code, editions: places.map(toEdition), questions };
  const answered = places.map((place) => withAnswers(place, question.answeredDates));
  return decideAmong(question, code, answered);
}

function decideAmong(question: ImportQuestion, code: string, places: readonly Place[]): ImportItem {
  const { cohort } = question;
  const open = places.filter((place) => cohort === null || isOpenForCohort(place.code, cohort));
  if (open.length === 0) return { outcome: 'outside-validity', code, editions: places.map(toEdition) };
  const chosen = question.chosenEditions[code];
  const [place, ...others] =
    chosen === undefined ? open : open.filter((candidate) => toEdition(candidate).editionKey === chosen);
  if (!place || others.length > 0) return { outcome: 'ambiguous', code, editions: open.map(toEdition) };
  return decidePlace(question, place);
}

function decidePlace(question: ImportQuestion, place: Place): ImportItem {
  const { file, profile, code } = place;
  const cohort = question.cohort?.text ?? null;
  const sameOnes = question.existing.filter((other) => other.code === code.code && other.cohort === cohort);
  const earlier =
    sameOnes.find((other) => other.source?.profileKey === profile.key) ??
    sameOnes.find((other) => other.source !== null) ??
    null;
  const handMade = sameOnes.find((other) => !other.isRemoved);
  if (!earlier && handMade) return { outcome: 'made-by-hand', code: code.code, qualification: handMade };

  const competenceIdsByCode = new Map(
    [...question.competences].reverse().map((competence) => [competence.code, competence.competenceId]),
  );
  const { qualification, warnings } = composeImported(
    { file, profile, code, cohort, competenceIdsByCode },
    earlier,
    question.newId,
  );
  const composed: Composed = {
    code: code.code,
    edition: toEdition(place),
    qualification,
    counts: countQualification(qualification),
    warnings: [...warningsFor(question.readout, file, profile), ...warnings].sort((a, b) => a.line - b.line),
  };
  if (!earlier || earlier.isRemoved) return { ...composed, outcome: 'new' };
  if (sameValue(earlier, qualification)) return { ...composed, outcome: 'unchanged' };
  return { ...composed, outcome: 'changed', changes: describeChanges(earlier, qualification) };
}

const warningsFor = (readout: QualificationFileReadout, file: QualificationFile, profile: FileProfile) =>
  readout.warnings.filter(
    (warning) =>
      warning.fileKey === file.key && (warning.profileKey === null || warning.profileKey === profile.key),
  );
