/** What an import of a roster would do, person by person, and what it would write: plain data, decided by `decideRoster`. */
import type { ParticipantId, QualificationId, StaffId } from '../../kernel/ids';
import type { Group } from '../../records/group';
import type { GroupMembership } from '../../records/group-membership';
import type { Participant } from '../../records/participant';
import type { ParticipantOffice } from '../../records/participant-office';
import type { Participation } from '../../records/participation';
import type { Staff } from '../../records/staff';
import type { WholeParticipant } from '../whole-participant';
import type { RosterReadout } from './roster-readout';

/** What the device holds. */
export type RosterView = {
  readonly participants: readonly WholeParticipant[];
  readonly staff: readonly Staff[];
  readonly groups: readonly Group[];
  readonly memberships: readonly GroupMembership[];
  /** Whoever is new is linked to these (M22). */
  readonly standardQualificationIds: readonly QualificationId[];
};

export type RosterChoices = {
  /** Who is meant by somebody that looks like one who is here: an id, or `new`. By key. */
  readonly meant: Readonly<Record<string, string>>;
  /** Keys that were left out. */
  readonly left: ReadonlySet<string>;
  /** `bulk`: who is not in the file is not there any more. */
  readonly extent: 'bulk' | 'delta';
};

export type RosterRequest = {
  readonly readout: RosterReadout;
  readonly view: RosterView;
  readonly choices: RosterChoices;
  /** Moment of the import, and its day by the centre's clock. */
  readonly now: string;
  readonly today: string;
  /** Who imports. */
  readonly staffId: StaffId;
  readonly newId: () => string;
};

/**
 * `back`: was in the archive and comes out of it. `gone`: in the file as one that is no more, and not here. `waiting`:
 * something in the row must be put right first. `left`: a person left it out.
 */
export const rosterOutcomes = [
  'waiting',
  'alike',
  'inactive',
  'new',
  'changed',
  'back',
  'left',
  'unchanged',
  'gone',
] as const;
export type RosterOutcome = (typeof rosterOutcomes)[number];

export type RosterChange = { readonly field: string; readonly before: string; readonly after: string };

/** Somebody who is here and may be the one that is meant. */
export type RosterCandidate = {
  readonly id: string;
  readonly name: string;
  readonly number: string;
  readonly birthDate: string | null;
};

export type RosterItem = {
  readonly key: string;
  readonly kind: 'participant' | 'staff';
  readonly outcome: RosterOutcome;
  readonly name: string;
  readonly number: string;
  readonly birthDate: string | null;
  /** Names of the groups where the file has them; blank: none. */
  readonly group: string;
  /** Blank and 0: not in the file. */
  readonly file: string;
  readonly row: number;
  readonly changes: readonly RosterChange[];
  readonly candidates: readonly RosterCandidate[];
};

export type RosterWrites = {
  readonly participants: readonly Participant[];
  readonly offices: readonly ParticipantOffice[];
  readonly staff: readonly Staff[];
  readonly groups: readonly Group[];
  readonly memberships: readonly GroupMembership[];
  readonly participations: readonly Participation[];
};

export type RosterPlan = {
  readonly items: readonly RosterItem[];
  readonly writes: RosterWrites;
  readonly groups: { readonly new: number; readonly changed: number; readonly unchanged: number };
  readonly memberships: { readonly new: number; readonly ended: number; readonly changed: number };
  /** Somebody in the file cannot be told from those who are here: then nobody is taken for absent. */
  readonly isAbsenceUnknown: boolean;
};

/** Who each person of the file is here, for what else names them. */
export type RosterPlaces = {
  /** By key; absent where nobody is meant or it is not sure who. */
  readonly participantOf: ReadonlyMap<string, ParticipantId>;
  readonly staffOf: ReadonlyMap<string, Staff['staffId']>;
  /** Those of whom it is not sure whether the file means them: nothing is taken from them. */
  readonly unsure: ReadonlySet<string>;
};
