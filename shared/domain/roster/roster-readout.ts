/**
 * What a reader found in a roster (OneRoster, School Data Sync, a table of a school), as plain data that can cross to
 * another thread: people, groups, who is in which, and everything that was not clear, with file, row and column. What the
 * file does not say is absent and stays as it is. Passwords have no place in it. Turning this into records is the work of
 * `decideRoster`.
 */
export type RosterFormat = 'oneroster-1-1' | 'oneroster-1-2' | 'sds-1' | 'sds-2-1' | 'table';

export const rosterNoteCodes = [
  // Whoever stands in that row is not written until it is put right.
  'name-missing',
  'id-missing',
  'id-twice',
  'number-twice',
  'number-rounded',
  'value-too-long',
  'day-unread',
  // Written all the same; told so that somebody can look.
  'status-unread',
  'day-order-guessed',
  'number-missing',
  'number-from-id',
  'role-without-place',
  'role-missing',
  'administrator-not-given',
  'orphan',
  'reference-file-absent',
  'membership-of-nobody',
  'row-twice',
  'file-unread',
  'column-unread',
  'password-skipped',
  'email-unread',
  'text-shortened',
  // Of the reader of CSV and XLSX.
  'encoding-guessed',
  'quotes-unclear',
  'sheet-hidden',
] as const;
export type RosterNoteCode = (typeof rosterNoteCodes)[number];

export type RosterNote = {
  readonly code: RosterNoteCode;
  readonly file: string;
  /** As the spreadsheet counts it, from 1; 0: the file as a whole. */
  readonly row: number;
  /** Heading as the file writes it; blank: the row as a whole. */
  readonly column: string;
  /** What stands there, or how often. */
  readonly value: string;
  /** Whoever stands in that row is not written until this is put right. */
  readonly isBlocking: boolean;
};

/** Fields as a file has them; one that is absent stays as it is. */
export type RosterFields = {
  readonly number?: string;
  readonly givenName?: string;
  readonly namePrefix?: string;
  readonly familyName?: string;
  /** ISO day; null: the file says that there is none. */
  readonly birthDate?: string | null;
  readonly email?: string;
  readonly learningPath?: string;
  readonly diplomaDate?: string | null;
  readonly jobTitle?: string;
};

export type RosterStaffRole = 'examiner' | 'leader';

export type RosterPerson = {
  /** Tells it from the others of the readout. */
  readonly key: string;
  readonly file: string;
  readonly row: number;
  /** What the system it comes from calls this person; null where a table has no more than a number or a name. */
  readonly identifier: string | null;
  readonly isParticipant: boolean;
  /** Empty: no staff. An administrator is made by a person and never by a file. */
  readonly staffRoles: readonly RosterStaffRole[];
  /** `deleted`: the file says that this person is to be deleted there. */
  readonly standing: 'active' | 'inactive' | 'deleted';
  readonly fields: RosterFields;
  /** What keeps this one from being written; see `notes`. */
  readonly isBlocked: boolean;
};

export type RosterGroup = {
  readonly key: string;
  readonly identifier: string | null;
  readonly name: string;
  /** E.g. `2026-2027`; blank: not said. */
  readonly schoolYear: string;
  /** Key of who teaches it, where the file says so. */
  readonly teacherKey: string | null;
  /** The file says that it is no more. */
  readonly isEnded: boolean;
};

export type RosterMembership = {
  readonly groupKey: string;
  readonly personKey: string;
  /** ISO days; null: not said. */
  readonly from: string | null;
  /** First day not in it any more. */
  readonly until: string | null;
  /** The file says that they are in it no more, and not since when. */
  readonly isEnded: boolean;
};

/** Whether the file holds everybody (who is absent works or learns there no more) or only what changed; null: it does not say. */
export type RosterExtent = 'bulk' | 'delta' | null;

export type RosterReadout = {
  readonly format: RosterFormat;
  /** By which what is made is found again: `oneroster`, `sds`, `table`. */
  readonly system: string;
  readonly people: readonly RosterPerson[];
  readonly groups: readonly RosterGroup[];
  readonly memberships: readonly RosterMembership[];
  readonly notes: readonly RosterNote[];
  readonly extent: RosterExtent;
  /** The same of who is in which group. */
  readonly membershipExtent: RosterExtent;
  /** Data rows of each file or sheet, as they were counted. */
  readonly rows: readonly { readonly file: string; readonly count: number }[];
};
