/**
 * Qualifications as a data file of ours (JSON). Format `vakproef-qualifications`, version 1: every field of the
 * qualification and its tree as they are recorded, also what this program does not know, with ids, and the competences
 * that are used. Not in it are its state, its versions and who made it: those are of one centre. docs/FORMATS.md.
 */
import type { Qualification } from '../domain/qualification';
import type { Competence } from '../records/competence';

export const qualificationsFormat = 'vakproef-qualifications';
export const qualificationsVersion = 1;
/** What the module of qualifications is called where programs meet (M63): kwalificatiedossiers. */
const moduleId = 'kds';

/** What is of the centre, and not of the qualification. */
const ofTheCentre = [
  'status',
  'history',
  'madeFrom',
  'isRemoved',
] as const satisfies readonly (keyof Qualification)[];

const withoutPlace = (qualification: Qualification): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(qualification).filter(([name]) => !ofTheCentre.some((own) => own === name)),
  );

export type QualificationsToWrite = {
  readonly qualifications: readonly Qualification[];
  /** Those that the qualifications use. */
  readonly competences: readonly Competence[];
  /** ISO moment. */
  readonly exportedAt: string;
};

/** The file as text: readable JSON, ending in a line break. */
export function writeQualificationsJson({
  qualifications,
  competences,
  exportedAt,
}: QualificationsToWrite): string {
  const content = {
    format: qualificationsFormat,
    module: moduleId,
    version: qualificationsVersion,
    exportedAt,
    qualifications: qualifications.map(withoutPlace),
    competences: competences.map(({ competenceId, code, name, description, origin }) => ({
      competenceId,
      code,
      name,
      ...(description ? { description } : {}),
      origin,
    })),
  };
  return `${JSON.stringify(content, null, 2)}\n`;
}
