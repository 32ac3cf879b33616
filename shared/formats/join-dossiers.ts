/**
 * SBB files of one ZIP as one. Of a dossier that several of them hold, the one that SBB established last counts, by its day and
 * version, as it does in the catalogue at the hub; that is told. Where nothing says which is newer and they differ, all of them
 * stay, each with the name of its file: a person chooses.
 */
import type { QualificationFile, QualificationFileReadout } from '../domain/qualification-file';
import { groupBy } from '../kernel/group-by';
import { createNotes } from './reading-notes';

type NamedReadout = { readonly name: string; readonly readout: QualificationFileReadout };
type Held = { readonly at: number; readonly name: string; readonly file: QualificationFile };

/** Texts of these compare as the days and versions do: `10` stands behind `9`. */
const ageOf = ({ establishedOn = '', edition = '' }: QualificationFile): string =>
  `${establishedOn}\t${edition.replace(/\d+/g, (digits) => digits.padStart(12, '0'))}`;

/** What it says, wherever its lines stand in its file. */
const contentOf = (file: QualificationFile): string =>
  JSON.stringify(file, (key, value: unknown) => (key === 'line' ? undefined : value));

/** The newest of one dossier; those of the same age only where they differ. */
function newestOf(held: readonly Held[]): readonly Held[] {
  const newest = held.reduce((age, { file }) => (ageOf(file) > age ? ageOf(file) : age), '');
  const ofThatAge = held.filter(({ file }) => ageOf(file) === newest);
  return [...groupBy(ofThatAge, ({ file }) => contentOf(file)).values()].flatMap(([first]) => first ?? []);
}

/** One that has no key may be any: it is nobody's twin. */
function dossiersToKeep(found: readonly NamedReadout[]): ReadonlyMap<string, readonly Held[]> {
  const held = found.flatMap(({ name, readout }, at) => readout.files.map((file) => ({ at, name, file })));
  const byKey = groupBy(
    held.filter(({ file }) => file.key !== ''),
    ({ file }) => file.key,
  );
  const several = [...byKey].filter(([, ones]) => new Set(ones.map(({ at }) => at)).size > 1);
  return new Map(several.map(([key, ones]) => [key, newestOf(ones)]));
}

export function joinDossiers(found: readonly NamedReadout[]): QualificationFileReadout {
  const keep = dossiersToKeep(found);
  const notes = createNotes();
  const joined = found.map(({ name, readout }, at): QualificationFileReadout => {
    const isLeft = (key: string): boolean => keep.has(key) && !keep.get(key)?.some((one) => one.at === at);
    const withName = (file: QualificationFile): QualificationFile =>
      (keep.get(file.key)?.length ?? 0) > 1 ? { ...file, fileName: name } : file;
    for (const file of readout.files)
      if (isLeft(file.key)) notes.say({ fileKey: null, at: name, line: 0 }, 'dossier-repeated', file.title);
    return {
      files: readout.files.filter(({ key }) => !isLeft(key)).map(withName),
      warnings: readout.warnings.filter(({ fileKey }) => fileKey === null || !isLeft(fileKey)),
    };
  });
  return {
    files: joined.flatMap(({ files }) => files),
    warnings: [...joined.flatMap(({ warnings }) => warnings), ...notes.warnings],
  };
}
