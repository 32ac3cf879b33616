/**
 * What a reader found in a qualification file (kwalificatiedossier, KD), as plain data that can cross to another
 * thread. It keeps the shape of the file: a base part that all profiles share, with additions per profile, and the
 * profiles with their own core tasks. Turning this into qualifications of ours is the work of `decideImport`.
 *
 * Nothing is left out in silence: what could not be kept, or was odd, is a warning with its place in the file.
 */

/** Qualification files are in Dutch, whatever languages the program speaks. */
export const fileLanguage = 'nl';

/** Text of the file with what it adds for single profiles. */
export type TextPerProfile = {
  readonly text: string;
  readonly additions: readonly { readonly profileKey: string; readonly text: string }[];
};

/** A list of references or lines with what the file adds for single profiles. */
export type ListPerProfile = {
  readonly items: readonly string[];
  readonly additions: readonly { readonly profileKey: string; readonly items: readonly string[] }[];
};

/** Behaviour (gedrag): the line that introduces it and one line per indicator. */
export type Behaviour = { readonly intro: string; readonly lines: readonly string[] };

export type FileWorkProcess = {
  readonly key: string;
  readonly code: string;
  readonly name: string;
  readonly description: TextPerProfile;
  readonly desiredResult: TextPerProfile;
  readonly behaviour: Behaviour;
  readonly behaviourAdditions: readonly { readonly profileKey: string; readonly behaviour: Behaviour }[];
  /** Letters of the competences, e.g. `K`. */
  readonly competenceCodes: ListPerProfile;
  readonly line: number;
};

export type FileCoreTask = {
  readonly key: string;
  readonly code: string;
  readonly name: string;
  readonly description: TextPerProfile;
  readonly responsibility: TextPerProfile;
  /** Sentences, resolved. */
  readonly knowledgeAndSkills: ListPerProfile;
  readonly workProcesses: readonly FileWorkProcess[];
  readonly line: number;
};

/** A crebo code with the days it is valid. ISO days; null is open. */
export type FileCode = {
  readonly code: string;
  readonly validFrom: string | null;
  readonly intakeEnd: string | null;
  readonly trainingEnd: string | null;
};

export type FileProfile = {
  readonly key: string;
  readonly name: string;
  readonly level: string | null;
  readonly codes: readonly FileCode[];
  readonly coreTasks: readonly FileCoreTask[];
  readonly line: number;
};

export type QualificationFile = {
  readonly key: string;
  readonly title: string;
  readonly codes: readonly FileCode[];
  readonly baseCoreTasks: readonly FileCoreTask[];
  readonly profiles: readonly FileProfile[];
  readonly line: number;
};

/** Each has its sentence in the locales: `import:warning.<code>`. */
export const fileWarningCodes = [
  'addition-without-profile',
  'behaviour-intro-added',
  'behaviour-line-joined',
  'behaviour-without-list',
  'code-malformed',
  'code-repeated',
  'competence-not-standard',
  'competence-renamed',
  'competence-repeated',
  'competence-unknown',
  'core-task-without-work-process',
  'date-unreadable',
  'element-skipped',
  'file-not-established',
  'file-without-profile',
  'indicator-repeated',
  'key-missing',
  'key-repeated',
  'knowledge-repeated',
  'knowledge-unknown',
  'markup-removed',
  'name-missing',
  'number-missing',
  'number-repeated',
  'profile-unknown',
  'profile-without-code',
  'profile-without-core-task',
  'text-after-element-skipped',
  'text-shortened',
  'work-process-without-indicator',
] as const;
export type FileWarningCode = (typeof fileWarningCodes)[number];

export type FileWarning = {
  readonly code: FileWarningCode;
  readonly line: number;
  /** Qualification file (dossier) it stands in; null outside all. */
  readonly fileKey: string | null;
  /** Profile it concerns; null when it concerns all profiles of the file. */
  readonly profileKey: string | null;
  /** Core task or work process, e.g. `B1-K1-W2`; blank elsewhere. */
  readonly at: string;
  /** The reference, element or piece of text it is about. */
  readonly about: string;
};

export type QualificationFileReadout = {
  readonly files: readonly QualificationFile[];
  readonly warnings: readonly FileWarning[];
};
