/** What a person of a roster makes of the record that is here, or of a new one. What the file does not say stays. */
import type { ParticipantId, StaffId } from '../../kernel/ids';
import { fullName } from '../../records/participant';
import type { ParticipantOffice } from '../../records/participant-office';
import type { Staff } from '../../records/staff';
import { detailsOf } from '../participant-details';
import type { WholeParticipant } from '../whole-participant';
import type { RosterChange } from './roster-plan';
import type { RosterPerson } from './roster-readout';

const participantFields = [
  ...(['number', 'givenName', 'namePrefix', 'familyName', 'birthDate', 'email', 'learningPath'] as const),
  'diplomaDate',
] as const;

type Upon<T> = {
  readonly before: T | null;
  readonly newId: string;
  readonly system: string;
  readonly now: string;
};

/** The origin of the file is kept where the record has none: by it the next import finds the same one. */
const originOf = (
  before: { readonly origin?: ParticipantOffice['origin'] } | null,
  { identifier }: RosterPerson,
  system: string,
): ParticipantOffice['origin'] =>
  before?.origin ?? (identifier === null && before ? null : { system, identifier: identifier ?? '' });

/** Whoever is no more there goes to the archive; whoever is there again comes out of it. */
const inactiveSince = (
  before: { readonly inactiveSince?: string | null | undefined } | null,
  { standing }: RosterPerson,
  now: string,
): string | null => (standing === 'active' ? null : (before?.inactiveSince ?? now));

export function changeParticipant(person: RosterPerson, upon: Upon<WholeParticipant>): WholeParticipant {
  const { before, newId, system, now } = upon;
  const participantId = newId as ParticipantId;
  const blank: WholeParticipant = {
    participantId,
    office: { participantId },
    ...{ number: '', givenName: '', namePrefix: '', familyName: '', birthDate: null, group: '' },
  };
  const { jobTitle: _none, email, diplomaDate, ...fields } = person.fields;
  const after: WholeParticipant = { ...(before ?? blank), ...fields };
  const origin = originOf(before?.office ?? null, person, system);
  const inactive = inactiveSince(before, person, now);
  return {
    ...after,
    office: {
      ...after.office,
      ...(email === undefined ? {} : { email }),
      ...(diplomaDate === undefined ? {} : { diplomaDate }),
      ...(origin ? { origin } : {}),
    },
    ...(before?.inactiveSince || inactive ? { inactiveSince: inactive } : {}),
    ...(before?.isRemoved ? { isRemoved: false } : {}),
  };
}

/** Roles and independence of somebody who is here are no file's business: they were given by a person. */
export function changeStaff(person: RosterPerson, upon: Upon<Staff>): Staff {
  const { before, newId, system, now } = upon;
  const { givenName = '', namePrefix = '', familyName = '', jobTitle, email } = person.fields;
  const name = fullName({ givenName, namePrefix, familyName });
  const blank: Staff = {
    ...{ staffId: newId as StaffId, name, jobTitle: '', roles: [...person.staffRoles], independent: false },
  };
  const origin = originOf(before, person, system);
  const inactive = inactiveSince(before, person, now);
  return {
    ...(before ?? blank),
    name,
    ...(jobTitle === undefined ? {} : { jobTitle }),
    ...(email === undefined ? {} : { email }),
    ...(origin ? { origin } : {}),
    ...(before?.inactiveSince || inactive ? { inactiveSince: inactive } : {}),
  };
}

const told = (value: unknown): string => (typeof value === 'string' ? value : '');

function differences<T extends object>(
  before: T,
  after: T,
  fields: readonly (keyof T & string)[],
): readonly RosterChange[] {
  return fields.flatMap((field) =>
    told(before[field]) === told(after[field])
      ? []
      : [{ field, before: told(before[field]), after: told(after[field]) }],
  );
}

/** As one: who looks at it need not know that it is two documents. */
export const participantChanges = (
  before: WholeParticipant,
  after: WholeParticipant,
): readonly RosterChange[] => differences(detailsOf(before), detailsOf(after), participantFields);

export const staffChanges = (before: Staff, after: Staff): readonly RosterChange[] =>
  differences(before, after, ['name', 'jobTitle', 'email']);
