/**
 * What a reader found in a file that is no SBB file (CASE, our own data file, a table), as plain data that can cross to
 * another thread: qualifications with their trees, in the words of our records. What the file does not say is absent and
 * stays as it is. Turning this into qualifications of ours is the work of `decideExchange`.
 */
import type { Competence } from '../records/competence';
import type { QualificationHead } from '../records/qualification';
import type { CoreTask, Indicator, WorkProcess } from '../records/qualification-version';
import type { FileWarning, QualificationFileReadout } from './qualification-file';

/** Fields as a file has them; others of the record stay as they are. */
type Said<Fields> = { readonly [Name in keyof Fields]?: Fields[Name] | undefined };

/** A node of the tree. Ids are those of the file: lower-case UUIDs are kept where they are free. */
type ExchangedNode<Fields> = {
  readonly id: string | null;
  readonly fields: Said<Fields>;
};

/** By id or code; null when the file says nothing of competences here. */
type WithCompetences = { readonly competences: readonly string[] | null };

export type ExchangedIndicator = ExchangedNode<Omit<Indicator, 'indicatorId' | 'competenceIds'>> &
  WithCompetences;

export type ExchangedWorkProcess = ExchangedNode<
  Omit<WorkProcess, 'workProcessId' | 'competenceIds' | 'indicators'>
> &
  WithCompetences & { readonly indicators: readonly ExchangedIndicator[] };

export type ExchangedCoreTask = ExchangedNode<Omit<CoreTask, 'coreTaskId' | 'workProcesses'>> & {
  readonly workProcesses: readonly ExchangedWorkProcess[];
};

/** What a file may say of the qualification itself: its state, versions and place here are no file's business. */
export type ExchangedHead = Omit<
  QualificationHead,
  'qualificationId' | 'status' | 'versionDigest' | 'about' | 'history' | 'madeFrom' | 'isRemoved' | 'origin'
>;

export type ExchangedQualification = ExchangedNode<ExchangedHead> & {
  /** Tells it from the others of the readout. */
  readonly key: string;
  readonly origin: NonNullable<QualificationHead['origin']>;
  readonly coreTasks: readonly ExchangedCoreTask[];
};

/** A competence that the file brings along; only those of its own that are used can become new ones here. */
export type ExchangedCompetence = Pick<Competence, 'code' | 'name' | 'description'> & {
  /** By what nodes name it: an id, or its code. */
  readonly key: string;
};

export type ExchangeReadout = {
  readonly format: NonNullable<QualificationHead['origin']>['system'];
  readonly title: string;
  readonly qualifications: readonly ExchangedQualification[];
  readonly competences: readonly ExchangedCompetence[];
  /** `fileKey` is the key of the qualification, or null for the file as a whole. */
  readonly warnings: readonly FileWarning[];
  /** Levels that may be taken for the qualification, where a file does not say it: how many things each would make. */
  readonly levels?: readonly { readonly level: number; readonly count: number; readonly example: string }[];
  /** The level that was taken. */
  readonly level?: number;
};

/** What a file turned out to be. */
export type ImportReadout =
  | { readonly kind: 'sbb'; readonly readout: QualificationFileReadout }
  | { readonly kind: 'exchange'; readonly readout: ExchangeReadout };
