/** What a draft of a qualification is for a page: how it stands, and what can be done with it. */
import type { ClientOf } from '../../../shared/contract/contract';
import type { DraftFacts, draftsContract } from '../../../shared/contract/drafts-contract';
import {
  type ConflictSide,
  type DraftConflict,
  type DraftWhole,
  noConflicts,
} from '../../../shared/domain/authoring/draft-conflicts';
import type { Edit } from '../../../shared/domain/authoring/edit';
import type { History } from '../../../shared/domain/authoring/history';
import type { Tree } from '../../../shared/domain/authoring/tree';
import type { StaffId } from '../../../shared/kernel/ids';
import type { KnownValue, LiveValue } from '../../../shared/kernel/live-value';
import type { Problem } from '../../../shared/kernel/problem';
import type { Result } from '../../../shared/kernel/result';
import type { QualificationVersion } from '../../../shared/records/qualification-version';
import type { After } from '../pause';

export type DraftsClient = Pick<ClientOf<typeof draftsContract>, 'read' | 'keep' | 'discard' | 'setAside'>;

/** What a step of the history was: an edit, a choice between two texts, or the draft as a whole that became another. */
export type DraftStep = Edit['kind'] | 'whole' | 'choice';

export type DraftState = {
  /** The tree with what can be undone; null while it is being opened. */
  readonly history: History<DraftWhole, DraftStep> | null;
  /** The version that it is made upon. */
  readonly baseDigest: string | null;
  /** That version is not on this device now: nothing can be published upon it, and giving the draft up cannot be undone. */
  readonly isBaseMissing: boolean;
  /** There is a draft: something that the version does not say stands in it, or was to be chosen in. */
  readonly isChanged: boolean;
  /** Its tree says something else than that version: it can be published. */
  readonly isOther: boolean;
  /** On disk as it stands here. */
  readonly isKept: boolean;
  readonly keptAt: string | null;
  readonly editedBy: StaffId | null;
  /** Why it cannot be opened or kept; null while it can. */
  readonly problem: Problem | null;
  /** Fields that two people changed each in their way; those in which somebody chose keep both texts, too. */
  readonly conflicts: readonly DraftConflict[];
  /** What came in from elsewhere and was merged in, until somebody saw it. */
  readonly cameIn: 'window' | 'version' | null;
};

export type DraftLine = {
  readonly state: KnownValue<DraftState>;
  /**
   * Opens it the first time; later, merges in the version that counts by now.
   * @param number how many versions the head lists by now: a window that is behind knows by it
   */
  readonly follow: (versionDigest: string, number?: number) => void;
  /** @returns the tree after the edit; null while there is none */
  readonly edit: (edit: Edit, group?: string) => Tree | null;
  /**
   * Gives the draft up: back to the version that counts, in one step that can be undone while the page is there. For good where
   * that version is not on this device.
   */
  readonly discard: () => void;
  /**
   * What main cannot read goes out of the way, for good: one goes on from the state before it, or anew. Where it is open here,
   * what stands here is kept.
   */
  readonly setAside: (isEarlierTaken: boolean) => void;
  readonly undo: () => void;
  readonly redo: () => void;
  /** Somebody chose, or chose otherwise: one step, that can be undone. */
  readonly choose: (conflict: DraftConflict, side: ConflictSide) => void;
  readonly noteSeen: () => void;
  /** Tries at once to open what could not be opened. */
  readonly reopen: () => void;
  /** Hands over at once what is not kept. A problem: it is not on disk, and why. */
  readonly flush: () => Promise<Result<null>>;
  /** Follows nothing any more; for whoever lets it go. */
  readonly close: () => void;
};

export type DraftLineDeps = {
  readonly client: DraftsClient;
  /** Which drafts main keeps, as it told last. */
  readonly kept: LiveValue<readonly DraftFacts[]>;
  readonly contentOf: (digest: string) => Promise<QualificationVersion | null>;
  /** This person works here at this moment: main keeps nothing in the name of somebody else. */
  readonly isHere: () => boolean;
  readonly after: After;
  readonly newId: () => string;
};

export const closedDraft: DraftState = {
  history: null,
  ...{ baseDigest: null, isBaseMissing: false, isChanged: false, isOther: false },
  ...{ isKept: true, keptAt: null, editedBy: null },
  ...{ problem: null, conflicts: noConflicts, cameIn: null },
};
