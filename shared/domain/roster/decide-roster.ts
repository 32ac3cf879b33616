/**
 * Decides what an import of a roster would do, upon what the device holds: everything of it is written together or nothing.
 * Pure: decided once to be looked at and once more when it is written.
 */
import type { ParticipantId } from '../../kernel/ids';
import { splitName } from '../../kernel/person-name';
import { sameValue } from '../../kernel/same-value';
import { fullName } from '../../records/participant';
import type { Participation } from '../../records/participation';
import type { Staff } from '../../records/staff';
import { decideLinks } from '../decide-links';
import { followMerged } from '../follow-merged';
import { changedParts, type WholeParticipant } from '../whole-participant';
import { decidePeople, type Standing } from './decide-people';
import { decideRosterGroups } from './decide-roster-groups';
import { type KnownPerson, nameKeyOf } from './match-person';
import { changeParticipant, changeStaff, participantChanges, staffChanges } from './roster-person-change';
import type { RosterPlan, RosterRequest } from './roster-plan';
import type { RosterPerson } from './roster-readout';

export function decideRoster(request: RosterRequest): RosterPlan {
  const { readout, choices } = request;
  const participants = decidePeople(
    readout.people.filter(({ isParticipant }) => isParticipant),
    participantKind(request),
    choices,
    ({ participantId }) => participantId,
  );
  // One who is both is told once, as the candidate.
  const staff = decidePeople(
    readout.people.filter(({ staffRoles }) => staffRoles.length > 0),
    staffKind(request),
    choices,
    ({ staffId }) => staffId,
  );
  const decided = decideRosterGroups(request, {
    participantOf: participants.idOf as ReadonlyMap<string, ParticipantId>,
    staffOf: staff.idOf as ReadonlyMap<string, Staff['staffId']>,
    unsure: participants.unsure,
  });
  return {
    items: [...participants.items, ...staff.items],
    writes: {
      ...writesOfPeople(request, participants.writes),
      staff: staff.writes,
      ...decided.writes,
      participations: standardLinks(request, participants.writes),
    },
    groups: decided.groups,
    memberships: decided.memberships,
    isAbsenceUnknown: participants.isAbsenceUnknown || staff.isAbsenceUnknown,
  };
}

const nameOf = ({ fields }: RosterPerson): string =>
  fullName({
    ...{ givenName: fields.givenName ?? '', namePrefix: fields.namePrefix ?? '' },
    familyName: fields.familyName ?? '',
  });

/** Each document that differs from what is here. */
function writesOfPeople({ view }: RosterRequest, written: readonly WholeParticipant[]) {
  const byId = new Map(view.participants.map((one) => [one.participantId, one]));
  const parts = written.map((one) => changedParts(byId.get(one.participantId) ?? null, one));
  return {
    participants: parts.flatMap(({ participant }) => participant ?? []),
    offices: parts.flatMap(({ office }) => office ?? []),
  };
}

/** Names of the groups in which the file has each person, by key. */
function groupNames({ readout }: RosterRequest): (person: RosterPerson) => string {
  const byKey = new Map(readout.groups.map(({ key, name }) => [key, name]));
  const names = new Map<string, string>();
  for (const { personKey, groupKey, isEnded } of readout.memberships) {
    const name = byKey.get(groupKey);
    if (name && !isEnded) names.set(personKey, [names.get(personKey), name].filter(Boolean).join(', '));
  }
  return ({ key }) => names.get(key) ?? '';
}

function participantKind(request: RosterRequest) {
  const { readout, view, now, newId } = request;
  const byId = new Map<string, WholeParticipant>(view.participants.map((one) => [one.participantId, one]));
  const { system } = readout;
  const standingOf = (document: WholeParticipant): Standing<WholeParticipant> => {
    const { participantId: id, number, birthDate, isRemoved, office } = document;
    const { email, origin = null } = office;
    const known = {
      ...{ id, origin, number, birthDate, nameKey: nameKeyOf(document) },
      ...{ addresses: email ? [email.toLowerCase()] : [], isRemoved: isRemoved === true },
    };
    const meant = followMerged(byId, id, 'participantId') ?? document;
    return {
      ...{ document, isInactive: !!document.inactiveSince, meant: meant.participantId },
      known: meant === document ? known : onlyTheirs(known, meant),
      candidate: { id, name: fullName(document), number, birthDate },
    };
  };
  return {
    ...{ kind: 'participant' as const, system, nameOf, changesBetween: participantChanges },
    groupOf: groupNames(request),
    here: view.participants.map(standingOf),
    change: (person: RosterPerson, before: WholeParticipant | null) =>
      changeParticipant(person, { before, newId: before?.participantId ?? newId(), system, now }),
    mayReturn: () => true,
    archive: (document: WholeParticipant): WholeParticipant => ({ ...document, inactiveSince: now }),
  };
}

/** Of somebody who was merged, by what they and not the one who stayed can be found: both would be too many to be sure. */
const onlyTheirs = (known: KnownPerson, meant: WholeParticipant): KnownPerson => ({
  ...known,
  origin: sameValue(known.origin, meant.office.origin ?? null) ? null : known.origin,
  number: known.number === meant.number ? '' : known.number,
  nameKey: known.nameKey === nameKeyOf(meant) ? known.id : known.nameKey,
});

const administers = ({ roles }: Staff): boolean => roles.includes('administrator');

/**
 * Whoever administers the centre goes by no file, because somebody has to let the others in; and comes back by none, because
 * a person took those rights away.
 */
function staffKind({ readout, view, now, newId }: RosterRequest) {
  const { system } = readout;
  const standingOf = (document: Staff): Standing<Staff> => {
    const { staffId: id, name, email, identity } = document;
    const known = {
      ...{
        id,
        origin: document.origin ?? null,
        number: '',
        birthDate: null,
        nameKey: nameKeyOf(splitName(name)),
      },
      addresses: [email, identity].flatMap((one) => (one ? [one.toLowerCase()] : [])),
      isRemoved: false,
    };
    return {
      ...{ document, known, isInactive: !!document.inactiveSince, meant: id },
      candidate: { id, name, number: '', birthDate: null },
    };
  };
  return {
    ...{ kind: 'staff' as const, system, nameOf, changesBetween: staffChanges },
    groupOf: () => '',
    here: view.staff.map(standingOf),
    change: (person: RosterPerson, before: Staff | null) =>
      changeStaff(person, { before, newId: before?.staffId ?? newId(), system, now }),
    mayReturn: (document: Staff) => !administers(document),
    archive: (document: Staff): Staff | null =>
      administers(document) ? null : { ...document, inactiveSince: now },
  };
}

/** Whoever comes in is linked to what is standard (M22); whoever was here keeps the links that they have. */
function standardLinks(
  { view, now, newId, staffId }: RosterRequest,
  written: readonly WholeParticipant[],
): readonly Participation[] {
  const here = new Set(view.participants.flatMap((one) => (one.isRemoved ? [] : [one.participantId])));
  const participantIds = written.flatMap(({ participantId, inactiveSince }) =>
    here.has(participantId) || inactiveSince ? [] : [participantId],
  );
  return decideLinks({ participantIds, qualificationIds: view.standardQualificationIds }, new Map(), {
    ...{ newId: () => newId() as Participation['participationId'], now, staffId, reason: 'standard' },
  }).changes;
}
