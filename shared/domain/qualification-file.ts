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

/** A date that stands in the file and cannot be read. It is asked, and never taken for open. */
export type UnreadDate = {
  readonly field: 'validFrom' | 'intakeEnd' | 'trainingEnd';
  /** As it is written there. */
  readonly text: string;
};

/** A crebo code with the days it is valid. ISO days; null is open, unless `unread` names the field. */
export type FileCode = {
  readonly code: string;
  readonly validFrom: string | null;
  readonly intakeEnd: string | null;
  readonly trainingEnd: string | null;
  /** Only there when a date could not be read. */
  readonly unread?: readonly UnreadDate[];
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
  /** ISO day on which SBB established it, where the file says so. */
  readonly establishedOn?: string;
  /** How SBB counts its versions, where it does. */
  readonly edition?: string;
  /** Only where several files hold this dossier and none of them is known to be the newest. */
  readonly fileName?: string;
  readonly codes: readonly FileCode[];
  readonly baseCoreTasks: readonly FileCoreTask[];
  readonly profiles: readonly FileProfile[];
  readonly line: number;
};

/** Each has its sentence in the locales: `import:warning.<code>`. */
export const fileWarningCodes = [
  'addition-without-profile',
  'attribute-skipped',
  'behaviour-colon-alone',
  'behaviour-intro-added',
  'behaviour-intro-joined',
  'behaviour-line-joined',
  'behaviour-mark-guessed',
  'behaviour-nested',
  'behaviour-one-line',
  'behaviour-second-heading',
  'behaviour-without-list',
  'behaviour-without-mark',
  'case-knowledge-joined',
  'case-levels-joined',
  'case-link-lost',
  'case-rubric-skipped',
  'case-second-parent',
  'case-without-place',
  'cell-date',
  'cell-error',
  'cell-formula',
  'cell-split',
  'code-guessed',
  'code-malformed',
  'code-repeated',
  'cohort-guessed',
  'column-skipped',
  'competence-code-twice',
  'competence-not-here',
  'competence-not-standard',
  'competence-other-name',
  'competence-renamed',
  'competence-repeated',
  'competence-unknown',
  'core-task-without-work-process',
  'date-guessed',
  'date-unreadable',
  'dossier-repeated',
  'element-read-as-text',
  'element-repeated',
  'element-skipped',
  'encoding-guessed',
  'entity-guessed',
  'field-skipped',
  'field-unreadable',
  'file-not-established',
  'file-repeated',
  'file-without-profile',
  'indicator-repeated',
  'key-missing',
  'key-repeated',
  'knowledge-repeated',
  'knowledge-unknown',
  'left-out',
  'letters-garbled',
  'markup-removed',
  'name-missing',
  'number-missing',
  'number-repeated',
  'profile-unknown',
  'profile-without-code',
  'profile-without-core-task',
  'qualification-repeated',
  'qualification-twice',
  'quotes-unclear',
  'row-kind-unknown',
  'row-without-parent',
  'sheet-hidden',
  'sheet-skipped',
  'sign-lost',
  'sign-removed',
  'text-after-element',
  'text-out-of-place',
  'text-shortened',
  'work-process-without-indicator',
] as const;
export type FileWarningCode = (typeof fileWarningCodes)[number];

/** A reading that may be another than the file means, for a person to look at before it is imported. */
export type FileGuess = {
  /** The text of the file, whole. */
  readonly source: string;
  /** What was made of it, a line each; none when it was not taken over. */
  readonly reading: readonly string[];
};

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
  readonly guess?: FileGuess;
};

export type QualificationFileReadout = {
  readonly files: readonly QualificationFile[];
  readonly warnings: readonly FileWarning[];
};
